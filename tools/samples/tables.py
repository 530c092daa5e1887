"""Tables of a Word file with cells merged downwards and across."""

from __future__ import annotations

from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell
from tools.samples.markup import ABOVE, LEFT

Rows = tuple[tuple[str, ...], ...]


def add_table(document: Document, rows: Rows, widths: list[int], heads: int = 1) -> None:
    """Set ``rows``; ``widths`` are shares of the text width, the first ``heads`` rows come again on every page."""
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(room * width / sum(widths))
    for number in range(len(rows)):
        for cell, column in zip(table.rows[number].cells, table.columns, strict=True):
            cell.width = column.width
        properties = table.rows[number]._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if number < heads:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    _fill(table, rows, heads)


def _fill(table, rows: Rows, heads: int) -> None:
    short = len(rows) < 8  # stays on one page
    for top, row in enumerate(rows):
        for left, words in enumerate(row):
            if words in (ABOVE, LEFT):
                continue
            bottom, right = _reach(rows, top, left)
            cell = table.cell(top, left)
            if (bottom, right) != (top, left):
                cell = cell.merge(table.cell(bottom, right))
            whole = right - left + 1 == len(row)
            _write(cell, words, bold=top < heads or whole, left=len(words) > 12 or whole, keep=short)


def _reach(rows: Rows, top: int, left: int) -> tuple[int, int]:
    """The last row and column of the cell that begins at ``top``, ``left``."""
    right, bottom = left, top
    while right + 1 < len(rows[top]) and rows[top][right + 1] == LEFT:
        right += 1
    while bottom + 1 < len(rows) and rows[bottom + 1][left] == ABOVE:
        bottom += 1
    return bottom, right


def _write(cell: _Cell, words: str, *, bold: bool, left: bool, keep: bool) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if left else WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = keep
    paragraph.add_run(words).bold = bold
