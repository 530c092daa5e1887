"""成稿: pages one after the other as blocks: paragraphs and tables run on over page ends, notes wait for their paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gangmu.read.blocks import Block, Paragraph, tidy
from gangmu.read.cells import Box, cell_text, table_blocks
from gangmu.read.pdf.lattice import Lattice, glued
from gangmu.read.pdf.lines import Line
from gangmu.read.pdf.paragraphs import Measure, Open, continues

# Columns of a table stand at the same places on the next page, up to so many points.
_SAME: Final = 6.0
# A repeated header has at most so many rows.
_HEADER: Final = 4


class Assembly:
    """成稿: takes lines and tables in reading order, page by page; gives blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._notes: list[str] = []
        self._turn: tuple[int, ...] = ()
        self._text = ""
        self._turns: list[tuple[int, int]] = []
        self._open: Open | None = None
        self._table: Lattice | None = None

    def page(self, number: int) -> None:
        """Page ``number`` begins."""
        self._turn = (number,)

    def line(self, line: Line, measure: Measure) -> None:
        """The next line, in a column of ``measure``."""
        words = tidy(line.text)
        if self._open and continues(line, measure, self._open, same_page=not self._turn):
            self._text = glued(self._text, words)
            self._open = self._open.grown(line, measure)
        else:
            self._close()
            self._text = words
            self._open = Open(line, measure)
        self._turns.extend((number, len(self._text) - len(words)) for number in self._turn)
        self._turn = ()

    def table(self, table: Lattice) -> None:
        """The next table; one with the same columns at the top of a page goes on with that at the end of the last."""
        before = self._table
        if before is not None and self._turn and _same_columns(before, table):
            whole, row = _continued(before, table)
        else:
            self._close()
            whole, row = table, 0
        self._turns.extend((number, row) for number in self._turn)
        self._turn = ()
        self._table = whole

    def notes(self, texts: Sequence[str]) -> None:
        """Notes at the foot of the page: they follow the paragraph that runs on over it."""
        self._notes.extend(texts)

    def blocks(self) -> list[Block]:
        """Everything taken so far."""
        self._close()
        return self._blocks

    def _close(self) -> None:
        if self._text:
            self._blocks.append(Paragraph(self._text, tuple(self._turns)))
        if self._table is not None:
            self._blocks.extend(table_blocks(self._table.boxes, None, self._turns))
        self._blocks.extend(Paragraph(note) for note in self._notes)
        self._text, self._turns, self._open, self._table, self._notes = "", [], None, None, []


def _same_columns(one: Lattice, other: Lattice) -> bool:
    pairs = zip(one.borders, other.borders, strict=False)
    return len(one.borders) == len(other.borders) and all(abs(a - b) < _SAME for a, b in pairs)


def _continued(above: Lattice, below: Lattice) -> tuple[Lattice, int]:
    """``above`` with the rows of ``below``, its repeated header left out; and the row at which they begin."""
    skipped = _repeated_rows(above, below)
    shift = above.rows - skipped
    boxes = [*above.boxes]
    rest = [Box(b.blocks, b.row + shift, b.column, b.rows, b.columns) for b in below.boxes if b.row >= skipped]
    if rest and _is_remainder([box for box in rest if box.row == above.rows]):
        boxes = _filled_up(boxes, [box for box in rest if box.row == above.rows], above.rows)
        rest = [box for box in rest if box.row != above.rows]
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


def _is_remainder(row: Sequence[Box]) -> bool:
    """Whether a row on top of a page is the rest of the one that the page end cut: nothing in its first cell, and most
    of the others empty too."""
    filled = [box for box in row if box.blocks]
    first = min(row, key=lambda box: box.column) if row else None
    return first is not None and not first.blocks and 0 < len(filled) * 2 <= len(row)


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
