"""责任主体: who a phrase names as the one who acts, and how a list of names is read.

Names stay as the text writes them. Only a name that the whole subject consists of counts: 省人民政府应当 names a
government, 促进政府投资应当 does not.
"""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.tasks.lexicon import Agencies, agencies
from gangmu.text import opens

_ASIDE = re.compile(r"（(?:以下|简称|统称|下同|即|含|包括)[^（）]*）")
_BRACKETS = re.compile(r"（[^（）]*）")
_WITH = re.compile("会同|配合")
_MARKS = re.compile(r"[、，；]")
_LONGEST = 45
_LONGEST_LIST = 240
_LONGEST_ENDING = 14


class Actors(msgspec.Struct, frozen=True):
    """责任主体: those who lead and those who help; ``rest`` is the position in the phrase where the duty begins."""

    lead: tuple[str, ...]
    cooperate: tuple[str, ...]
    rest: int


def subject(text: str, *, units: bool) -> Actors | None:
    """Who acts in the phrase ``text``, named at its head before a modal, a duty verb or its end; None if nobody is.

    ``units`` says whether those who are no authority may act too (运营单位, 商业银行): in a document they may, in a law
    their duties are not the tasks of the government.
    """
    grammar = agencies()
    here = 0
    for k, mark in enumerate(grammar.followed.finditer(text, 1)):
        if k == 0:
            opened = grammar.opener.match(text) if text.startswith(grammar.openers) else None
            here = opened.end() if opened else 0
        if mark.end() - here > _LONGEST_LIST:
            break
        lead = names(text[here : mark.end()], units=units)
        if lead:
            return _acting(text, lead, mark.end(), grammar)
    return None


def _acting(text: str, lead: tuple[str, ...], rest: int, grammar: Agencies) -> Actors:
    """``lead`` with those whom it acts with (会同有关部门), and the place of the duty behind the modal."""
    modal = grammar.modal.match(text, rest)
    rest = modal.end() if modal else rest
    others = grammar.with_others.match(text, rest)
    if others is None:
        return Actors(lead, (), rest)
    return Actors(lead, names(others["who"], loose=True), others.end())


def behind_by(text: str) -> tuple[Actors, int] | None:
    """Who acts behind 由 in ``text``, and where 由 stands: the duty is what follows and what stands before."""
    grammar = agencies()
    for mark in grammar.by.finditer(text):
        lead, *others = _WITH.split(mark["who"], maxsplit=1)
        found = names(lead)
        if found:
            return Actors(found, names(others[0], loose=True) if others else (), mark.end()), mark.start()
    return None


def names(text: str, *, loose: bool = False, units: bool = False) -> tuple[str, ...]:
    """The names of the list ``text``, or none where it is not a list of authorities (``loose``: any names).

    省、市、县人民政府 are three governments; 发展改革、财政等部门 two abbreviated departments; companies count only
    beside an authority.
    """
    grammar = agencies()
    text = (_ASIDE.sub("", text) if "（" in text else text).strip("，、；：。 ")
    if not loose and opens(text, grammar.acting) and not text.startswith(grammar.name_heads):
        return ()
    bare = grammar.open_end.sub("", text) if "等" in text else text
    parts = _parts(bare, grammar, units=units)
    if bare != text and parts:
        parts = [*parts[:-1], *_abbreviated(parts[-1], grammar)]
    if not parts or any(len(part) > _LONGEST for part in parts):
        return ()
    if not loose and not _authorities(text, bare, parts, grammar, units=units):
        return ()
    return _distributed(parts, grammar)


def is_open(text: str) -> bool:
    """Whether the list ``text`` says that others belong to it (甲、乙等部门)."""
    return agencies().open_end.search(text.strip("，、；：。 ")) is not None


def is_authority(name: str) -> bool:
    """Whether ``name`` ends as the name of an authority does."""
    return _kind(name, agencies(), units=False) == "authority"


def _authorities(text: str, bare: str, parts: list[str], grammar: Agencies, *, units: bool) -> bool:
    """Whether ``parts`` of the list ``text`` are authorities, and whoever else a list may name beside them."""
    for part in parts:
        if _acts(part, grammar) or grammar.not_a_name.search(part):
            return False
    kinds = [_kind(part, grammar, units=units) for part in parts]
    opened = bare != text
    if opened and text.endswith(("部门", "机关")):
        return "，" not in text
    return "authority" in kinds and (opened or "" not in kinds)


def _acts(part: str, grammar: Agencies) -> bool:
    """Whether ``part`` begins with a verb, so that it is no name (优化工作机构)."""
    return opens(part, grammar.verbs) and not part.startswith(grammar.name_heads)


def _kind(part: str, grammar: Agencies, *, units: bool) -> str:
    bare = _BRACKETS.sub("", part) if "（" in part else part
    if bare.endswith(grammar.plain) or _named(bare, grammar, max(0, len(bare) - _LONGEST_ENDING)):
        return "authority"
    if part is not bare and _named(part, grammar, 0):
        return "authority"
    if units and part.endswith(grammar.unit):
        return "authority"
    return "companion" if part in grammar.places or part.endswith(grammar.companion) else ""


def _named(name: str, grammar: Agencies, start: int) -> bool:
    return grammar.name.get(name[-1:], grammar.any_name).search(name, start) is not None


def _parts(text: str, grammar: Agencies, *, units: bool) -> list[str]:
    """``text`` cut at 、 and at 和, 及其 … where a whole name stands before them; brackets are not cut."""
    if not grammar.cut.search(text):
        whole = text.strip(" 等")
        return [whole] if whole else []
    hidden = _BRACKETS.sub(lambda mark: "\0" * len(mark.group()), text)
    found: list[str] = []
    here = 0
    for mark in _MARKS.finditer(hidden):
        found += _joined(text[here : mark.start()], grammar, units=units)
        here = mark.end()
    found += _joined(text[here:], grammar, units=units)
    return [part for part in (one.strip(" 等") for one in found) if part]


def _abbreviated(part: str, grammar: Agencies) -> list[str]:
    """The last of a list of abbreviated departments, cut at 和 unless that belongs to its name (铁路和水利, 工业和信息化)."""
    left, found, right = part.rpartition("和")
    whole = not found or is_authority(part) or grammar.compound.search(part) or len(right) < 2
    return [part] if whole else [left, right]


def _joined(text: str, grammar: Agencies, *, units: bool) -> list[str]:
    found: list[str] = []
    here = 0
    for mark in grammar.joint.finditer(text):
        left = text[here : mark.start()]
        whole = left in grammar.places or _kind(left, grammar, units=units) == "authority"
        if left and mark.end() < len(text) and whole:
            found.append(left)
            here = mark.end()
    return [*found, text[here:]]


def _distributed(parts: list[str], grammar: Agencies) -> tuple[str, ...]:
    """Place words alone get the tail of the last name."""
    last = parts[-1]
    place = next((one for one in grammar.places if last.startswith(one)), "")
    tail = last[len(place) :] if place else ""
    return tuple(dict.fromkeys(part + tail if tail and part in grammar.places else part for part in parts))
