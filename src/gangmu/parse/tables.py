"""表格: tables in a text whose reader has found none: runs of lines with TABs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gangmu.norms import SourceText, Table

Cell = tuple[int, int]
_LINE = re.compile(r"[^\r\n]+")
_FIGURE = re.compile(r"[<>≤≥＜＞±+\-－—–～~约\s]*[\d０-９]")
_MERGED = 2


def tables(source: SourceText) -> tuple[Table, ...]:
    """The tables that came with ``source``; where there are none, those that its TABs draw.

    Two or more lines in a row with two or more cells each are a table, its first line the header. An empty cell in the
    first two columns continues the caption above it.
    """
    if source.tables or "\t" not in source.text:
        return source.tables
    found: list[Table] = []
    run: list[tuple[int, int]] = []
    for line in [*_LINE.finditer(source.text), None]:
        if (
            line is not None
            and _is_row(line.group())
            and (not run or source.text.count("\n", run[-1][1], line.start()) <= 1)
        ):
            run.append(line.span())
            continue
        if len(run) > 1:
            found.append(_table(source.text, run, f"t{len(found) + 1}"))
        run = [line.span()] if line is not None and _is_row(line.group()) else []
    return tuple(found)


def _is_row(line: str) -> bool:
    return "\t" in line and sum(bool(cell.strip()) for cell in line.split("\t")) > 1


def _table(text: str, run: Sequence[Cell], name: str) -> Table:
    rows = [_cells(text, start, end) for start, end in run]
    width = max(len(row) for row in rows)
    for row in rows:
        row.extend([(row[-1][1], row[-1][1])] * (width - len(row)))
    for above, row in pairwise(rows[1:]):
        for column in range(min(_MERGED, width)):
            written = text[slice(*above[column])]
            if row[column][0] == row[column][1] and written and not _FIGURE.match(written):
                row[column] = above[column]
            elif row[column][0] != row[column][1]:
                break
    words = [tuple(text[start:end] for start, end in row) for row in rows]
    return Table(
        id=name, clause="", header=words[0], rows=tuple(words[1:]), start=run[0][0], end=run[-1][1],
        spans=tuple(tuple(row) for row in rows[1:]), header_spans=tuple(rows[0]),
    )  # fmt: skip


def _cells(text: str, start: int, end: int) -> list[Cell]:
    cells: list[Cell] = []
    for cell in text[start:end].split("\t"):
        left = start + len(cell) - len(cell.lstrip())
        cells.append((left, left + len(cell.strip())) if cell.strip() else (start, start))
        start += len(cell) + 1
    return cells
