"""``.docx``: a table to circulate, A4 landscape, its head repeated on every page, pages numbered."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from copy import deepcopy

import docx
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

from gangmu.report.sheet import Sheet
from gangmu.report.write.clean import printable

_LATIN, _TEXT, _HEAD = "Times New Roman", "宋体", "黑体"
_WIDTH_MM, _MARGIN_MM = 297, 18


def content(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a document with ``sheets`` one after the other, each on a new page."""
    word = docx.Document()
    _set_up(word, sheets[0])
    for number, sheet in enumerate(sheets):
        _title(word, sheet, new_page=number > 0)
        word.element.body.insert(len(word.element.body) - 1, _table(sheet))
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _set_up(word: Word, sheet: Sheet) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_WIDTH_MM), Mm(210)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN, Pt(10.5)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _TEXT)
    normal.paragraph_format.space_after = Pt(0)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = printable(sheet.title), "Gangmu 纲目", ""
    # the same sheets give the same document: the time of writing is not recorded
    properties.created = properties.modified = dt.datetime(2000, 1, 1)  # noqa: DTZ001
    _page_number(section.footer.paragraphs[0], sheet)


def _page_number(paragraph: Paragraph, sheet: Sheet) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in sheet.words("sheet.page", page="\0PAGE\0", pages="\0NUMPAGES\0").split("\0"):
        run = paragraph.add_run()
        run.font.size = Pt(9)
        if part in ("PAGE", "NUMPAGES"):
            _field(run, part)
        else:
            run.text = part


def _field(run: Run, name: str) -> None:
    for kind in ("begin", "", "separate", "1", "end"):
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:t" if kind else "w:instrText")
            mark.text = kind or name
        run._r.append(mark)


def _title(word: Word, sheet: Sheet, *, new_page: bool) -> None:
    for text, font, size, after in (
        (sheet.title, _HEAD, 18, 4),
        (sheet.words("sheet.sources", names=sheet.words.among(sheet.sources)) if sheet.sources else "", _TEXT, 9, 8),
    ):
        paragraph = word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.page_break_before = new_page and font == _HEAD
        run = paragraph.add_run(printable(text))
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _table(sheet: Sheet) -> _Element:
    """The table as XML: python-docx's own cell access takes minutes for thousands of rows."""
    usable = (_WIDTH_MM - 2 * _MARGIN_MM) * 1440 / 25.4
    total = sum(column.width for column in sheet.columns)
    widths = [round(usable * column.width / total) for column in sheet.columns]
    grid = "".join(f"<w:gridCol w:w='{width}'/>" for width in widths)
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='{sum(widths)}' w:type='dxa'/><w:jc w:val='center'/><w:tblBorders>"
        "<w:top w:val='single' w:sz='12' w:color='1F1B16'/><w:bottom w:val='single' w:sz='12' w:color='1F1B16'/>"
        "<w:insideH w:val='single' w:sz='4' w:color='B9B1A2'/></w:tblBorders><w:tblLayout w:type='fixed'/>"
        "<w:tblCellMar><w:left w:w='60' w:type='dxa'/><w:right w:w='60' w:type='dxa'/></w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    head, body = _pattern(sheet, widths, head=True), _pattern(sheet, widths, head=False)
    table.append(_row(head, sheet.heads))
    for row in sheet.rows:
        table.append(_row(body, row))
    return table


def _pattern(sheet: Sheet, widths: list[int], *, head: bool) -> _Element:
    """An empty row, of which the others are copies."""
    cells = []
    for column, width in zip(sheet.columns, widths, strict=True):
        font = f"<w:rFonts w:eastAsia='{_HEAD if head else _TEXT}'/>{'<w:b/>' if head else ''}<w:sz w:val='19'/>"
        place = "center" if head or column.centred else "left"
        rule = "<w:tcBorders><w:bottom w:val='single' w:sz='8' w:color='1F1B16'/></w:tcBorders>" if head else ""
        cells.append(
            f"<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/>{rule}</w:tcPr><w:p><w:pPr><w:spacing w:before='40' "
            f"w:after='40'/><w:jc w:val='{place}'/></w:pPr><w:r><w:rPr>{font}</w:rPr><w:t xml:space='preserve'/></w:r>"
            "</w:p></w:tc>"
        )
    marks = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr>{marks}</w:trPr>{''.join(cells)}</w:tr>")


def _row(pattern: _Element, cells: Sequence[str | int]) -> _Element:
    row = deepcopy(pattern)
    for text, cell in zip(row.iter(qn("w:t")), cells, strict=True):
        text.text = printable(str(cell))
    return row
