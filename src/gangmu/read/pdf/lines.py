"""行: the characters of a page gathered into lines by where they stand, whatever the order in which they were drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

import msgspec

from gangmu.read.pdf.glyphs import Glyph

# All shares are of an em, the width of a Chinese character.
# A wider gap parts two pieces of a line, such as the cells of a table without borders.
PIECE_GAP: Final = 1.5
_BLANK_GAP: Final = 0.7
_LATIN_GAP: Final = 0.18
# Two runs stand on one line when they share so much of the height of the lower one.
_SHARED: Final = 0.5
# A bold look is sometimes made by drawing a character twice.
_TWICE: Final = 0.12
# Fonts draw two of these as one, and both then have the box of the whole.
_LONG: Final = "—…─"
_NEARBY: Final = 4
_CLOSING: Final = "，。、；：！？）》”’】〕」』"
_HALF: Final = 0.5
# Of a character's box, where its width is not known to be an em.
_EM_OF_HEIGHT: Final = 0.9
# Characters that may not begin a line take the one before them along; those that may not end one the one after.
# (quotation marks that open and close alike, and Chinese ones in a Latin line, do both).
_NOT_FIRST: Final = "，。、；：！？）》”’“‘】〕％%,.;:!?)\"'"
_NOT_LAST: Final = "（《“‘【〔(\"'"
_LATIN_WIDTH: Final = 0.5


class Piece(msgspec.Struct, frozen=True):
    """段: part of a line between wide gaps."""

    text: str
    left: float
    right: float


class Line(msgspec.Struct, frozen=True):
    """行: one line of words; ``em`` the width of its Chinese characters, ``chinese`` whether it has any."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    top: float
    bottom: float
    em: float
    chinese: bool

    @property
    def text(self) -> str:
        """The words of all pieces, a blank between them."""
        return " ".join(piece.text for piece in self.pieces)


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The Lines of ``glyphs`` from top to bottom."""
    rows: list[list[Glyph]] = []
    extents: list[tuple[float, float]] = []
    for run in sorted(_runs(glyphs), key=lambda one: one[0].top + one[0].bottom):
        top, bottom = min(glyph.top for glyph in run), max(glyph.bottom for glyph in run)
        for k in range(len(rows) - 1, max(-1, len(rows) - 1 - _NEARBY), -1):
            above, below = extents[k]
            if min(bottom, below) - max(top, above) >= _SHARED * min(bottom - top, below - above):
                rows[k].extend(run)
                break
        else:
            rows.append(list(run))
            extents.append((top, bottom))
    found = [line for row in rows if (line := _line(row)) is not None]
    return sorted(found, key=lambda line: (line.top + line.bottom, line.left))


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs drawn one after the other on one line."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and _on_one_line(last, glyph) and glyph.left > last.left - (last.bottom - last.top):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        last = glyph
    return runs


def _on_one_line(one: Glyph, other: Glyph) -> bool:
    height = max(one.bottom - one.top, other.bottom - other.top)
    return min(one.bottom, other.bottom) - max(one.top, other.top) >= 0.8 * height


def _line(row: list[Glyph]) -> Line | None:
    drawn = sorted((glyph for glyph in row if glyph.text.strip()), key=lambda glyph: glyph.left)
    if not drawn:
        return None
    blanks = sorted(glyph.left for glyph in row if not glyph.text.strip())
    widths = [glyph.right - glyph.left for glyph in drawn if is_wide(glyph.text)]
    height = median(glyph.bottom - glyph.top for glyph in drawn)
    em = (median(widths) if widths else _EM_OF_HEIGHT * height) or 1.0
    return Line(
        pieces=tuple(_pieces(drawn, blanks, em)),
        left=drawn[0].left,
        right=_inked_right(drawn, em),
        top=min(glyph.top for glyph in drawn),
        bottom=max(glyph.bottom for glyph in drawn),
        em=em,
        chinese=bool(widths),
    )


def _inked_right(drawn: Sequence[Glyph], em: float) -> float:
    """Where a line ends to the eye: a closing mark fills half of its box, and may hang over the margin."""
    last = max(drawn, key=lambda glyph: glyph.right)
    return min(last.right, last.left + _HALF * em) if last.text in _CLOSING else last.right


def _pieces(drawn: Sequence[Glyph], blanks: Sequence[float], em: float) -> list[Piece]:
    pieces: list[Piece] = []
    words: list[str] = []
    left = drawn[0].left
    last: Glyph | None = None
    blank = 0
    for glyph in drawn:
        if last is not None:
            if glyph.text == last.text and glyph.left - last.left < _TWICE * em and glyph.text not in _LONG:
                continue
            gap = glyph.left - last.right
            spaced = False
            while blank < len(blanks) and blanks[blank] < glyph.left:
                spaced = True
                blank += 1
            if gap > PIECE_GAP * em:
                pieces.append(Piece("".join(words), left, last.right))
                words, left = [], glyph.left
            elif spaced or gap > _BLANK_GAP * em or (gap > _LATIN_GAP * em and _is_latin(last, glyph)):
                words.append(" ")
        words.append(glyph.text)
        last = glyph
    if last is not None:
        pieces.append(Piece("".join(words), left, last.right))
    return pieces


def is_wide(text: str) -> bool:
    """Whether the character is as wide as an em: Chinese, or full-width."""
    return "\u2e80" <= text <= "\u9fff" or "\uff00" <= text <= "\uff60"


def _is_latin(one: Glyph, other: Glyph) -> bool:
    return one.text.isascii() and other.text.isascii() and one.text[-1].isalnum() and other.text[0].isalnum()


def first_word(text: str) -> float:
    """The width in ems of what could not have been parted from the first character of a line."""
    width = 0.0
    for k, character in enumerate(text):
        if k and not (
            text[k - 1] in _NOT_LAST
            or character in _NOT_FIRST
            or (character.isalnum() and _narrow(text[k - 1 : k + 1]))
        ):
            break
        width += 1.0 if is_wide(character) else _LATIN_WIDTH
    return width


def _narrow(pair: str) -> bool:
    return " " not in pair and not any(is_wide(character) for character in pair)
