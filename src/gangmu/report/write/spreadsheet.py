"""``.xlsx``: a sheet to work in and to print, A4 landscape; every cell is text or a number, never a formula."""

from __future__ import annotations

import datetime as dt
import io
import math
import unicodedata
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gangmu.report.sheet import Sheet
from gangmu.report.write.clean import printable

_LONGEST = 32_767  # characters in a cell of Excel; more would be dropped whole
_CHARACTER = 2.1  # width of a Chinese character in the units of Excel, which are digits of the default font
_A4 = 9
_LINE, _TALLEST = 14, 409  # points; a row of Excel cannot be higher
_NEVER = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_INK, _RULE, _GROUND = "#1f1b16", "#b9b1a2", "#f2efe7"


def content(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a workbook with one worksheet for each of ``sheets``."""
    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True, **_NEVER})
    # the same sheets give the same bytes: the time of writing is not recorded
    workbook.set_properties({"title": sheets[0].title, "author": "Gangmu 纲目", "created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001
    styles = _styles(workbook)
    for sheet in sheets:
        _fill(workbook.add_worksheet(sheet.title[:31]), sheet, styles)
    workbook.close()
    return file.getvalue()


def _styles(workbook: Workbook) -> dict[str, Format]:
    base = {"font_name": "宋体", "font_size": 10.5, "font_color": _INK, "valign": "top", "text_wrap": True,
            "bottom": 4, "bottom_color": _RULE}  # fmt: skip
    head = {**base, "font_name": "黑体", "bold": True, "valign": "vcenter", "align": "center", "bg_color": _GROUND,
            "top": 2, "bottom": 1, "top_color": _INK, "bottom_color": _INK}  # fmt: skip
    return {
        "text": workbook.add_format({**base, "align": "left"}),
        "centred": workbook.add_format({**base, "align": "center"}),
        "head": workbook.add_format(head),
    }


def _fill(page: Worksheet, sheet: Sheet, styles: dict[str, Format]) -> None:
    for place, (column, head) in enumerate(zip(sheet.columns, sheet.heads, strict=True)):
        page.set_column(place, place, column.width * _CHARACTER)
        page.write_string(0, place, head, styles["head"])
    page.set_row(0, 24)
    for line, row in enumerate(sheet.rows, 1):
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            style = styles["centred" if column.centred else "text"]
            if isinstance(cell, int):
                page.write_number(line, place, cell, style)
            else:
                page.write_string(line, place, _fitted(cell), style)
        page.set_row(line, _height(sheet, row))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)
    _print_set_up(page, sheet)


def _print_set_up(page: Worksheet, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header(f'&C&"黑体,Regular"&16{printable(sheet.title).replace("&", "&&")}')
    page.set_footer(f"&C&9{sheet.words('sheet.pages')}")


def _height(sheet: Sheet, row: Sequence[str | int]) -> float:
    """Points that the longest cell takes: not every program finds that out by itself."""
    lines = (
        sum(max(1, math.ceil(_columns(line) / (2 * column.width))) for line in str(cell).split("\n"))
        for column, cell in zip(sheet.columns, row, strict=True)
    )
    return min(_TALLEST, _LINE * max(lines) + 4)


def _columns(text: str) -> int:
    """The width of ``text``, two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _fitted(cell: str) -> str:
    cell = printable(cell)
    return cell if len(cell) <= _LONGEST else f"{cell[: _LONGEST - 1]}…"
