"""页眉页脚: running heads, feet and page numbers, which belong to the pages and not to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from gangmu.read.pdf.lines import Line
from gangmu.read.pdf.marks import bare_number, begins_part, has_marker, is_ornate_number

_FIGURES: Final = re.compile(r"[\d０-９]+")
_BLANKS: Final = re.compile(r"\s+")
# Heads and feet stand in this part of the page's height, at most so many lines of them.
_ZONE: Final = 0.14
_LINES: Final = 3
# A head stands at the same height on every page.
_SAME: Final = 4.0
# It stands on so many pages, at least on so great a share (odd and even pages may differ, and chapters).
_PAGES: Final = 2
_SHARE: Final = 0.25
# Heads and feet stand apart from the text by so many times the usual gap between lines, or are smaller by this share.
_APART: Final = 1.4
_SIZE: Final = 0.08


class Sheet(msgspec.Struct, frozen=True):
    """纸面: the lines of a page outside of bordered tables, from top to bottom, and the page's size."""

    lines: tuple[Line, ...]
    width: float
    height: float


Edge = tuple[Line, bool]
Key = tuple[str, bool]


def surrounding(sheets: Sequence[Sheet]) -> list[frozenset[Line]]:
    """For every page the lines that are running heads, feet or page numbers."""
    gone: list[frozenset[Line]] = [frozenset()] * len(sheets)
    for _ in range(_LINES):
        edges = [_edges(sheet, lines) for sheet, lines in zip(sheets, gone, strict=True)]
        heads = _heads(edges)
        offsets = Counter(offset for page, each in enumerate(edges) for offset in _offsets(page, each))
        more = [
            frozenset(line for line, at_top in each if _is_outside(page, (line, at_top), sheets[page], heads, offsets))
            for page, each in enumerate(edges)
        ]
        if not any(more):
            break
        gone = [lines | new for lines, new in zip(gone, more, strict=True)]
    return gone


def _edges(sheet: Sheet, gone: frozenset[Line]) -> list[Edge]:
    """The first and the last line left on a page, where they stand near its edge; with whether at the top."""
    left = [line for line in sheet.lines if line not in gone]
    edges = []
    if left and (first := min(left, key=lambda line: line.top)).bottom < _ZONE * sheet.height:
        edges.append((first, True))
    if left and (last := max(left, key=lambda line: line.bottom)).top > (1 - _ZONE) * sheet.height:
        edges.append((last, False))
    return edges


def _heads(edges: Sequence[Sequence[Edge]]) -> dict[Key, list[float]]:
    """Words (figures left open) that stand at the edge of enough pages, and at which heights."""
    found: dict[Key, list[float]] = {}
    for each in edges:
        for line, at_top in each:
            found.setdefault((_words(line), at_top), []).append(line.top)
    least = max(_PAGES, _SHARE * len(edges))
    return {key: heights for key, heights in found.items() if len(heights) >= least}


def _words(line: Line) -> str:
    return _FIGURES.sub("#", _BLANKS.sub("", line.text))


def _offsets(page: int, each: Sequence[Edge]) -> list[int]:
    """How far the bare figures at the edges of a page are from its place in the file."""
    return [number - page for line, _ in each if (number := bare_number(line.text)) is not None]


def _is_outside(page: int, edge: Edge, sheet: Sheet, heads: dict[Key, list[float]], offsets: Counter[int]) -> bool:
    line, at_top = edge
    if is_ornate_number(line.text):
        return True
    number = bare_number(line.text)
    if number is not None:
        return offsets[number - page] >= _PAGES or (not at_top and _is_apart(line, sheet))
    if begins_part(line.text) or has_marker(line.text):
        return False
    heights = heads.get((_words(line), at_top), ())
    return sum(abs(height - line.top) < _SAME for height in heights) >= _PAGES and _is_apart(line, sheet)


def _is_apart(line: Line, sheet: Sheet) -> bool:
    """Whether a line stands off from the text, by more than lines stand off from each other or by its size.

    Lines of a list may well say the same at the top of several pages; heads and feet stand apart.
    """
    gaps = [below.top - above.bottom for above, below in pairwise(sheet.lines) if below.top > above.bottom]
    above = [other for other in sheet.lines if other.bottom <= line.top]
    below = [other for other in sheet.lines if other.top >= line.bottom]
    near = [(line.top - above[-1].bottom, above[-1]) for _ in above[:1]] if line.top > sheet.height / 2 else []
    near += [(below[0].top - line.bottom, below[0]) for _ in below[:1]] if line.top <= sheet.height / 2 else []
    usual = median(gaps) if gaps else 0.0
    return not near or near[0][0] > _APART * usual + 1 or abs(near[0][1].em - line.em) > _SIZE * line.em
