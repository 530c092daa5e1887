"""Faces, sizes and spaces of the templates; what stands at the foot of their pages."""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from tools.samples import numbering

_LEFT, _CENTRE, _RIGHT, _BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY,
)  # fmt: skip
_INK, _RED, _FAINT = RGBColor(0, 0, 0), RGBColor(0xC8, 0x16, 0x1D), RGBColor(0x6A, 0x62, 0x57)
_LATIN = "Times New Roman"


class Face(NamedTuple):
    """How paragraphs of a style are set; sizes in points, ``first`` is the indent of the first line in characters."""

    face: str
    size: float
    first: int = 0
    align: WD_ALIGN_PARAGRAPH = _LEFT
    above: float = 0
    below: float = 0
    leading: float = 28.9  # 225 mm in 22 lines
    bold: bool = False
    colour: RGBColor = _INK


_ZH = {
    "Normal": Face("仿宋", 16),
    "Masthead": Face("方正小标宋简体", 30, align=_CENTRE, leading=40, colour=_RED),
    "Number": Face("仿宋", 16, align=_RIGHT, below=14),
    "Title": Face("方正小标宋简体", 22, align=_CENTRE, above=14, below=28, leading=33),
    "Addressee": Face("仿宋", 16),
    "Body": Face("仿宋", 16, 2, _BOTH),
    "Lead": Face("仿宋", 16, 2, _BOTH),
    "Last": Face("仿宋", 16, 2, _BOTH),
    "Heading 1": Face("黑体", 16, 2, below=3),
    "Heading 2": Face("楷体", 16, 2),
    "Words": Face("楷体", 16, 2, _BOTH),
    "Sum": Face("楷体", 14, 2, leading=26),
    "Fact Label": Face("黑体", 12, above=3, below=3, leading=17),
    "Fact": Face("仿宋", 12, above=3, below=3, leading=17),
    "Remark": Face("楷体", 12, above=6, below=6, leading=18),
    "Signature": Face("仿宋", 16, align=_RIGHT, above=44),
    "Signing Date": Face("仿宋", 16, align=_RIGHT),
    "Small Print": Face("宋体", 8, above=22, leading=12, colour=_FAINT),
    "Small Print End": Face("宋体", 8, leading=12, colour=_FAINT),
    "Control": Face("宋体", 9, leading=12, colour=_FAINT),
}
_EN = {
    "Normal": Face("宋体", 11, leading=15.5),
    "Masthead": Face("宋体", 20, align=_CENTRE, leading=26, colour=_RED),
    "Number": Face("宋体", 11, align=_RIGHT, below=14, leading=15.5),
    "Title": Face("宋体", 16, align=_CENTRE, above=12, below=16, leading=21, bold=True),
    "Addressee": Face("宋体", 11, below=6, leading=15.5),
    "Body": Face("宋体", 11, below=5, leading=15.5),
    "Lead": Face("宋体", 11, below=5, leading=15.5),
    "Last": Face("宋体", 11, below=5, leading=15.5),
    "Heading 1": Face("黑体", 12, above=10, below=4, leading=17, bold=True),
    "Heading 2": Face("楷体", 11, above=4, below=3, leading=15.5),
    "Words": Face("楷体", 10.5, below=5, leading=15),
    "Sum": Face("楷体", 10.5, below=5, leading=15),
    "Fact Label": Face("宋体", 10, above=2, below=2, leading=13.5),
    "Fact": Face("宋体", 10, above=2, below=2, leading=13.5),
    "Remark": Face("宋体", 9.5, above=5, below=5, leading=13),
    "Signature": Face("宋体", 11, align=_RIGHT, above=44, leading=15.5),
    "Signing Date": Face("宋体", 11, align=_RIGHT, above=3, leading=15.5),
    "Small Print": Face("宋体", 7.5, above=18, leading=10.5, colour=_FAINT),
    "Small Print End": Face("宋体", 7.5, leading=10.5, colour=_FAINT),
    "Control": Face("宋体", 8, leading=11, colour=_FAINT),
}
_KEPT = ("Lead", "Remark", "Last", "Heading 1", "Heading 2", "Masthead", "Signature", "Signing Date", "Small Print")
_LISTS = {"zh": (32, 0), "en": (0, 0)}


