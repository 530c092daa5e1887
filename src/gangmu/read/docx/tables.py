"""表格: the cells of a Word table with their spans (gridSpan, vMerge, and hMerge of old files)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gangmu.read.blocks import Block
from gangmu.read.cells import Box
from gangmu.read.docx.package import VAL, Element, number, on, value, w
from gangmu.read.docx.walk import seen_children
from gangmu.read.limits import TABLE_COLUMNS

_TR, _TC, _TRPR, _TCPR = w("tr"), w("tc"), w("trPr"), w("tcPr")
_NONE: Final = "none"


def rows(table: Element) -> list[Element]:
    """The rows of ``table`` that are not tracked as deleted."""
    found = (row for row in seen_children(table) if row.tag == _TR)
    return [row for row in found if (properties := row.find(_TRPR)) is None or properties.find(w("del")) is None]


def header_rows(table: Element) -> int | None:
    """How many rows on top are marked to repeat on every page; None where there are none."""
    count = 0
    for row in rows(table):
        if not on(row.find(_TRPR), "tblHeader"):
            break
        count += 1
    return count or None


def boxes(table: Element, inside: Callable[[Element], tuple[Block, ...]]) -> list[Box]:
    """The cells of ``table`` in reading order; ``inside`` reads the blocks of one cell.

    A continued cell of a vertical merge lengthens the one above, whose content alone counts; words that a damaged file
    has in the continuation are kept there.
    """
    found: list[Box] = []
    above: dict[int, int] = {}
    for r, row in enumerate(rows(table)):
        column = _skipped(row)
        fresh: dict[int, int] = {}
        for cell in seen_children(row):
            if cell.tag != _TC:
                continue
            properties = cell.find(_TCPR)
            width = max(1, min(number(value(properties, "gridSpan"), 1), TABLE_COLUMNS))
            blocks = inside(cell)
            if _merge(properties, "hMerge") == "continue" and found and found[-1].row == r:
                found[-1] = _grown(found[-1], 0, width, blocks)
                fresh[found[-1].column] = len(found) - 1
            elif _merge(properties, "vMerge") == "continue" and column in above:
                fresh[column] = above[column]
                found[above[column]] = _grown(found[above[column]], r, 0, blocks)
            else:
                fresh[column] = len(found)
                found.append(Box(blocks, r, min(column, TABLE_COLUMNS), 1, width))
            column += width
        above = fresh
    return found


def _grown(box: Box, row: int, columns: int, blocks: tuple[Block, ...]) -> Box:
    tall = max(box.rows, row - box.row + 1)
    return Box((*box.blocks, *blocks), box.row, box.column, tall, box.columns + columns)


def _skipped(row: Element) -> int:
    """Columns left free before the first cell."""
    return max(0, min(number(value(row.find(_TRPR), "gridBefore")), TABLE_COLUMNS))


def _merge(properties: Element | None, tag: str) -> str:
    child = None if properties is None else properties.find(w(tag))
    return _NONE if child is None else str(child.get(VAL, "continue"))
