"""续表: a table that goes on over a page end, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from gangmu.read.blocks import Block, Paragraph
from gangmu.read.cells import Box, cell_text
from gangmu.read.pdf.lattice import Lattice, glued

# Columns of a table stand at the same places on the next page, up to so many points.
_SAME: Final = 6.0
# A repeated header has at most so many rows.
_HEADER: Final = 4
# Labels that are merged over several rows stand in the first columns.
_LABELS: Final = 2
_NUMBER: Final = re.compile(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）.、．]?")


def same_columns(one: Lattice, other: Lattice) -> bool:
    """Whether two tables have their columns at the same places."""
    pairs = zip(one.borders, other.borders, strict=False)
    return len(one.borders) == len(other.borders) and all(abs(a - b) < _SAME for a, b in pairs)


def continued(above: Lattice, below: Lattice) -> tuple[Lattice, int]:
    """``above`` with the rows of ``below``, its repeated header left out; and the row at which they begin.

    A row that the page end cut is put together again; a label merged over the page end reaches down.
    """
    skipped = _repeated_rows(above, below)
    shift = above.rows - skipped
    rest = [Box(b.blocks, b.row + shift, b.column, b.rows, b.columns) for b in below.boxes if b.row >= skipped]
    first = sorted((box for box in rest if box.row == above.rows), key=lambda box: box.column)
    boxes = list(above.boxes)
    cut = _is_remainder(first, above)
    if cut:
        boxes = _filled_up(boxes, first, above.rows)
        rest = [box for box in rest if box.row != above.rows]
    empty = takewhile(lambda box: not box.blocks and box.column < _LABELS, first)
    labels = [label for label in empty if label.rows > 1 or not cut]
    boxes = _reaching_down(boxes, labels, above.rows)
    rest = [box for box in rest if box not in labels]
    whole = Lattice((*boxes, *rest), shift + below.rows, above.borders, above.top, below.bottom)
    return whole, above.rows


def _repeated_rows(above: Lattice, below: Lattice) -> int:
    """How many rows on top of ``below`` say the same as those on top of ``above``."""
    count = 0
    while count < min(_HEADER, below.rows - 1) and _row(above, count) == _row(below, count) != {}:
        count += 1
    return count


def _row(table: Lattice, row: int) -> dict[int, str]:
    texts = {box.column: cell_text(box.blocks) for box in table.boxes if box.row == row}
    return texts if any(texts.values()) else {}


def _is_remainder(row: Sequence[Box], above: Lattice) -> bool:
    """Whether a row on top of a page is the rest of the one that the page end cut: its first cell is empty, although
    rows are numbered there, or most of the others are empty too."""
    if not row or row[0].blocks or not any(box.blocks for box in row):
        return False
    numbered = _row(above, above.rows - 1).get(row[0].column, "")
    return 2 * sum(bool(box.blocks) for box in row) <= len(row) or bool(_NUMBER.fullmatch(numbered))


def _reaching_down(boxes: Sequence[Box], labels: Sequence[Box], rows: int) -> list[Box]:
    """``boxes`` with those that end at row ``rows`` in the columns of the empty ``labels`` lengthened by these."""
    tall = {label.column: label.rows for label in labels}
    return [
        Box(
            box.blocks,
            box.row,
            box.column,
            box.rows + (tall.get(box.column, 0) if box.row + box.rows == rows else 0),
            box.columns,
        )
        for box in boxes
    ]


def _filled_up(boxes: Sequence[Box], rest: Sequence[Box], rows: int) -> list[Box]:
    """``boxes`` with the words of ``rest`` added to the last cell of their column."""
    added = {box.column: box.blocks for box in rest if box.blocks}
    filled: list[Box] = []
    for box in boxes:
        more = added.pop(box.column, ()) if box.row + box.rows == rows else ()
        filled.append(Box(_run_on(box.blocks, more), box.row, box.column, box.rows, box.columns) if more else box)
    return filled


def _run_on(blocks: tuple[Block, ...], more: tuple[Block, ...]) -> tuple[Block, ...]:
    if blocks and isinstance(blocks[-1], Paragraph) and isinstance(more[0], Paragraph):
        return (*blocks[:-1], Paragraph(glued(blocks[-1].text, more[0].text)), *more[1:])
    return (*blocks, *more)
