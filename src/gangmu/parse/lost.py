"""失行: text whose paragraph breaks were lost. The markers are then found inside the line, by their sequence.

A candidate counts where a clause can begin: behind a stop, or behind the heading of the clause above, which has none. It
is taken only if it goes on with an open list (二、 after 一、), goes on with the numbering of the document (（四） under
二、 after （三） under 一、), or opens a list that has a second entry. So （一） cited in running text or ``1．26％`` is no marker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from gangmu.parse.lines import BLANKS, Line
from gangmu.parse.markers import Marker, count, grammar, rank, read
from gangmu.parse.seams import blank_seams, matter

_LONG = 700
_WHOLE = 30
_AHEAD = 120
_NAME = 45
_HEAD_MATTER = 600
_CANDIDATE = re.compile(
    r"(?=第[ \u3000]*[〇○零一二三四五六七八九十百0-9０-９]+[ \u3000]*[编篇章节条部类]"
    r"|[一二三四五六七八九十]{1,3}[ \u3000]*、|[（(][ \u3000]*[一二三四五六七八九十0-9０-９]{1,3}[ \u3000]*[）)]"
    r"|附[ \u3000]*[件表][ \u3000]*[0-9０-９一二三四五六七八九十：:]|(?<=日)附[件表]"
    r"|(?<![0-9０-９.．])[0-9０-９]{1,2}[ \u3000]*[.．、﹒)）]|[①-⑳㈠-㈩⑴-⒇⒈-⒛]|专栏[ \u3000]*[0-9０-９一二三四五六七八九十]|——)"
)
_HEAD = re.compile(
    r"(?<![《“和与、及在按照据])第[ \u3000]*[〇○零一二三四五六七八九十百]+[ \u3000]*[编篇章节条](?![一-鿿]?[款项])"
)
_ANNEX = re.compile(
    r"附[ \u3000]*[件表][ \u3000]*(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?[ \u3000]*[：:]?(?![的所和、，。])"
)
# an entry of a list that goes on, after words that lost their stop: 4.地质科技攻关。
_NAMED = re.compile("[一-鿿“”、]{3,24}。")
_RUNNING = re.compile("[，。；：]")
_STOPS = "。！？；：!?;:"
_PAGE_NUMBER = re.compile(r"(?<=[。；：）])[ \u3000]*-?[ \u3000]*\d{1,4}[ \u3000]*-?[ \u3000]*$")
_CITED = re.compile(r"第[^，。]{1,4}[款项目]|规定|所[称列述]|[、和至到或及]\s*第|的|中(?:规定|所|的|关于)")
_NUMBERED = ("part", "class", "chapter", "section", "article", "han", "hanparen", "digit", "box")


class Place(msgspec.Struct, frozen=True):
    """候选: a possible marker; ``firm`` where a stop stands before it."""

    marker: Marker
    firm: bool


class Places(msgspec.Struct, frozen=True):
    """候选表: the possible markers of a line in order, and by family."""

    all: tuple[Place, ...]
    by_family: dict[str, list[int]]

    def after(self, k: int, family: str) -> Iterator[Place]:
        """The next candidates of ``family`` behind the k-th."""
        own = self.by_family.get(family, [])
        first = bisect_right(own, k)
        for place in own[first : first + _AHEAD]:
            yield self.all[place]


def restored(text: str, found: Sequence[Line]) -> list[Line]:
    """``found`` with every line that holds many paragraphs cut into them."""
    result: list[Line] = []
    few = len(found) <= 3
    for line in found:
        size = line.end - line.start
        if size > _LONG or (few and size > _WHOLE):
            result.extend(_cut(text, line, [marker.start for marker in _sequence(text, line)]))
        elif _HEAD.match(text, line.start) and (heads := _heads(text, line)):
            result.extend(_pieces(text, line, heads))
        else:
            result.append(line)
    return result


def _heads(text: str, line: Line) -> list[int]:
    """Further headings on a line of headings (第三篇…第十三章…): part, chapter and section, then perhaps an article."""
    found = list(_HEAD.finditer(text, line.start, line.end))
    if (
        len(found) < 2
        or any(head.group()[-1] == "条" for head in found[:-1])
        or _RUNNING.search(text, line.start, found[-1].start())
    ):
        return []
    return [head.start() for head in found[1:]]


def _cut(text: str, line: Line, markers: list[int]) -> Iterator[Line]:
    places = {*markers, *matter(text, line, markers)}
    blanks = sum(text[start - 1] in BLANKS for start in markers if start > line.start)
    if blanks * 2 > len(markers) > 1:
        places.update(blank_seams(text, line, markers))
    return _pieces(text, line, sorted(places))


def _pieces(text: str, line: Line, places: Sequence[int]) -> Iterator[Line]:
    start = line.start
    for place in [*places, line.end]:
        end = place
        while end > start and text[end - 1] in BLANKS:
            end -= 1
        if end > start:
            yield Line(start, end, line.indent if start == line.start else 0, line.gap, start > line.start)
        start = place


def _sequence(text: str, line: Line) -> list[Marker]:
    """The markers inside ``line``."""
    places = _indexed(list(_places(text, line)))
    taken: list[Marker] = []
    opened: list[Marker] = []
    last: dict[str, int] = {}
    named = line.start
    for k, place in enumerate(places.all):
        marker = place.marker
        depth = next((d for d in range(len(opened) - 1, -1, -1) if opened[d].family == marker.family), -1)
        goes_on = depth >= 0 and 1 < marker.number == opened[depth].number + 1 and _NAMED.match(text, marker.end)
        if marker.family == "annex":
            if place.firm:
                taken.extend([marker, *_behind(text, marker)])
                opened, last, named = [], {}, marker.end
            continue
        if not place.firm and not goes_on and not _headed(text, taken, marker, named):
            continue
        if not _fits(places, k, opened, depth, last):
            continue
        if depth >= 0 and (marker.number != 1 or opened[depth].number != 0):
            del opened[depth:]
        elif depth < 0:
            while opened and rank(opened[-1]) > rank(marker) and not _nested(places, k, opened[-1]):
                opened.pop()
        opened.append(marker)
        last[marker.family] = marker.number
        taken.append(marker)
        named = marker.end
    return taken


def _behind(text: str, annex: Marker) -> list[Marker]:
    """The title behind an annex label that heads its text: it stands on a line of its own."""
    announces = text[annex.end - 1] in "：:"
    return [] if announces else [Marker("annex", annex.number, annex.end, annex.end)]


def _indexed(found: Sequence[Place]) -> Places:
    by_family: dict[str, list[int]] = {}
    for k, place in enumerate(found):
        by_family.setdefault(place.marker.family, []).append(k)
    return Places(tuple(found), by_family)


def _places(text: str, line: Line) -> Iterator[Place]:
    for candidate in _CANDIDATE.finditer(text, line.start, line.end):
        start = candidate.start()
        marker = _marker(text, start, line.end)
        if marker is None:
            continue
        before = _PAGE_NUMBER.sub("", text[max(line.start, start - 12) : start].rstrip(BLANKS))
        firm = not before or before[-1] in _STOPS or (before[-2:-1] in "。；" and before[-1] in "）)”》")
        yield Place(marker, firm or (marker.family == "annex" and before[-1] in "）)日"))


def _marker(text: str, start: int, end: int) -> Marker | None:
    """The marker at ``start``, None where the number is cited or part of a larger one."""
    if (annex := _ANNEX.match(text, start, end)) is not None:
        return Marker("annex", count(annex["n"] or ""), *annex.span())
    found = grammar().at.match(text, start, end)
    marker = read(found) if found else None
    if marker is None or marker.start != start or (marker.family == "article" and _CITED.match(text, marker.end)):
        return None
    inside = marker.family == "han" and start > 0 and text[start - 1] in "第〇一二三四五六七八九十百"
    return None if inside else marker


def _headed(text: str, taken: list[Marker], marker: Marker, named: int) -> bool:
    """Whether a marker without a stop before it stands behind a heading, or behind the title of the document."""
    above = text[named : min(marker.start, named + _HEAD_MATTER)]
    if marker.start - named > _HEAD_MATTER:
        return False
    if not taken or taken[-1].family == "annex":
        return (
            marker.number == 1
            and marker.family in ("part", "chapter", "section", "article", "han")
            and "。" not in above
        )
    if text[marker.start - 1] in "）)" and marker.family in _NUMBERED:
        return True
    return (
        taken[-1].family in _NUMBERED
        and 0 < len(above) <= _NAME
        and not re.search("[。；！？：，]", above[-1:])
        and "。" not in above
        and rank(taken[-1]) < rank(marker)
    )


def _fits(places: Places, k: int, opened: list[Marker], depth: int, last: dict[str, int]) -> bool:
    marker = places.all[k].marker
    if marker.number == 0:
        return places.all[k].firm
    before = opened[depth].number if depth >= 0 else last.get(marker.family, 0)
    if marker.number == before + 1:
        if depth < 0 and marker.number == 1:
            return _second(places, k)
        return places.all[k].firm or not _firmer(places, k)
    if marker.family == "article" and marker.sub and marker.number == before:
        return True
    return marker.number == 1 and _second(places, k)


def _second(places: Places, k: int) -> bool:
    """Whether the list that opens with ``places.all[k]`` has a second entry, before it would open anew."""
    marker = places.all[k].marker
    for place in places.after(k, marker.family):
        other = place.marker
        if other.number == 2:
            return True
        if other.number == 1 and place.firm:
            return False
    return marker.family in ("article", "chapter", "part") and places.all[k].firm


def _firmer(places: Places, k: int) -> bool:
    """Whether a better place for the same number follows before the next number."""
    marker = places.all[k].marker
    for place in places.after(k, marker.family):
        other = place.marker
        if other.number == marker.number and place.firm:
            return True
        if other.number == marker.number + 1:
            return False
    return False


def _nested(places: Places, k: int, above: Marker) -> bool:
    """Whether the list of ``above`` goes on behind ``places.all[k]``, which then lies inside its entry."""
    other = next(places.after(k, above.family), None)
    return other is not None and other.marker.number == above.number + 1
