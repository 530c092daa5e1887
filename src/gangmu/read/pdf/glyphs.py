"""字形: the characters a page draws, and where. Points from the upper left corner of the page as it is shown, downwards."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from typing import Any, Final

import msgspec
import pypdfium2.raw as pdfium

from gangmu.read.pdf.marks import characters

# pdfium writes a hyphen at a line end so.
_HYPHEN: Final = 0x02
_UNKNOWN: Final = "\ufffd"
_PRIVATE: Final = range(0xE000, 0xF900)
# So many characters tell which way a page is written.
_SAMPLE: Final = 60
_LEVEL: Final = 0.05
# Points; nothing stands farther from a page, and broken files give places that are no numbers at all.
_FAR: Final = 1e5

Turn = Callable[[float, float], tuple[float, float]]


class Glyph(msgspec.Struct, frozen=True):
    """字形: one drawn character with the box that the font gives it."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def turn(quarters: int, box: tuple[float, float, float, float]) -> Turn:
    """How a point of the page's own plane (upwards; its corners ``box``: left, bottom, right, top) falls on the page as
    it is read, turned clockwise by ``quarters``."""
    left, bottom, right, top = box
    return (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )[quarters % 4]


def written_quarters(textpage: Any, count: int) -> int:
    """By how many quarters most of the text is turned anticlockwise in the page's own plane.

    That alone says how to turn the page for reading; how a viewer turns it (``/Rotate``) may be forgotten.
    """
    # pdfium gives angles clockwise
    step = max(1, count // _SAMPLE)
    angles = [pdfium.FPDFText_GetCharAngle(textpage, index) for index in range(0, count, step)]
    quarters = [round(-angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0]
    return max(set(quarters), key=quarters.count) if quarters else 0


def glyphs(textpage: Any, count: int, quarters: int, shown: Turn) -> list[Glyph]:
    """The ``count`` characters of ``textpage`` in the order they are drawn; those written aslant (watermarks) or far
    off the page left out."""
    found: list[Glyph] = []
    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    plain = characters()
    slant = False
    last = -math.inf
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in (0x0A, 0x0D) or (code == 0x20 and pdfium.FPDFText_IsGenerated(textpage, index) == 1):
            continue
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, pointer):
            continue
        x0, y0 = shown(box.left, box.bottom)
        x1, y1 = shown(box.right, box.top)
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
        if abs(bottom - last) > (bottom - top) / 2:
            slant = not _is_level(textpage, index, quarters)
        last = bottom
        if not slant and left > -_FAR and right < _FAR and top > -_FAR and bottom < _FAR:
            found.append(Glyph(_character(code, plain), left, right, top, bottom))
    return found


def is_unreadable(text: str) -> bool:
    """Whether a glyph's character says nothing: unknown, or of a private area."""
    return text == _UNKNOWN or (len(text) == 1 and ord(text) in _PRIVATE)


def _character(code: int, plain: Any) -> str:
    if code == _HYPHEN:
        return "-"
    if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFE, 0xFFFF):
        return _UNKNOWN
    return plain.get(code) or (" " if code == 0xA0 else chr(code))


def _is_level(textpage: Any, index: int, quarters: int) -> bool:
    angle = pdfium.FPDFText_GetCharAngle(textpage, index)
    return angle < 0 or abs(math.sin(angle + quarters * math.pi / 2)) < _LEVEL
