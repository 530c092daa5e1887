"""有线表: tables whose cells are bordered by drawn lines; where a border is missing, cells are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from gangmu.read.blocks import Paragraph
from gangmu.read.cells import Box
from gangmu.read.limits import TABLE_COLUMNS
from gangmu.read.pdf.glyphs import Glyph
from gangmu.read.pdf.lines import Line, first_word, lines
from gangmu.read.pdf.rules import Rule, Rules

# Lines that cross or nearly touch belong to one table.
_TOUCH: Final = 3.0
# Borders this near are one border.
_SAME: Final = 3.5
# A table open at the side: its level lines reach so far beyond the outermost upright one.
_OPEN: Final = 15.0
# Where a border covers the middle of a side it borders it.
_MIDDLE: Final = 0.3
# Pages with more lines are drawings: which cross which would take for ever.
_MOST: Final = 1_000
# Ems between the words of a cell and its border; a line that leaves more than that and the next word was ended on purpose.
_LOOSE: Final = 1.0


class Lattice(msgspec.Struct, frozen=True):
    """格子: a table of one page: its cells, how many rows, the borders of its columns, where it begins and ends."""

    boxes: tuple[Box, ...]
    rows: int
    borders: tuple[float, ...]
    top: float
    bottom: float


class _Frame(msgspec.Struct, frozen=True):
    """The lines of one table: borders of columns and rows, and which lines draw them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: Rules


def lattices(rules: Rules, glyphs: Sequence[Glyph]) -> tuple[list[Lattice], list[Glyph]]:
    """The bordered tables of a page, and the glyphs outside of them."""
    frames = _frames(rules)
    if not frames:
        return [], list(glyphs)
    inside: list[list[Glyph]] = [[] for _ in frames]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        home = next((k for k, frame in enumerate(frames) if _holds(frame, x, y)), None)
        (outside if home is None else inside[home]).append(glyph)
    return [_lattice(frame, held) for frame, held in zip(frames, inside, strict=True) if held], outside


def _frames(rules: Rules) -> list[_Frame]:
    if len(rules.horizontal) + len(rules.vertical) > _MOST:
        return []
    groups = _crossing(rules)
    frames = [_frame(group) for group in groups]
    return [frame for frame in frames if len(frame.xs) > 2 and len(frame.ys) > 1]


def _crossing(rules: Rules) -> list[Rules]:
    """Lines that cross each other, directly or through others."""
    count = len(rules.horizontal)
    parent = list(range(count + len(rules.vertical)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for i, level in enumerate(rules.horizontal):
        for j, upright in enumerate(rules.vertical):
            if _covers(level, upright.at, _TOUCH) and _covers(upright, level.at, _TOUCH):
                parent[root(i)] = root(count + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for k, rule in enumerate((*rules.horizontal, *rules.vertical)):
        groups.setdefault(root(k), ([], []))[k >= count].append(rule)
    return [Rules(tuple(levels), tuple(uprights)) for levels, uprights in groups.values() if levels and uprights]


def _covers(rule: Rule, at: float, slack: float) -> bool:
    return rule.start - slack <= at <= rule.end + slack


def _frame(rules: Rules) -> _Frame:
    xs = _distinct(rule.at for rule in rules.vertical)
    ys = _distinct(rule.at for rule in rules.horizontal)
    left, right = min(rule.start for rule in rules.horizontal), max(rule.end for rule in rules.horizontal)
    if left < xs[0] - _OPEN:
        xs.insert(0, left)
    if right > xs[-1] + _OPEN:
        xs.append(right)
    return _Frame(tuple(xs[: TABLE_COLUMNS + 1]), tuple(ys), rules)


def _distinct(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for at in sorted(places):
        if not found or at - found[-1] > _SAME:
            found.append(at)
    return found


def _holds(frame: _Frame, x: float, y: float) -> bool:
    return frame.xs[0] <= x <= frame.xs[-1] and frame.ys[0] <= y <= frame.ys[-1]


def _lattice(frame: _Frame, glyphs: Iterable[Glyph]) -> Lattice:
    places = _merged(frame)
    held: dict[tuple[int, int, int, int], list[Glyph]] = {place: [] for place in places.values()}
    height, width = len(frame.ys) - 1, len(frame.xs) - 1
    for glyph in glyphs:
        row = min(height - 1, max(0, bisect_right(frame.ys, (glyph.top + glyph.bottom) / 2) - 1))
        column = min(width - 1, max(0, bisect_right(frame.xs, (glyph.left + glyph.right) / 2) - 1))
        held[places[row, column]].append(glyph)
    boxes = tuple(
        Box(tuple(_paragraphs(lines(inside), frame.xs[c + columns])), r, c, rows, columns)
        for (r, c, rows, columns), inside in sorted(held.items())
    )
    return Lattice(boxes, height, frame.xs, frame.ys[0], frame.ys[-1])


def _merged(frame: _Frame) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    """For every place of the grid the cell it belongs to: row, column, rows, columns."""
    height, width = len(frame.ys) - 1, len(frame.xs) - 1
    walls, floors = _walls(frame), _floors(frame)
    cells: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for r in range(height):
        for c in range(width):
            if (r, c) in cells:
                continue
            columns = 1
            while c + columns < width and (r, c + columns) not in walls and (r, c + columns) not in cells:
                columns += 1
            rows = 1
            while r + rows < height and _goes_on(r + rows, c, columns, floors, walls):
                rows += 1
            for place in ((i, j) for i in range(r, r + rows) for j in range(c, c + columns)):
                cells[place] = (r, c, rows, columns)
    return cells


def _goes_on(row: int, column: int, columns: int, floors: set[tuple[int, int]], walls: set[tuple[int, int]]) -> bool:
    """Whether the cell above reaches down into ``row``: no border above it, none inside it."""
    span = range(column, column + columns)
    return not any((row, c) in floors for c in span) and not any((row, c) in walls for c in span[1:])


def _walls(frame: _Frame) -> set[tuple[int, int]]:
    """Places with a border on their left."""
    found = set()
    for r, (top, bottom) in enumerate(zip(frame.ys, frame.ys[1:], strict=False)):
        slack = _MIDDLE * (bottom - top)
        spanning = [
            rule.at for rule in frame.rules.vertical if rule.start <= top + slack and rule.end >= bottom - slack
        ]
        found |= {(r, c) for c, x in enumerate(frame.xs) if any(abs(at - x) <= _SAME for at in spanning)}
    return found


def _floors(frame: _Frame) -> set[tuple[int, int]]:
    """Places with a border above them."""
    found = set()
    for c, (left, right) in enumerate(zip(frame.xs, frame.xs[1:], strict=False)):
        slack = _MIDDLE * (right - left)
        spanning = [
            rule.at for rule in frame.rules.horizontal if rule.start <= left + slack and rule.end >= right - slack
        ]
        found |= {(r, c) for r, y in enumerate(frame.ys) if any(abs(at - y) <= _SAME for at in spanning)}
    return found


def _paragraphs(found: Sequence[Line], border: float) -> list[Paragraph]:
    """The lines of a cell, those broken at its border joined again."""
    paragraphs: list[str] = []
    last: Line | None = None
    for line in found:
        if last is not None and border - last.right < (first_word(line.text) + _LOOSE) * last.em:
            paragraphs[-1] = glued(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
        last = line
    return [Paragraph(text) for text in paragraphs]


def glued(one: str, other: str) -> str:
    """Two parts of a broken line as one: a blank only between words or figures of Latin letters."""
    apart = one[-1:].isascii() and other[:1].isascii() and one[-1:].isalnum() and other[:1].isalnum()
    return one + (" " if apart else "") + other
