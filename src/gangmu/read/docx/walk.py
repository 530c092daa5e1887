"""走读: the elements of WordprocessingML that a reader sees, through all wrappers, and the words of one paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from gangmu.read.docx.package import Element, on, value, w

_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE: Final = f"{_COMPATIBILITY}AlternateContent"
_CHOICE: Final = f"{_COMPATIBILITY}Choice"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_R, _T, _SDT, _BOX, _SYM = w("r"), w("t"), w("sdt"), w("txbxContent"), w("sym")
_BLOCKS: Final = frozenset(map(w, ("p", "tbl", "tr", "tc")))
_WRAPPERS: Final = frozenset(map(w, ("sdtContent", "ins", "moveTo", "customXml", "smartTag")))
_NOTES: Final = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
# A page or line break inside a paragraph ends a line.
_MARKS: Final = {
    w("tab"): " ", w("ptab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "",
}  # fmt: skip
# Not part of what a reader sees: properties, tracked deletions, the old place of moved words, field codes, phonetics.
_UNSEEN: Final = frozenset(
    map(w, ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "sdtPr"))
)
# Tick boxes and bullets are drawn with private characters of the fonts Wingdings and Symbol.
_SYMBOLS: Final = {
    0xF0FE: "☑",
    0xF052: "☑",
    0xF0FC: "✓",
    0xF0B7: "•",
    0xF06C: "•",
    0xF0A3: "□",
    0xF0A8: "□",
    0xF06F: "□",
}


class Words(msgspec.Struct, frozen=True):
    """段中文字: what a paragraph says, the text boxes anchored in it, the notes it refers to as (part, id)."""

    text: str
    boxes: tuple[Element, ...]
    notes: tuple[tuple[str, str], ...]


def seen_children(parent: Element) -> Iterator[Element]:
    """The paragraphs, tables, rows or cells in ``parent``, through all wrappers, without tracked deletions."""
    for child in parent.iterchildren():
        if child.tag in _BLOCKS:
            yield child
        elif child.tag in _WRAPPERS or (child.tag == _SDT and not _is_contents(child)):
            yield from seen_children(child)
        elif child.tag == _ALTERNATE and (chosen := _chosen(child)) is not None:
            yield from seen_children(chosen)


def words(paragraph: Element) -> Words:
    """The Words of ``paragraph``: insertions kept, deletions and hidden text left out, breaks as line ends."""
    pieces: list[str] = []
    boxes: list[Element] = []
    notes: list[tuple[str, str]] = []

    def gather(node: Element) -> None:
        for child in node.iterchildren():
            tag = child.tag
            if tag in (_T, _MATH):
                pieces.append(child.text or "")
            elif tag in _MARKS:
                pieces.append(_MARKS[tag])
            elif tag == _SYM:
                pieces.append(_symbol(child))
            elif tag == _BOX:
                boxes.append(child)
            elif tag in _NOTES:
                notes.append((_NOTES[tag], child.get(w("id"), "")))
            elif tag == _ALTERNATE:
                if (chosen := _chosen(child)) is not None:
                    gather(chosen)
            elif tag not in _UNSEEN and not (tag == _R and on(child.find(w("rPr")), "vanish")):
                gather(child)

    gather(paragraph)
    return Words("".join(pieces), tuple(boxes), tuple(notes))


def _chosen(alternate: Element) -> Element | None:
    """The one version to read of content written twice, for newer and for older programs."""
    choice = alternate.find(_CHOICE)
    return choice if choice is not None else next(alternate.iterchildren(), None)


def _is_contents(control: Element) -> bool:
    """Whether a content control is an automatic table of contents."""
    gallery = value(control.find(f"{w('sdtPr')}/{w('docPartObj')}"), "docPartGallery")
    return gallery == "Table of Contents"


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(w("char"), ""), 16)
    except ValueError:
        code = 0
    if 0xE000 <= code <= 0xF8FF:
        return _SYMBOLS.get(code, "□")
    return chr(code) if 0x20 <= code < 0xD800 else "□"