def define(document: Document, language: str) -> None:
    """Every style that the parts name."""
    default = document.styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
    default.set(qn("w:val"), "en-GB")
    default.set(qn("w:eastAsia"), "zh-CN")
    for name, face in {"zh": _ZH, "en": _EN}[language].items():
        if name not in [style.name for style in document.styles]:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
        _set(document.styles[name], face, name, language)
    strong = document.styles["Strong"] if "Strong" in document.styles else document.styles.add_style("Strong", 2)
    strong.font.bold = True


def _set(style, face: Face, name: str, language: str) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = _LATIN, Pt(face.size), face.bold, False
    font.color.rgb = face.colour
    _east_asian(style.element.get_or_add_rPr(), face.face)
    form = style.paragraph_format
    form.alignment, form.first_line_indent = face.align, Pt(face.first * face.size)
    form.space_before, form.space_after = Pt(face.above), Pt(face.below)
    form.keep_with_next, form.widow_control = name in _KEPT, True
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(face.leading)
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    if name in ("Signature", "Signing Date") and language == "zh":
        form.right_indent = Pt({"Signature": 2, "Signing Date": 4}[name] * face.size)
    if name == "Masthead":
        _rule(style, "bottom", 18, "C8161D", 6)
    if name == "Small Print":
        _rule(style, "top", 4, "B9B1A2", 4)
    if name in ("Words", "Sum") and language == "en":
        form.left_indent = Pt(18)


def _rule(style, side: str, weight: int, colour: str, space: int) -> None:
    """A line along one ``side``; ``weight`` in eighths of a point."""
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="{weight}" w:space="{space}" w:color="{colour}"/></w:pBdr>'
    )
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:spacing", "w:ind", "w:jc",
    )  # fmt: skip


def _east_asian(properties, face: str) -> None:
    faces = properties.get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        faces.attrib.pop(qn(attribute), None)
    faces.set(qn("w:eastAsia"), face)


def set_lists(document: Document, language: str) -> None:
    """The lists begin where the paragraphs do; English headings count 1. 2. 3."""
    forms = {"%1、": "%1.", "（%2）": "(%2)", "%3．": "%3.", "%1．": "%1."}
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        text = level.find(qn("w:lvlText"))
        if language == "zh" or text.get(qn("w:val")) not in forms:
            continue
        level.find(".//" + qn("w:ind")).set(qn("w:firstLine"), "0")
        second = text.get(qn("w:val")) == "（%2）"
        level.find(qn("w:numFmt")).set(qn("w:val"), "lowerLetter" if second else "decimal")
        level.find(qn("w:suff")).set(qn("w:val"), "space")
        text.set(qn("w:val"), forms[text.get(qn("w:val"))])


def rules() -> BaseOxmlElement:
    """A rule above, a rule below, hairlines between: no vertical lines."""
    return parse_xml(
        f'<w:tblBorders {nsdecls("w")}><w:top w:val="single" w:sz="8" w:color="1F1B16"/>'
        '<w:bottom w:val="single" w:sz="8" w:color="1F1B16"/><w:insideH w:val="single" w:sz="4" w:color="B9B1A2"/></w:tblBorders>'
    )


def page_numbers(section: Section, language: str) -> None:
    """``— 1 —`` at the outer edge, one character in from it."""
    size = {"zh": 14, "en": 10}[language]
    for paragraph, align in (
        (section.footer.paragraphs[0], _RIGHT), (section.even_page_footer.paragraphs[0], _LEFT),
    ):  # fmt: skip
        _number(paragraph, align, size)


def _number(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH, size: int) -> None:
    form = paragraph.paragraph_format
    form.alignment, form.first_line_indent = align, Pt(0)
    form.left_indent = form.right_indent = Pt(size)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Mm(6)
    paragraph.add_run("— ")
    numbering.field(paragraph, "PAGE")
    paragraph.add_run(" —")
    for run in paragraph.runs:
        run.font.size = Pt(size)
        _east_asian(run._r.get_or_add_rPr(), "宋体")
