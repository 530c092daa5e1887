"""A small workbook that would fill all memory is refused before anything is laid out."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from gangmu.errors import DamagedFile
from gangmu.screen.rows import rows_of
from gangmu.screen.workbook import check_area


def workbook(*cells: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["项目名称", "建设地点"])
        sheet.write_row(1, 0, ["新建水泥熟料生产线项目", "沈阳市"])
        for row, column in cells:
            sheet.write(row, column, "x")
    return file.getvalue()


def test_a_cell_at_the_last_corner_is_refused_by_name() -> None:
    content = workbook((1_048_575, 16_383))
    assert len(content) < 10_000
    with pytest.raises(DamagedFile) as refused:
        list(rows_of("项目.xlsx", content))
    assert refused.value.where == "项目.xlsx"


def test_an_ordinary_table_passes() -> None:
    assert len(list(rows_of("项目.xlsx", workbook((400, 40))))) >= 1


def test_what_is_cut_short_is_refused() -> None:
    content = workbook()
    with pytest.raises(DamagedFile):
        check_area("项目.xlsx", content[: len(content) // 2])


def test_a_sheet_that_lies_about_its_size_is_not_believed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(
            "xl/worksheets/sheet1.xml", '<dimension ref="A1:B2"/>' + '<c r="A1"/>' * 10 + '<c r="XFD1048576"/>'
        )
    with pytest.raises(DamagedFile):
        check_area("项目.xlsx", file.getvalue())
