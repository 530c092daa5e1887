"""自动编号: the labels that Word draws before paragraphs and stores nowhere (``第一条``, ``（一）``, ``1.2``).

Rules: ECMA-376 part 1, 17.9. Lists that share an abstract numbering share its counters; a level starts anew when a
higher one is used (``lvlRestart`` may say otherwise); a list with ``startOverride`` begins anew where it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from gangmu.read.counting import counted
from gangmu.read.docx.package import VAL, Element, number, on, value, w

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
# After such a mark Word's gap is no part of the words: 一、总则, （一）目标.
_CLOSED: Final = "、）)．。：:，—"


class Level(msgspec.Struct, frozen=True):
    """级: how one level counts and looks; ``style`` the paragraph style tied to it, ``restart`` as in lvlRestart."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    glued: bool = False
    style: str = ""


class List(msgspec.Struct, frozen=True):
    """列表: one ``w:num``: the abstract numbering whose counters it moves, its levels, the starts it overrides."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def level_of_style(self, style: str) -> int | None:
        """The level tied to the paragraph style ``style``."""
        return next((k for k, level in self.levels.items() if style and level.style == style), None)


def lists(root: Element | None, styles: Element | None) -> dict[str, List]:
    """Every list of numbering.xml by its numId; ``styles`` is needed for numberings that a list style defines."""
    if root is None:
        return {}
    abstracts = {node.get(w("abstractNumId"), ""): node for node in root.iterchildren(w("abstractNum"))}
    nums = {node.get(w("numId"), ""): node for node in root.iterchildren(w("num"))}
    linked = _linked(abstracts, nums, styles)
    return {name: _list(node, abstracts, linked) for name, node in nums.items()}


def _linked(abstracts: dict[str, Element], nums: dict[str, Element], styles: Element | None) -> dict[str, str]:
    """Abstract numberings that only point to a list style (numStyleLink) -> the one that defines it."""
    homes = {link: name for name, node in abstracts.items() if (link := value(node, "styleLink"))}
    for style in () if styles is None else styles.iterchildren(w("style")):
        properties = style.find(f"{w('pPr')}/{w('numPr')}")
        num = nums.get(value(properties, "numId") or "")
        if style.get(w("type")) == "numbering" and num is not None:
            homes.setdefault(style.get(w("styleId"), ""), value(num, "abstractNumId") or "")
    links = ((name, value(node, "numStyleLink")) for name, node in abstracts.items())
    return {name: homes[link] for name, link in links if link in homes}


def _list(node: Element, abstracts: dict[str, Element], linked: dict[str, str]) -> List:
    name = value(node, "abstractNumId") or ""
    name = linked.get(name, name)
    levels = _levels(abstracts[name]) if name in abstracts else {}
    starts: dict[int, int] = {}
    for override in node.iterchildren(w("lvlOverride")):
        place = number(override.get(w("ilvl")))
        levels.update(_levels(override))
        if (start := value(override, "startOverride")) is not None:
            starts[place] = number(start, 1)
    return List(name, levels, starts)


def _levels(parent: Element) -> dict[int, Level]:
    return {number(node.get(w("ilvl"))): _level(node) for node in parent.iterchildren(w("lvl"))}


def _level(node: Element) -> Level:
    # a custom format comes with a plain one beside it as fallback
    forms = [str(form.get(VAL)) for form in node.iter(w("numFmt")) if form.get(VAL) not in (None, "custom")]
    restart = value(node, "lvlRestart")
    return Level(
        start=number(value(node, "start"), 0),
        form=forms[0] if forms else "decimal",
        text=value(node, "lvlText") or "",
        restart=None if restart is None else number(restart),
        legal=on(node, "isLgl"),
        glued=value(node, "suff") == "nothing",
        style=value(node, "pStyle") or "",
    )


class Counters:
    """计数器: the state of every list while a document is read from top to bottom."""

    def __init__(self, lists: Mapping[str, List]) -> None:
        self.lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, name: str, place: int) -> str:
        """Count one more paragraph of list ``name`` at level ``place``; its label with the gap after it, if any."""
        numbers = self.lists.get(name)
        if numbers is None or place not in numbers.levels or not 0 <= place < _LEVELS:
            return ""
        counts = self._counts.setdefault(numbers.abstract, {})
        self._count(numbers, name, place, counts)
        return _drawn(numbers, place, counts)

    def _count(self, numbers: List, name: str, place: int, counts: dict[int, int]) -> None:
        anew = place in numbers.starts and (name, place) not in self._begun
        self._begun.add((name, place))
        counts[place] = _start(numbers, place) if anew or place not in counts else counts[place] + 1
        for deeper in [k for k in counts if k > place]:
            restart = numbers.levels.get(deeper, Level()).restart
            if restart is None or place < restart:
                del counts[deeper]


def _start(numbers: List, place: int) -> int:
    return numbers.starts.get(place, numbers.levels.get(place, Level()).start)


def _drawn(numbers: List, place: int, counts: Mapping[int, int]) -> str:
    level = numbers.levels[place]
    if level.form == "bullet":
        words = _PRIVATE.sub("•", level.text)
    else:
        words = _PLACE.sub(lambda found: _part(numbers, int(found[1]) - 1, counts, level.legal), level.text)
    words = words.strip()
    return words + ("" if not words or level.glued or words[-1] in _CLOSED else " ")


def _part(numbers: List, place: int, counts: Mapping[int, int], legal: bool) -> str:
    form = numbers.levels.get(place, Level()).form
    return counted(counts.get(place, _start(numbers, place)), "decimal" if legal and form != "none" else form)
