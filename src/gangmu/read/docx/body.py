"""正文: the blocks of a Word document in reading order: paragraphs with their numbers, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gangmu.read.blocks import Block, Composed, Paragraph, compose, paragraphs
from gangmu.read.cells import table_blocks
from gangmu.read.docx.numbering import Counters, lists
from gangmu.read.docx.package import Element, Package, number, opened, value, w
from gangmu.read.docx.styles import Style, styles
from gangmu.read.docx.tables import boxes, header_rows
from gangmu.read.docx.walk import seen_children, words

_P, _TBL, _NUMBERED = w("p"), w("tbl"), w("numPr")
_PARTS: Final = ("footnotes", "endnotes")


def compose_file(name: str, data: bytes) -> Composed:
    """The text and tables of the Word file ``data``; raises DamagedFile, EncryptedFile or TooLarge."""
    return compose(Body(opened(data, name)).read())


class Body:
    """正文读取: walks a document from top to bottom, counting its lists and remembering which notes it refers to."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = styles(package.styles)
        self._counters = Counters(lists(package.numbering, package.styles))
        self._referred: dict[tuple[str, str], None] = {}

    def read(self) -> list[Block]:
        """All blocks: the body, then the foot- and endnotes it refers to."""
        bodies = self._package.document.iterchildren(w("body"))
        blocks = [block for body in bodies for block in self._blocks(body)]
        return blocks + self._notes()

    def _blocks(self, parent: Element) -> Iterator[Block]:
        carried = ""
        for child in seen_children(parent):
            if child.tag == _TBL:
                yield from table_blocks(boxes(child, lambda cell: tuple(self._blocks(cell))), header_rows(child))
            elif child.tag == _P and len(child) and not self._is_contents(child):
                said = words(child)
                self._referred.update(dict.fromkeys(said.notes))
                if _mark_deleted(child):
                    carried += said.text
                else:
                    text, carried = carried + said.text, ""
                    yield from paragraphs(self._label(child, bool(text.strip())) + text)
                for box in said.boxes:
                    yield from self._blocks(box)
        yield from paragraphs(carried)

    def _is_contents(self, paragraph: Element) -> bool:
        return self._styles.is_contents(value(paragraph.find(w("pPr")), "pStyle") or "")

    def _label(self, paragraph: Element, written: bool) -> str:
        """The automatic number of a paragraph; one without words counts, but shows nothing worth a line."""
        properties = paragraph.find(w("pPr"))
        direct = None if properties is None else properties.find(_NUMBERED)
        chain = self._styles.chain(value(properties, "pStyle") or "")
        home = next((style for _, style in chain if style.list is not None), None)
        name = value(direct, "numId") or (home.list if home else None)
        if not name or name not in self._counters.lists:
            return ""
        own = value(direct, "ilvl")
        place = number(own) if own is not None else self._level(name, [style for style, _ in chain], home)
        label = self._counters.label(name, place)
        return label if written else ""

    def _level(self, name: str, chain: list[str], home: Style | None) -> int:
        """The level of a paragraph numbered by its style: the one tied to that style, else the one the style names."""
        tied = (self._counters.lists[name].level_of_style(style) for style in chain)
        named = home.level if home and home.level else 0
        return next((place for place in tied if place is not None), named)

    def _notes(self) -> list[Block]:
        """The notes referred to, in order, each once, counted from 1 (``注1：…``)."""
        roots = {"footnotes": self._package.footnotes, "endnotes": self._package.endnotes}
        notes = {(part, note.get(w("id"), "")): note for part in _PARTS for note in _children(roots[part])}
        blocks: list[Block] = []
        for count, key in enumerate([key for key in self._referred if key in notes], 1):
            found = list(self._blocks(notes[key]))
            if found and isinstance(found[0], Paragraph):
                found[0] = Paragraph(f"注{count}：{found[0].text}")
            blocks.extend(found)
        return blocks


def _children(root: Element | None) -> list[Element]:
    return [] if root is None else list(root)


def _mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's end is tracked as deleted, so that it runs on into the next."""
    return paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None
