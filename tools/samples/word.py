"""A Word file set as offices set it: GB/T 9704 sizes, automatic numbering, tables, page numbers at the outside."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from tools.samples import numbering
from tools.samples.markup import BREAK, Block
from tools.samples.tables import add_table

MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001  the same bytes whenever it is built
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
# style: face, size, bold, aligned, indent of the first line in characters, space above and below in points
_STYLES = {
    "Normal": ("仿宋", 16, False, None, 2, 0, 0),
    "Heading 1": ("黑体", 16, False, None, 2, 0, 0),
    "Heading 2": ("楷体", 16, True, None, 2, 0, 0),
    "Title": ("宋体", 22, True, CENTRE, 0, 24, 12),
    "Masthead": ("宋体", 34, True, CENTRE, 0, 36, 24),
    "Number": ("仿宋", 16, False, CENTRE, 0, 0, 6),
    "Mark": ("楷体", 14, False, CENTRE, 0, 0, 18),
    "Addressee": ("仿宋", 16, False, None, 0, 0, 0),
    "Signature": ("仿宋", 16, False, RIGHT, 0, 0, 0),
    "Class": ("黑体", 18, False, CENTRE, 0, 18, 6),
    "Caption": ("黑体", 12, False, CENTRE, 0, 6, 4),
    "Table Text": ("宋体", 10.5, False, None, 0, 3, 3),
    "Remark": ("宋体", 10.5, False, None, 0, 6, 0),
}
_HEADS = {"Heading 1", "Heading 2", "Class", "Caption"}
_NAMED = {
    "masthead": "Masthead", "number": "Number", "title": "Title", "mark": "Mark", "to": "Addressee",
    "sign": "Signature", "date": "Signature", "section": "Class", "class": "Class", "part": "Heading 1",
    "industry": "Heading 2", "caption": "Caption", "note": "Remark",
}  # fmt: skip


def word(blocks: list[Block]) -> bytes:
    """The bytes of the ``.docx`` that sets ``blocks``."""
    document = docx.Document()
    _set_page(document, landscape=any(block.kind == "landscape" for block in blocks))
    _set_styles(document)
    numbering.define(document)
    _Setter(document).set_all(blocks)
    properties = document.core_properties
    properties.title = next(block.text for block in blocks if block.kind == "title").replace(BREAK, "")
    properties.author = properties.last_modified_by = "Gangmu 纲目"
    properties.comments, properties.language = "示范文本，非正式文件", "zh-CN"
    properties.created = properties.modified = MADE
    return _packed(document)


class _Setter:
    """Sets block after block; remembers the list run and the shape of the next table."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.outline = numbering.start(document, numbering.OUTLINE)
        self.items = 0
        self.widths: list[int] = []
        self.heads = 1

    def set_all(self, blocks: list[Block]) -> None:
        for block in blocks:
            self._set(block)

    def _set(self, block: Block) -> None:
        match block.kind:
            case "landscape":
                return
            case "widths":
                self.widths = [int(width) for width in block.text.split()]
            case "header":
                self.heads = int(block.text)
            case "table":
                add_table(self.document, block.rows, self.widths, self.heads)
            case "item":
                numbering.number(self.document.add_paragraph(block.text), self.items, 0)
            case "level1" | "level2" | "level3":
                self._set_level(block, int(block.kind[-1]))
            case _:
                if block.kind == "sign" and self.document.paragraphs:
                    self.document.paragraphs[-1].paragraph_format.keep_with_next = True
                self._set_named(block)

    def _set_level(self, block: Block, level: int) -> None:
        """A head alone is a heading; one that runs into its text is a paragraph with its head in bold."""
        alone = level < 3 and not block.text
        paragraph = self.document.add_paragraph(style=f"Heading {level}" if alone else "Normal")
        run = paragraph.add_run(block.head)
        if not alone and level < 3:
            _face(run._r.get_or_add_rPr(), "楷体")
            run.bold = True
        paragraph.add_run(block.text)
        numbering.number(paragraph, self.outline, level - 1)

    def _set_named(self, block: Block) -> None:
        paragraph = self.document.add_paragraph(block.text.replace(BREAK, "\n"), style=_NAMED.get(block.kind, "Normal"))
        if block.kind == "industry":
            self.items = numbering.start(self.document, numbering.ITEMS)
        if block.kind == "masthead":
            paragraph.runs[0].font.color.rgb = RGBColor(0xC8, 0x16, 0x1D)
        if block.kind in ("sign", "date"):
            paragraph.paragraph_format.right_indent = Pt(32)
            paragraph.paragraph_format.keep_with_next = block.kind == "sign"
            paragraph.paragraph_format.space_before = Pt(28 if block.kind == "sign" else 0)
        if block.kind == "number":
            _underline(paragraph)


def _set_page(document: Document, *, landscape: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Cm, (3.4, 3, 2.8, 2.6))
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.top_margin = section.bottom_margin = Cm(2.4)
    head = section.header.paragraphs[0]
    head.alignment = RIGHT
    head.paragraph_format.first_line_indent = Pt(0)
    head.add_run("示范文本 · 非正式文件").font.size = Pt(9)
    foot = section.footer.paragraphs[0]
    foot.alignment = CENTRE
    foot.paragraph_format.first_line_indent = Pt(0)
    foot.add_run("— ")
    numbering.field(foot, "PAGE")
    foot.add_run(" —")


def _set_styles(document: Document) -> None:
    default = document.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
    default.set(qn("w:eastAsia"), "zh-CN")
    for name, (face, size, bold, aligned, indent, above, below) in _STYLES.items():
        if name not in [style.name for style in document.styles]:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = "Times New Roman", Pt(size), bold, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        _face(style.element.get_or_add_rPr(), face)
        form = style.paragraph_format
        form.alignment, form.first_line_indent = aligned, Pt(indent * size)
        form.space_before, form.space_after = Pt(above), Pt(below)
        form.keep_with_next = name in _HEADS
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(28 if size == 16 else size * 1.45)
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _face(properties, face: str) -> None:
    """The East Asian face, in place of the theme's."""
    faces = properties.get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        faces.attrib.pop(qn(attribute), None)
    faces.set(qn("w:eastAsia"), face)


def _underline(paragraph: Paragraph) -> None:
    """The red line between masthead and title."""
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="16" w:space="4" w:color="C8161D"/></w:pBdr>')
    )


def _packed(document: Document) -> bytes:
    """The file with one date on every part, so that building twice gives the same bytes."""
    made, even = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(even, "w", zipfile.ZIP_DEFLATED) as out:
        for part in parts.namelist():
            info = zipfile.ZipInfo(part, date_time=MADE.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            out.writestr(info, parts.read(part))
    return even.getvalue()
