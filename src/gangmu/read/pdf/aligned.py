"""无线表: tables without upright borders, seen by columns that line up over several lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from gangmu.read.blocks import Paragraph
from gangmu.read.cells import Box
from gangmu.read.grid import inferred
from gangmu.read.pdf.lattice import Lattice, glued
from gangmu.read.pdf.lines import Line, Piece
from gangmu.read.pdf.marks import has_marker, is_contents
from gangmu.read.pdf.rules import Rule, Rules

Span = tuple[float, float]
# Columns that line up over fewer lines may do so by chance; between two rules across the table two lines are enough.
_ROWS: Final = 3
_RULED_ROWS: Final = 2
# So many lines with gaps may stand right above a table without being part of it.
_NAMES: Final = 3
# Lines farther apart (in ems, top to top) do not belong together.
_PITCH: Final = 3.5
# Lines of one cell between lines of several: the rest of a broken cell, or a label.
_SINGLES: Final = 2
# Rules above and below a table begin and end together.
_SAME: Final = 5.0
# A line of one cell continues the row above when it follows it so much closer than rows follow each other.
_CLOSER: Final = 0.85
# Two columns of which the first holds little but numbers so short are a list.
_NUMBER: Final = 8
_LISTED: Final = 0.7
# Cells of a table are short; long ones side by side are text in columns.
_LONGEST: Final = 60


def with_tables(found: Sequence[Line], rules: Rules) -> list[Line | Lattice]:
    """``found`` with every run of lines that is a table replaced by it."""
    bands = _bands(rules)
    items: list[Line | Lattice] = []
    at = failed = 0
    while at < len(found):
        band = next((one for one in bands if one[0] <= found[at].top and found[at].bottom <= one[1]), None)
        stop = _banded(found, at, band[1]) if band else _run(found, at)
        table = _table(found[at:stop], _RULED_ROWS if band else _ROWS) if stop - at > 1 else None
        failed = failed + 1 if table is None and stop - at > 1 else 0
        if table is not None:
            items.append(table)
            at = stop
        else:
            # a name may stand above the table; but if that is not it, the whole run is none
            after = stop if failed > _NAMES else at + 1
            items.extend(found[at:after])
            at = after
    return items


def _bands(rules: Rules) -> list[Span]:
    """Where level rules that begin and end together bound a table from above and below: the three-line table."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules.horizontal, key=lambda one: one.at):
        home = next((g for g in groups if abs(g[0].start - rule.start) + abs(g[0].end - rule.end) < _SAME), None)
        if home is None:
            groups.append([rule])
        else:
            home.append(rule)
    return [(group[0].at - 1, group[-1].at + 1) for group in groups if len(group) > 2]


def _banded(found: Sequence[Line], at: int, bottom: float) -> int:
    stop = at
    while stop < len(found) and found[stop].bottom <= bottom:
        stop += 1
    return stop


def _run(found: Sequence[Line], at: int) -> int:
    """The end of the lines from ``at`` on that may be a table: lines of several pieces, few of one between them."""
    stop = at
    k = at
    while k < len(found) and k - stop <= _SINGLES:
        if k > at and found[k].top - found[k - 1].top > _PITCH * found[k].em:
            break
        if len(found[k].pieces) > 1:
            stop = k + 1
        elif k == at:
            break
        k += 1
    return stop


def _table(rows: Sequence[Line], least: int) -> Lattice | None:
    several = Counter(len(line.pieces) for line in rows if len(line.pieces) > 1)
    if not several or sum(is_contents(line.text) for line in rows) > len(rows) / 2:
        return None
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    spans = _columns([piece for line in rows if len(line.pieces) == width for piece in line.pieces])
    lengths = [len(piece.text) for line in rows for piece in line.pieces]
    if count < least or len(spans) != width or median(lengths) > _LONGEST:
        return None
    cells = _rows(rows, spans)
    if cells is None or len(cells) < 2 or _is_list(cells):
        return None
    grid = inferred(cells)
    boxes = tuple(
        Box((Paragraph(cell.text),) if cell.text else (), cell.row, cell.column, cell.rows, cell.columns)
        for cell in grid.cells
    )
    borders = (*(left for left, _ in spans), spans[-1][1])
    return Lattice(boxes, grid.height, borders, rows[0].top, rows[-1].bottom)


def _columns(pieces: Sequence[Piece]) -> list[Span]:
    """The stretches of the page's width that ``pieces`` cover, those that overlap as one."""
    spans: list[Span] = []
    for piece in sorted(pieces, key=lambda one: one.left):
        if spans and piece.left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], piece.right))
        else:
            spans.append((piece.left, piece.right))
    return spans


def _rows(rows: Sequence[Line], spans: Sequence[Span]) -> list[list[str]] | None:
    """The cells of every row; None where a line runs across all columns and so is no row."""
    pitch = median([below.top - above.top for above, below in pairwise(rows)] or [0.0])
    cells: list[list[str]] = []
    above: Line | None = None
    for line in rows:
        if len(line.pieces) == 1 and line.right - line.left > 0.8 * (spans[-1][1] - spans[0][0]):
            return None
        filled = [(_column(piece, spans), piece.text) for piece in line.pieces]
        close = above is not None and line.top - above.top < _CLOSER * pitch
        fresh = not cells or not (len(filled) == 1 and (filled[0][0] > 0 or close))
        if fresh:
            cells.append([""] * len(spans))
        for column, text in filled:
            cells[-1][column] = glued(cells[-1][column], text)
        above = line
    return cells


def _is_list(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are items set apart from their numbers."""
    numbered = sum(has_marker(row[0] + "x") and len(row[0]) <= _NUMBER for row in cells)
    return len(cells[0]) == 2 and numbered > _LISTED * len(cells)


def _column(piece: Piece, spans: Sequence[Span]) -> int:
    """The first column under ``piece``, else the nearest."""
    under = (k for k, (left, right) in enumerate(spans) if piece.left < right and piece.right > left)
    middle = (piece.left + piece.right) / 2
    return next(under, min(range(len(spans)), key=lambda k: abs((spans[k][0] + spans[k][1]) / 2 - middle)))
