"""Text as it comes out of a PDF: lines cut at a width, blanks around digits, sentences torn by the end of a page.

``<page>`` in the words is the end of a page; what follows it may be a stray repetition, as extraction leaves them.
"""

from __future__ import annotations

import re

from tools.samples.markup import Block

WIDTH = 72  # columns; a Chinese character takes two
_JOINT = re.compile(r"(?<=[一-鿿])(?=[0-9])|(?<=[0-9%])(?=[一-鿿])")
_PIECE = re.compile(r"[0-9.%]+|.")  # a number stays in one line
_NO_LINE_START = "，。、；：）》”％"


def wrapped(blocks: list[Block]) -> str:
    """The document of ``blocks`` as hard-wrapped text, paragraphs parted by blank lines."""
    return "\n\n".join(_paragraph(_JOINT.sub(" ", block.text)) for block in blocks) + "\n"


def _paragraph(words: str) -> str:
    """The lines of a paragraph; the end of a page falls between two lines, or after a finished sentence."""
    before, torn, after = words.partition("<page>")
    if not torn:
        return "\n".join(_lines(words))
    if before.endswith("。"):
        return "\n\n".join("\n".join(_lines(piece)) for piece in (before, after))
    lines = _lines(before + after)
    page = len(_lines(before))
    return "\n".join(lines[:page]) + "\n\n" + "\n".join(lines[page:])


def _lines(words: str) -> list[str]:
    lines, line, columns = [], "", 0
    for piece in _PIECE.findall(words):
        wide = sum(1 if character.isascii() else 2 for character in piece)
        if columns + wide > WIDTH and piece not in _NO_LINE_START:
            lines.append(line.rstrip())
            line, columns = "", 0
        if line or piece != " ":
            line, columns = line + piece, columns + wide
    return [*lines, line]
