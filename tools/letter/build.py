"""Build the templates of the opinion letter: ``.venv/bin/python -m tools.letter.build``.

The templates are committed: an office edits a copy of them in Word (docs/howto/letter.md). Sizes and margins follow
GB/T 9704-2012 (party and government documents): type area 156 x 225 mm, 37 mm above, 28 mm at the binding edge, text in
仿宋 of 16 pt, 22 lines a page, page numbers of 14 pt between dashes at the outer edge.
"""

from __future__ import annotations

import datetime as dt
import io
import sys

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from tools.letter import styles
from tools.letter.parts import PARTS, Part
from tools.samples import numbering

from gangmu.report.letter.word import TEMPLATES, even

MADE = dt.datetime(2026, 1, 1)  # noqa: DTZ001  the same bytes whenever it is built
_FACTS = {"zh": (38, 118), "en": (42, 114)}  # mm


def template(language: str) -> bytes:
    """The bytes of the template in ``language``."""
    document = docx.Document()
    _set_page(document)
    styles.define(document, language)
    numbering.define(document)
    runs = {name: numbering.start(document, numbering.ITEMS) for name in ("ground", "question", "refusal", "note")}
    runs["heading"] = numbering.start(document, numbering.OUTLINE)
    styles.set_lists(document, language)
    for part in PARTS[language]:
        _add(document, part, runs, language)
    styles.page_numbers(document.sections[0], language)
    document.settings.odd_and_even_pages_header_footer = True
    properties = document.core_properties
    properties.title = {"zh": "产业政策审查意见", "en": "Industrial policy opinion"}[language]
    properties.author = properties.last_modified_by = "Gangmu 纲目"
    properties.comments, properties.language = "", {"zh": "zh-CN", "en": "en-GB"}[language]
    properties.created = properties.modified = MADE
    file = io.BytesIO()
    document.save(file)
    return even(file.getvalue())


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, (37, 35, 28, 26))
    section.footer_distance = Mm(25)


def _add(document: Document, part: Part, runs: dict[str, int], language: str) -> None:
    if part.rows:
        _add_table(document, part, language)
        return
    paragraph = document.add_paragraph(style=part.style)
    for text, style in part.runs():
        run = paragraph.add_run(text)
        if style:
            run.style = document.styles[style]
    if part.count == "group":
        numbering.number(paragraph, runs["heading"], 1)
    elif part.count:
        numbering.number(paragraph, runs[part.count], 0)


def _add_table(document: Document, part: Part, language: str) -> None:
    """Rows of the facts; a control row is taken out when the letter is drawn up.

    The last facts stay together, so that no page begins with the last row of the table.
    """
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    widths = [Mm(width) for width in _FACTS[language]]
    for number, texts in enumerate(part.rows):
        row = table.add_row()
        steers, kept = texts[0].startswith("{%"), number == len(part.rows) - 5
        for cell, text, width, style in zip(row.cells, texts, widths, ("Fact Label", "Fact"), strict=True):
            cell.width = width
            cell.paragraphs[0].style = document.styles["Control" if steers else style]
            cell.paragraphs[0].paragraph_format.keep_with_next = True if kept else None
            cell.paragraphs[0].add_run(text)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    table._tbl.tblPr.append(styles.rules())
    for row in table.rows:
        row._tr.get_or_add_trPr().append(docx.oxml.OxmlElement("w:cantSplit"))
    table._tbl.tblPr.append(parse_xml(f'<w:tblInd {nsdecls("w")} w:w="108" w:type="dxa"/>'))
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    if layout is not None:
        layout.set(qn("w:type"), "fixed")


def main() -> int:
    for language in PARTS:
        path = TEMPLATES / f"letter.{language}.docx"
        path.write_bytes(template(language))
        print(f"{path.name}  {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
