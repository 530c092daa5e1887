"""原样保存: what Akoma Ntoso has no place for, in its ``proprietary`` block, so that the way back loses nothing.

Each is the JSON of our own values: the header, the source without its text, the tables. The blanks between the written
stretches, and characters that XML forbids, are kept by their code points.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from lxml import etree

from gangmu.interchange.akn.names import gm
from gangmu.interchange.akn.pieces import Span
from gangmu.norms import Document, Header, Page, SourceText, Table

# XML 1.0, production 2 (Char)
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"\\\\|\\u([0-9a-f]{4})")
Element = Any  # lxml has no types


def printable(text: str) -> str:
    """``text`` with a replacement character for each one that XML forbids."""
    return FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """``text`` for an attribute: a backslash doubled, a character that XML forbids as ``\\u001b``."""
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\\", "\\\\"))


def unescaped(text: str) -> str:
    """What ``escaped`` was given."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", text)


class Kept(msgspec.Struct, frozen=True):
    """原样保存: the source without its text, and the tables of the document.

    ``source_tables`` is None where the reader found the same ones, before it was known in which clause they stand.
    """

    name: str
    format: str
    sha256: str
    length: int
    tables: tuple[Table, ...]
    pages: tuple[Page, ...]
    source_tables: tuple[Table, ...] | None = None


def keep(parent: Element, document: Document, written: Iterable[Span]) -> None:
    """Append to ``parent`` what ``written`` stretches of text do not carry."""
    source = document.source
    placeless = source.tables == _placeless(document.tables)
    kept = Kept(
        source.name, source.format, source.sha256, len(source.text), document.tables, source.pages,
        None if placeless else source.tables,
    )  # fmt: skip
    _json(parent, "header", document.header)
    _json(parent, "source", kept)
    places: dict[str, list[int]] = defaultdict(list)
    for start, characters in _unwritten(source.text, written):
        places[" ".join(f"{ord(character):X}" for character in characters)].append(start)
    for codes, starts in places.items():
        etree.SubElement(parent, gm("fill"), codes=codes, at=" ".join(map(str, starts)))


def _json(parent: Element, name: str, value: msgspec.Struct) -> None:
    text = msgspec.json.encode(value).decode("utf-8")
    # JSON escapes most of what XML forbids, and says the rest as well by its number
    etree.SubElement(parent, gm(name)).text = FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _unwritten(text: str, written: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """Stretches between the written ones, and forbidden characters in them."""
    here = 0
    for span in [*sorted(written), Span(len(text), len(text))]:
        if span.start > here:
            yield here, text[here : span.start]
        for found in FORBIDDEN.finditer(text, span.start, span.end):
            yield found.start(), found[0]
        here = max(here, span.end)


def kept_source(block: Element, written: Iterable[tuple[int, str]]) -> tuple[Header, SourceText, tuple[Table, ...]]:
    """The header, the source with its whole text, and the tables; ``written`` are stretches with their offsets.

    Raises msgspec.DecodeError, ValueError or LookupError where the block is not one that ``keep`` wrote.
    """
    header = msgspec.json.decode(block.findtext(gm("header")) or "", type=Header)
    kept = msgspec.json.decode(block.findtext(gm("source")) or "", type=Kept)
    text = [""] * kept.length
    for start, words in written:
        text[start : start + len(words)] = words
    for fill in block.iterfind(gm("fill")):
        characters = [chr(int(code, 16)) for code in fill.attrib["codes"].split()]
        for start in map(int, fill.attrib["at"].split()):
            text[start : start + len(characters)] = characters
    if len(text) != kept.length or not all(text):
        raise ValueError("the text has gaps")
    tables = _placeless(kept.tables) if kept.source_tables is None else kept.source_tables
    source = SourceText(kept.name, kept.format, "".join(text), kept.sha256, tables=tables, pages=kept.pages)
    return header, source, kept.tables


def _placeless(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    return tuple(msgspec.structs.replace(table, clause="") for table in tables)
