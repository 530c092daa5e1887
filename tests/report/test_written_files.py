"""What is written opens in the programs it is written for, and executes nothing there."""

import csv
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from gangmu.errors import UnwritableOutput
from gangmu.report.sheet import Column, Sheet
from gangmu.report.words import Words
from gangmu.report.write import check_extension, content

NASTY = ["=1+1", "+86", "-12", "@SUM(A1)", "\t=1", "＝1", "http://a.b", "'x", "a\x00\x0bb", "\ud800", '<&>"', "行\n行"]
SHEET = Sheet(
    title="任务分解表", sources=("示政发〔2016〕1号",),
    columns=(Column("number", 4, True), Column("action", 30)), heads=("序号", "具体举措"),
    rows=tuple(enumerate(NASTY, 1)), words=Words("zh"),
)  # fmt: skip
SECOND = Sheet("目标指标表", (), SHEET.columns, SHEET.heads, ((1, "甲"),), Words("zh"))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_a_workbook_gives_back_every_cell() -> None:
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(content(Path("a.xlsx"), [SHEET]))).get_sheet_by_index(0).to_python()
    )
    assert rows[0] == ["序号", "具体举措"]
    assert [row[1] for row in rows[1:]] == [cell.replace("\x00\x0b", "��").replace("\ud800", "�") for cell in NASTY]


def test_a_workbook_holds_no_formula_and_no_link() -> None:
    page = part(content(Path("a.xlsx"), [SHEET]), "xl/worksheets/sheet1.xml")
    assert "<f>" not in page
    assert "hyperlink" not in page
    assert 't="str"' not in page


def test_a_workbook_prints_on_a4_landscape_with_its_head_repeated_and_frozen() -> None:
    data = content(Path("a.xlsx"), [SHEET])
    page = part(data, "xl/worksheets/sheet1.xml")
    assert 'paperSize="9"' in page
    assert 'orientation="landscape"' in page
    assert 'state="frozen"' in page
    assert "_xlnm.Print_Titles" in part(data, "xl/workbook.xml")


def test_a_text_longer_than_a_cell_of_excel_is_cut_with_an_ellipsis_not_dropped() -> None:
    long = Sheet(SHEET.title, (), SHEET.columns, SHEET.heads, ((1, "长" * 40_000),), Words("zh"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content(Path("a.xlsx"), [long]))).get_sheet_by_index(0).to_python()
    assert len(rows[1][1]) == 32_767
    assert rows[1][1].endswith("…")


def test_several_sheets_share_a_workbook_and_a_document() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(Path("a.xlsx"), [SHEET, SECOND])))
    assert book.sheet_names == ["任务分解表", "目标指标表"]
    assert len(docx.Document(io.BytesIO(content(Path("a.docx"), [SHEET, SECOND]))).tables) == 2


def test_the_same_sheet_gives_the_same_workbook() -> None:
    assert content(Path("a.xlsx"), [SHEET]) == content(Path("a.xlsx"), [SHEET])


def test_a_csv_opens_as_utf_8_in_excel_and_no_cell_begins_a_formula() -> None:
    data = content(Path("a.CSV"), [SHEET])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    cells = [row[1] for row in rows[1:]]
    assert cells[:6] == [f"'{cell}" for cell in NASTY[:6]]
    assert not [cell for cell in cells if re.match(r"[=+\-@\t\r＝＋－＠]", cell)]


def test_a_word_table_repeats_its_head_and_holds_every_cell() -> None:
    word = docx.Document(io.BytesIO(content(Path("a.docx"), [SHEET])))
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "具体举措"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.cell(1, 1).text == "=1+1"
    assert len(table.rows) == 1 + len(NASTY)


def test_a_word_document_is_a4_landscape_titled_numbered_and_set_in_a_chinese_font() -> None:
    word = docx.Document(io.BytesIO(content(Path("a.docx"), [SHEET])))
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert [paragraph.text for paragraph in word.paragraphs[:2]] == ["任务分解表", "依据：示政发〔2016〕1号"]
    footer = section.footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert word.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"


@pytest.mark.parametrize("name", ["a", "a.xls", "a.pdf", "xlsx"])
def test_another_kind_of_file_is_refused_with_the_kinds_there_are(name: str) -> None:
    with pytest.raises(UnwritableOutput, match=r"\.xlsx, \.csv, \.docx"):
        check_extension(Path(name), 1)


def test_two_tables_do_not_fit_into_one_csv() -> None:
    with pytest.raises(UnwritableOutput, match="one table only"):
        check_extension(Path("a.csv"), 2)


def test_a_row_of_a_workbook_is_as_high_as_its_longest_cell_needs() -> None:
    long = Sheet("表", (), SHEET.columns, SHEET.heads, ((1, "字" * 30), (2, "字" * 31), (3, "字" * 9000)), Words("zh"))
    page = part(content(Path("a.xlsx"), [long]), "xl/worksheets/sheet1.xml")
    heights = [float(height) for height in re.findall(r'<row r="[2-4]"[^>]* ht="([\d.]+)"', page)]
    assert heights == pytest.approx([18, 32, 409], abs=0.5)  # Excel counts in quarters of a point
