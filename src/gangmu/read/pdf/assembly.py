"""成稿: pages one after the other as blocks: paragraphs and tables run on over page ends, notes wait for their paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from gangmu.read.blocks import Block, Paragraph, tidy
from gangmu.read.cells import table_blocks
from gangmu.read.pdf.continued import continued, same_columns
from gangmu.read.pdf.lattice import Lattice, glued
from gangmu.read.pdf.lines import Line
from gangmu.read.pdf.paragraphs import Measure, Open, continues


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
        if before is not None and self._turn and same_columns(before, table):
            whole, row = continued(before, table)
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
