"""表格整理: a table as office files and pages write it, with blocks in its cells, made into a Grid or into paragraphs.

Tables serve two ends: to show data, and to place things on a page. Only the first is a table for the reader; the second
(one column, one row, tables inside its cells, one cell with all the words) is read out cell by cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from gangmu.read.blocks import Block, Paragraph
from gangmu.read.grid import Cell, Grid
from gangmu.read.limits import TABLE_FILL

# One cell with so much of all the words, in so many paragraphs, is the page's body placed beside something.
_BODY_SHARE = 0.8
_BODY_PARAGRAPHS = 6


class Box(msgspec.Struct, frozen=True):
    """格: the blocks of a cell, where it begins and how far it reaches (as in Cell)."""

    blocks: tuple[Block, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def table_blocks(boxes: Sequence[Box], header: int | None = None, turns: Sequence[tuple[int, int]] = ()) -> list[Block]:
    """The blocks that a table of ``boxes`` (in reading order) stands for: one Grid, or what its cells hold.

    Rows and columns in which nothing is written are left out. ``header``: the number of header rows, if known;
    ``turns``: (page number, row) where a new page begins.
    """
    boxes = [box for box in boxes if box.blocks]
    if not boxes:
        return []
    rows = sorted({box.row for box in boxes})
    columns = sorted({box.column for box in boxes})
    if _is_layout(boxes, len(rows), len(columns)):
        return _turned([block for box in boxes for block in box.blocks], turns)
    cells = tuple(_cell(box, rows, columns) for box in boxes)
    marked = None if header is None else bisect_left(rows, header)
    placed = tuple((page, min(bisect_left(rows, row), len(rows) - 1)) for page, row in turns)
    return [Grid(cells, len(rows), len(columns), marked or None, placed)]


def cell_text(blocks: Iterable[Block]) -> str:
    """The words of a cell in one line; a table inside it row by row."""
    words: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            words.append(block.text)
        else:
            words.extend(cell.text for cell in block.cells)
    return " ".join(" ".join(words).split())


def _is_layout(boxes: Sequence[Box], height: int, width: int) -> bool:
    if height < 2 or width < 2 or height * width > TABLE_FILL * (len(boxes) + height):
        return True
    if any(isinstance(block, Grid) for box in boxes for block in box.blocks):
        return True
    return _is_page(boxes)


def _is_page(boxes: Sequence[Box]) -> bool:
    most = max(boxes, key=lambda box: len(box.blocks))
    if len(most.blocks) < _BODY_PARAGRAPHS:
        return False
    lengths = {id(box): sum(len(block.text) for block in box.blocks if isinstance(block, Paragraph)) for box in boxes}
    return lengths[id(most)] > _BODY_SHARE * sum(lengths.values())


def _turned(blocks: list[Block], turns: Sequence[tuple[int, int]]) -> list[Block]:
    """Blocks read out of a table; where later pages begin among them is not known."""
    if turns and isinstance(blocks[0], Paragraph):
        return [Paragraph(blocks[0].text, ((turns[0][0], 0),)), *blocks[1:]]
    return blocks


def _cell(box: Box, rows: Sequence[int], columns: Sequence[int]) -> Cell:
    row, column = bisect_left(rows, box.row), bisect_left(columns, box.column)
    return Cell(
        cell_text(box.blocks),
        row,
        column,
        max(1, bisect_left(rows, box.row + box.rows) - row),
        max(1, bisect_left(columns, box.column + box.columns) - column),
    )
