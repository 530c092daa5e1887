"""块: what every reader finds in a file, in reading order: paragraphs and grids; and how they become one text.

A paragraph becomes one line. A grid becomes one line a row, its cells separated by one TAB, a merged cell written once
where it begins and left empty wherever else it reaches. Two grids in a row are kept apart by an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from gangmu.norms import Page, Table
from gangmu.read.grid import Grid, Span, table

# Word separators other than the ideographic space, which Chinese typists use as layout and which we keep inside a line.
_BLANKS = re.compile(r"[^\S\n\u3000]+")
_EDGES = re.compile(r"[^\S\n]*\n[^\S\n]*")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff\ud800-\udfff]+")


class Paragraph(msgspec.Struct, frozen=True):
    """段落: one paragraph; ``turns`` are (page number, position in ``text``) where a new page begins inside it."""

    text: str
    turns: tuple[tuple[int, int], ...] = ()


Block = Paragraph | Grid


class Composed(msgspec.Struct, frozen=True):
    """成文: the text of all blocks, its tables, and the pages it came from (none where the format has no pages)."""

    text: str
    tables: tuple[Table, ...]
    pages: tuple[Page, ...]


def tidy(text: str) -> str:
    """One blank for a run of blanks or TABs, none around line breaks or at either end, no invisible characters."""
    text = _INVISIBLE.sub(
        "", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    )
    return _EDGES.sub("\n", _BLANKS.sub(" ", text)).strip()


def paragraphs(text: str) -> list[Block]:
    """The lines of ``text`` as paragraphs, blank ones left out: a soft line break in an office document ends a line too."""
    return [Paragraph(line) for line in tidy(text).split("\n") if line]


def compose(blocks: Iterable[Block]) -> Composed:
    """One text of all blocks, each line ended by ``\\n``, with the tables and pages in it."""
    lines: list[str] = []
    tables: list[Table] = []
    turns: list[tuple[int, int]] = []
    here = 0
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            turns.extend((page, here + position) for page, position in block.turns)
            lines.append(block.text + "\n")
        else:
            if isinstance(before, Grid):
                lines.append("\n")
                here += 1
            written, spans, starts = written_grid(block, here)
            turns.extend((page, starts[row]) for page, row in block.turns)
            tables.append(table(f"t{len(tables) + 1}", block, spans, here, here + len(written) - 1))
            lines.append(written)
        here += len(lines[-1])
        before = block
    return Composed("".join(lines), tuple(tables), _pages(turns, here))


def written_grid(grid: Grid, start: int) -> tuple[str, tuple[Span, ...], tuple[int, ...]]:
    """The lines of ``grid``, the stretch of each of its cells in a text where they begin at ``start``, the row starts."""
    spans: list[Span] = [(start, start)] * len(grid.cells)
    rows: list[list[tuple[int, int]]] = [[] for _ in range(grid.height)]
    for index, cell in enumerate(grid.cells):
        rows[cell.row].append((cell.column, index))
    pieces: list[str] = []
    starts: list[int] = []
    for row in rows:
        starts.append(start)
        column = 0
        for where, index in sorted(row):
            pieces.append("\t" * (where - column))
            start += where - column
            column = where
            words = grid.cells[index].text
            spans[index] = (start, start + len(words))
            pieces.append(words)
            start += len(words)
        pieces.append("\t" * (grid.width - 1 - column) + "\n")
        start += grid.width - column
    return "".join(pieces), tuple(spans), tuple(starts)


def _pages(turns: list[tuple[int, int]], end: int) -> tuple[Page, ...]:
    ends = [start for _, start in turns[1:]] + [end] * bool(turns)
    return tuple(Page(number, start, stop) for (number, start), stop in zip(turns, ends, strict=True))
