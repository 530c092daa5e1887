"""导出: the rows of a list as .xlsx or .csv, streamed; what a spreadsheet would take for a formula stays text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.html import strip_tags

from gangmu_console.kit.resource import Column, Resource

EXPORTS = ("xlsx", "csv")
CHUNK, MOST = 2000, 1_000_000
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # the full-width forms too, as OWASP names them


def exported(form: str, resource: Resource, found: QuerySet[Any], request: HttpRequest) -> HttpResponse:
    """``found`` as a file of ``form``."""
    heads, columns = zip(*resource.exported(), strict=True)
    rows = _rows(columns, found, resource, request)
    name = f"{force_str(resource.title)}.{form}"
    if form == "csv":
        response: Any = StreamingHttpResponse(_csv(heads, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = FileResponse(io.BytesIO(), as_attachment=True, filename=name)[
            "Content-Disposition"
        ]
        return response
    return FileResponse(_xlsx(heads, rows, force_str(resource.title)), as_attachment=True, filename=name)


def _rows(
    columns: Iterable[Column], found: QuerySet[Any], resource: Resource, request: HttpRequest
) -> Iterator[list[Any]]:
    things = found[:MOST].iterator(CHUNK)
    while part := list(islice(things, CHUNK)):
        resource.ready(part, request)
        for thing in part:
            yield [sheet_value(column, thing) for column in columns]


def sheet_value(column: Column, thing: Any) -> Any:
    """The value of a cell in a sheet: numbers and days as such, everything else as text."""
    value = column.export(thing) if column.export else column.of(thing)
    if value is None:
        return ""
    if column.export is None and column.value is None and hasattr(thing, f"get_{column.name}_display"):
        return force_str(getattr(thing, f"get_{column.name}_display")())
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | dt.date):
        return strip_tags(force_str(value)) if hasattr(value, "__html__") else force_str(value)
    return value


def harmless(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula when it reads the .csv."""
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Line:
    """What csv writes a line into, and gives back."""

    def write(self, line: str) -> str:
        """Give ``line`` back."""
        return line


def _csv(heads: Iterable[str], rows: Iterable[list[Any]]) -> Iterator[bytes]:
    writer = csv.writer(_Line())
    yield b"\xef\xbb\xbf" + writer.writerow(heads).encode()
    for row in rows:
        yield writer.writerow([harmless(value) if isinstance(value, str) else value for value in row]).encode()


def _xlsx(heads: Iterable[str], rows: Iterable[list[Any]], title: str) -> BinaryIO:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, heads, book.add_format({"bold": True, "bottom": 1}))
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                else:
                    sheet.write(number, place, value)
    file.seek(0)
    return file
