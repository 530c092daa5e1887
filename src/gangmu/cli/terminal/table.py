"""三线表: a table with a rule above, a rule below the heads and a rule at the foot; no vertical lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from gangmu.cli.terminal.wrap import cut, wrapped

GAP = 2
_THICK, _THIN = "━", "─"
_FAINT = "dim"
_BARE = 4  # two Chinese characters


@dataclass(frozen=True)
class Column:
    """栏: at least ``low`` and at most ``high`` cells wide; what the table has to spare goes to those that ``grow``."""

    head: str
    low: int
    high: int
    right: bool = False
    grow: bool = False
    always: bool = True


@dataclass(frozen=True)
class Cell:
    """格: its words and how they are set."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class Row:
    """行: one cell a column, and the quotation below them."""

    cells: tuple[Cell, ...]
    quote: str = ""


def row(*cells: str | Cell, quote: str = "") -> Row:
    """A row of plain or styled cells."""
    return Row(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells), quote)


def table(columns: Sequence[Column], rows: Sequence[Row], width: int, *, full_quotes: bool = False) -> list[Text]:
    """The table in lines of at most ``width`` cells; a column without ``always`` goes where all its cells are empty."""
    shown = [k for k, column in enumerate(columns) if column.always or any(line.cells[k].text for line in rows)]
    columns = [columns[k] for k in shown]
    rows = [Row(tuple(line.cells[k] for k in shown), line.quote) for line in rows]
    widths = _widths(columns, rows, width)
    total = sum(widths) + GAP * (len(widths) - 1)
    lines = [_rule(_THICK, total)]
    lines += _set([Cell(column.head, "bold") for column in columns], columns, widths)
    lines.append(_rule(_THIN, total))
    for line in rows:
        lines += _set(line.cells, columns, widths)
        lines += _quotation(line.quote, total, full=full_quotes)
    return [*lines, _rule(_THICK, total)]


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    natural = [
        min(column.high, max([column.low, cell_len(column.head), *(cell_len(line.cells[k].text) for line in rows)]))
        for k, column in enumerate(columns)
    ]
    spare = width - sum(natural) - GAP * (len(columns) - 1)
    growing = [k for k, column in enumerate(columns) if column.grow]
    if spare > 0:
        for k in growing:
            natural[k] += spare // len(growing)
        return natural
    # figures are never broken; what can be goes down to its least width first, and below where that is not enough
    spare = _narrowed(
        natural, [size if column.right else column.low for size, column in zip(natural, columns, strict=True)], spare
    )
    _narrowed(natural, [size if column.right else _BARE for size, column in zip(natural, columns, strict=True)], spare)
    return natural


def _narrowed(widths: list[int], least: Sequence[int], spare: int) -> int:
    """Take from the widest of ``widths``, down to ``least``, until nothing is lacking; what is lacking still."""
    while spare < 0:
        slack = [width - low for width, low in zip(widths, least, strict=True)]
        widest = max(range(len(widths)), key=lambda k: slack[k])
        if slack[widest] <= 0:
            break
        widths[widest] -= 1
        spare += 1
    return spare


def _set(cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int]) -> list[Text]:
    """The lines of one row."""
    broken = [_hung(cell.text, size) for cell, size in zip(cells, widths, strict=True)]
    lines = []
    for k in range(max(len(part) for part in broken)):
        line = Text()
        for cell, column, size, part in zip(cells, columns, widths, broken, strict=True):
            words = part[k] if k < len(part) else ""
            blank = " " * (size - cell_len(words))
            line.append(blank + words if column.right else words + blank, cell.style or None)
            line.append(" " * GAP)
        line.rstrip()
        lines.append(line)
    return lines


def _hung(text: str, size: int) -> list[str]:
    """``text`` in lines; those after the first are set in as far as the first."""
    words = text.lstrip(" ")
    indent = " " * (len(text) - len(words))
    return [indent + line for line in wrapped(words, max(1, size - len(indent)))]


def _quotation(quote: str, width: int, *, full: bool) -> list[Text]:
    if not quote:
        return []
    room = width - 4
    lines = wrapped(f"“{quote}”", room) if full else [f"“{cut(quote, room - 2)}”"]
    return [Text(f"  {line}", _FAINT) for line in lines]


def _rule(mark: str, width: int) -> Text:
    return Text(mark * width, _FAINT)
