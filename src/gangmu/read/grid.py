"""网格: a table as cells with spans, and the Table a person reads in it: header folded, merged cells repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from gangmu.norms import Table

Span = tuple[int, int]

# A cell that is a value, not a caption: a figure with comparison, sign, percent or footnote. A bare year is a caption.
_FIGURE = re.compile(
    r"[<>≤≥≧≦＜＞±+\-－—–～~约]*\s*[\d０-９][\d０-９.,，．\s]*[%％‰]?\s*(?:左右|以上|以下|以内)?(?:[(（].*[)）])?"
)
_YEAR = re.compile(r"(?:19|20)\d\d\s*年?")
_HEADER_ROWS = 4


class Cell(msgspec.Struct, frozen=True):
    """单元格: ``text`` without TAB or line break, at ``row``/``column`` (from 0), reaching over ``rows`` x ``columns``."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Grid(msgspec.Struct, frozen=True):
    """网格: cells that do not overlap inside ``height`` x ``width``; ``header`` the number of header rows, if the file
    says it; ``turns`` are (page number, row) where a new page begins."""

    cells: tuple[Cell, ...]
    height: int
    width: int
    header: int | None = None
    turns: tuple[tuple[int, int], ...] = ()


def table(name: str, grid: Grid, spans: Sequence[Span], start: int, end: int) -> Table:
    """The Table of ``grid`` whose k-th cell is written at ``spans[k]``; ``start``/``end`` bound its lines."""
    owner = _owners(grid)
    first = _captions(grid)
    body = first + _header_depth(grid, owner, first)
    header, header_spans = _folded(grid, owner, spans, range(first, body), start)
    return Table(
        id=name,
        clause="",
        header=header,
        rows=tuple(tuple(grid.cells[k].text if k >= 0 else "" for k in row) for row in owner[body:]),
        start=start,
        end=end,
        spans=tuple(tuple(spans[k] if k >= 0 else (start, start) for k in row) for row in owner[body:]),
        header_spans=header_spans,
    )


def inferred(rows: Sequence[Sequence[str]]) -> Grid:
    """The Grid of plain rows, where an empty cell may be the rest of a merged one.

    In the first two columns an empty cell below a caption continues it; in the first row an empty cell continues the
    one to its left when the second row has a caption below it, and a second-row gap belongs to the cell above.
    """
    width = max(len(row) for row in rows)
    words = [[*row, *[""] * (width - len(row))] for row in rows]
    top = _wide_captions(words)
    cells: list[Cell] = []
    taken = [[False] * width for _ in words]
    for r, row in enumerate(words):
        for c in range(width):
            if taken[r][c]:
                continue
            columns = top.get(c, 1) if r == 0 else 1
            tall = _reach_down(words, r, c) if columns == 1 and (r > 0 or top) else 1
            for down in range(tall):
                taken[r + down][c : c + columns] = [True] * columns
            cells.append(Cell(row[c], r, c, tall, columns))
    return Grid(tuple(cells), len(words), width, 2 if top else None)


def _wide_captions(words: list[list[str]]) -> dict[int, int]:
    """Columns of the first row whose caption covers captions of the second row, with how many columns it covers."""
    if len(words) < 3 or not words[0][0] or "" not in words[0] or any(_is_figure(cell) for cell in words[1]):
        return {}
    wide: dict[int, int] = {}
    c = 0
    while c < len(words[0]):
        stop = c + 1
        while stop < len(words[0]) and not words[0][stop]:
            stop += 1
        if stop - c > 1:
            if not all(words[1][c:stop]):
                return {}
            wide[c] = stop - c
        elif words[1][c]:
            return {}
        c = stop
    return wide


def _reach_down(words: list[list[str]], r: int, c: int) -> int:
    if r == 0:
        return 1 if words[1][c] else 2
    if c > 1 or not words[r][c] or _is_figure(words[r][c]):
        return 1
    stop = r + 1
    while stop < len(words) and not any(words[stop][: c + 1]) and any(words[stop][c + 1 :]):
        stop += 1
    return stop - r


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def _owners(grid: Grid) -> list[list[int]]:
    """Which cell (index, -1 for none) covers each place."""
    owner = [[-1] * grid.width for _ in range(grid.height)]
    for k, cell in enumerate(grid.cells):
        for row in owner[cell.row : cell.row + cell.rows]:
            right = min(cell.column + cell.columns, grid.width)
            row[cell.column : right] = [k] * (right - cell.column)
    return owner


def _captions(grid: Grid) -> int:
    """How many rows on top are a single cell over the whole width: the name of the table, not its header."""
    full = {cell.row for cell in grid.cells if cell.columns >= grid.width > 1 and cell.rows == 1}
    count = 0
    while count in full and count < grid.height - 1:
        count += 1
    return count


def _header_depth(grid: Grid, owner: list[list[int]], first: int) -> int:
    """Header rows from row ``first`` on: those the file marks, else the first one and those below that complete it.

    A row completes the header when all its own words stand under captions that span several columns (or under nothing);
    a caption merged downwards from the first row takes the rows it reaches into with it.
    """
    if grid.header is not None and grid.header > first:
        return min(grid.header, grid.height) - first
    tallest = max((grid.cells[k].row + grid.cells[k].rows for k in owner[first] if k >= 0), default=first + 1)
    depth = 1
    while depth < min(_HEADER_ROWS, grid.height - first):
        above, row = owner[first + depth - 1], owner[first + depth]
        pairs = [
            (grid.cells[k], grid.cells[up] if up >= 0 else None)
            for k, up in zip(row, above, strict=True)
            if k >= 0 and k != up
        ]
        fresh = [(cell, up) for cell, up in pairs if cell.text]
        if any(_is_figure(cell.text) or cell.columns >= grid.width for cell, _ in fresh):
            break
        if first + depth >= tallest and not _all_under_captions(fresh, grid.width):
            break
        depth += 1
    return depth


def _all_under_captions(fresh: list[tuple[Cell, Cell | None]], width: int) -> bool:
    return bool(fresh) and all(up is None or not up.text or 1 < up.columns < width for _, up in fresh)


def _folded(
    grid: Grid, owner: list[list[int]], spans: Sequence[Span], rows: range, start: int
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Header lines folded: captions from top to bottom joined with a blank; the span is that of the lowest of them."""
    header: list[str] = []
    places: list[Span] = []
    for c in range(grid.width):
        stack = list(dict.fromkeys(owner[r][c] for r in rows if owner[r][c] >= 0))
        written = [k for k in stack if grid.cells[k].text]
        header.append(" ".join(grid.cells[k].text for k in written))
        places.append(spans[(written or stack)[-1]] if stack else (start, start))
    return tuple(header), tuple(places)
