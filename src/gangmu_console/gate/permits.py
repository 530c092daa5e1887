"""已办事项表: what authorities granted, read from a table; every fault of it is told."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import python_calamine
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gangmu.screen.workbook import check_area
from gangmu_console.gate.forms.batch import HEADS, permit_of
from gangmu_console.gate.models import Permit
from gangmu_console.people.models import Organisation

_MOST = 20_000


def told_in(
    file: UploadedFile, region: str, organisation: Organisation | None
) -> tuple[list[Permit], list[tuple[int, str]]]:
    """The permits of the table ``file``, and its faults by row."""
    try:
        rows = _cells((file.name or "").lower(), file.read())
    except Exception:  # whatever a broken workbook makes calamine raise
        return [], [(0, _("文件读不出来，请用表格软件重新保存"))]
    known = {head for heads in HEADS.values() for head in heads}
    top = next(
        (place for place, row in enumerate(rows[:20]) if sum(str(cell).strip() in known for cell in row) > 1), None
    )
    if top is None:
        return [], [
            (0, _("没有认得的列，请以“事项、准入意见编号、项目、申报单位、统一社会信用代码、办件编号、办理日期”作表头"))
        ]
    heads = [str(cell).strip() for cell in rows[top]]
    found: list[Permit] = []
    faults: list[tuple[int, str]] = []
    for number, row in enumerate(rows[top + 1 : top + 1 + _MOST], top + 2):
        record = {head: _text(cell) for head, cell in zip(heads, row, strict=False) if head in known}
        if not any(record.values()):
            continue
        told = permit_of(record)
        if isinstance(told, str):
            faults.append((number, told))
        else:
            told.region, told.organisation = region, organisation
            found.append(told)
    return found, faults if found or faults else [(0, _("表中没有数据行"))]


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _cells(name: str, content: bytes) -> Sequence[Sequence[Any]]:
    if name.endswith((".xlsx", ".xls")):
        check_area(name, content)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(content.decode(encoding), newline="")))
        except UnicodeDecodeError:
            continue
    raise ValueError(name)
