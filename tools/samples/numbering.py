"""Automatic numbering of a Word file: the labels are counted by Word, none of them stands in the text.

Officially set documents number 一、（一）1．: one list of three levels, and a one-level list that begins again at 1
under each heading of a catalogue.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

OUTLINE, ITEMS = 81, 82
_LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3．"))


def define(document: Document) -> None:
    """Add both lists, in front of the lists of the template as the schema wants it."""
    root = _root(document)
    for element in reversed(
        [
            _list(OUTLINE, "multilevel", enumerate(_LEVELS)),
            _list(ITEMS, "singleLevel", [(0, ("decimal", "%1．"))]),
        ]
    ):
        root.insert(0, element)


def start(document: Document, abstract: int) -> int:
    """The id of a new run of the list ``abstract`` that begins at 1."""
    root = _root(document)
    number = 1 + max((int(num.numId) for num in root.num_lst), default=0)
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return number


def number(paragraph: Paragraph, run: int, level: int) -> None:
    """Let Word count ``paragraph`` at ``level`` of the list run ``run``."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = run


def field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word fills in, such as the number of the page."""
    run = paragraph.add_run()
    for kind in ("begin", "instruction", "end"):
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.text = instruction
        else:
            element = parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
        run._r.append(element)


def _root(document: Document) -> BaseOxmlElement:
    return document.part.numbering_part.element


def _list(identifier: int, kind: str, levels) -> BaseOxmlElement:
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        for level, (form, text) in levels
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identifier}"><w:multiLevelType w:val="{kind}"/>{inner}'
        f"</w:abstractNum>"
    )
