"""PDF 文档: pages opened with pdfium, cleared of heads and feet, read out in order."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from gangmu.errors import DamagedFile, EmptyText, EncryptedFile, TooLarge
from gangmu.read.blocks import Composed, compose
from gangmu.read.limits import PDF_CHARACTERS, PDF_PAGES
from gangmu.read.pdf.aligned import with_tables
from gangmu.read.pdf.assembly import Assembly
from gangmu.read.pdf.columns import columns
from gangmu.read.pdf.glyphs import Glyph, glyphs, is_unreadable, turn, written_quarters
from gangmu.read.pdf.lattice import Lattice, lattices
from gangmu.read.pdf.lines import Line
from gangmu.read.pdf.margins import Sheet, surrounding
from gangmu.read.pdf.marks import is_contents, is_contents_title
from gangmu.read.pdf.notes import parted
from gangmu.read.pdf.paragraphs import Measure, measure
from gangmu.read.pdf.rules import Rules, rules

# pdfium keeps global state and must not be entered twice at a time (its own documentation); the console reads in threads.
_ONE_AT_A_TIME: Final = threading.Lock()
# With more than this share of characters that no font explains, a text is not readable.
_UNREADABLE: Final = 0.1
# With at most this share of pages that have words, the rest being pictures, a file is a scan with a typed cover.
_TYPED: Final = 0.2
_SAVE: Final = "open it in a PDF reader and save it again"
# So many lines with dots and a page number are a table of contents.
_CONTENTS: Final = 3


class Leaf(msgspec.Struct, frozen=True):
    """页: what one page shows: running text by columns, tables, rules, and how far its characters can be read."""

    parts: tuple[tuple[Line, ...], ...]
    tables: tuple[Lattice, ...]
    rules: Rules
    width: float
    height: float
    characters: int
    unreadable: int
    picture: bool


def compose_file(name: str, data: bytes) -> Composed:
    """The text, tables and pages of the PDF ``data``; raises EncryptedFile, DamagedFile, EmptyText or TooLarge."""
    with _ONE_AT_A_TIME:
        leaves = list(_leaves(data, name))
    _check_text(leaves, name)
    sheets = [Sheet(tuple(line for part in leaf.parts for line in part), leaf.width, leaf.height) for leaf in leaves]
    outside = [set(lines) for lines in surrounding(sheets)]
    for lines, contents in zip(outside, _contents(sheets), strict=True):
        lines |= contents
    return compose(_assembled(leaves, outside).blocks())


def _leaves(data: bytes, name: str) -> Iterator[Leaf]:
    with contextlib.closing(_opened(data, name)) as document:
        if len(document) > PDF_PAGES:
            raise TooLarge(f"more than {PDF_PAGES} pages", name, "split it into smaller files")
        left = PDF_CHARACTERS
        for number in range(len(document)):
            try:
                leaf = _leaf(document, number, left)
            except pypdfium2.PdfiumError:
                raise DamagedFile(f"page {number + 1} is broken", name, _SAVE) from None
            if leaf is None:
                raise TooLarge(f"more than {PDF_CHARACTERS // 1_000_000} million characters", name, "split it")
            left -= leaf.characters
            yield leaf


def _opened(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedFile("a password is needed", name, "save it without a password") from None
        raise DamagedFile("the PDF is cut short or broken", name, _SAVE) from None


def _leaf(document: pypdfium2.PdfDocument, number: int, left: int) -> Leaf | None:
    """What page ``number`` (from 0) shows; None where it has more than ``left`` characters."""
    with contextlib.closing(document[number]) as page, contextlib.closing(page.get_textpage()) as textpage:
        count = textpage.count_chars()
        if count > left:
            return None
        quarters = written_quarters(textpage.raw, count)
        box = page.get_bbox()
        shown = turn(quarters, box)
        found = glyphs(textpage.raw, count, quarters, shown)
        drawn, picture = rules(page.raw, shown)
    size = (box[2] - box[0], box[3] - box[1])
    return _read(found, drawn, size[::-1] if quarters % 2 else size, picture=picture)


def _read(found: Sequence[Glyph], drawn: Rules, size: tuple[float, float], *, picture: bool) -> Leaf:
    tables, outside = lattices(drawn, found)
    written = [glyph.text for glyph in found if glyph.text.strip()]
    return Leaf(
        parts=tuple(tuple(part) for part in columns(outside, size[0])),
        tables=tuple(tables),
        rules=drawn,
        width=size[0],
        height=size[1],
        characters=len(written),
        unreadable=sum(is_unreadable(text) for text in written),
        picture=picture,
    )


def _check_text(leaves: Sequence[Leaf], name: str) -> None:
    characters = sum(leaf.characters for leaf in leaves)
    bare = sum(leaf.picture and not leaf.characters for leaf in leaves)
    if bare and (not characters or len(leaves) - bare <= _TYPED * len(leaves)):
        what = f"{bare} of {len(leaves)} pages are pictures without a text layer (a scan)"
        raise EmptyText(what, name, "recognise the text first (OCR), or ask for the Word file")
    unreadable = sum(leaf.unreadable for leaf in leaves)
    if unreadable > _UNREADABLE * characters:
        share = round(100 * unreadable / characters)
        what = f"the fonts in it do not say which characters they draw ({share}% cannot be read)"
        raise DamagedFile(what, name, "recognise the text (OCR), or ask for the Word file")


def _contents(sheets: Sequence[Sheet]) -> list[set[Line]]:
    """For every page the lines of a table of contents and its heading, if the document has one."""
    found: list[set[Line]] = []
    for sheet in sheets:
        dotted = {line for line in sheet.lines if is_contents(line.text)}
        titles = {line for line, below in pairwise(sheet.lines) if below in dotted and is_contents_title(line.text)}
        found.append(dotted | titles)
    return found if sum(map(len, found)) >= _CONTENTS else [set() for _ in sheets]


def _assembled(leaves: Sequence[Leaf], outside: Sequence[set[Line]]) -> Assembly:
    assembly = Assembly()
    wholes = _wholes(leaves, outside)
    for number, (leaf, gone) in enumerate(zip(leaves, outside, strict=True), 1):
        assembly.page(number)
        tables = sorted(leaf.tables, key=lambda table: table.top)
        parts, notes = parted([[line for line in part if line not in gone] for part in leaf.parts], leaf.rules)
        for part in parts or [[]]:
            last = part is parts[-1] if parts else True
            items = with_tables(part, leaf.rules)
            lines = [item for item in items if isinstance(item, Line)]
            here = measure(lines, wholes[round(leaf.width)] if len(parts) == 1 else None)
            below = max((line.bottom for line in part), default=0.0)
            held = [table for table in tables if last or table.top < below]
            tables = [table for table in tables if table not in held]
            for item in sorted([*items, *held], key=lambda item: item.top):
                if isinstance(item, Line):
                    assembly.line(item, here)
                else:
                    assembly.table(item)
        assembly.notes(notes)
    return assembly


def _wholes(leaves: Sequence[Leaf], outside: Sequence[set[Line]]) -> dict[int, Measure]:
    """The usual Measure of the pages of each width."""
    lines: dict[int, list[Line]] = {}
    for leaf, gone in zip(leaves, outside, strict=True):
        lines.setdefault(round(leaf.width), []).extend(line for part in leaf.parts for line in part if line not in gone)
    return {width: measure(found, None, width) for width, found in lines.items()}
