"""分栏: pages of running text in two columns (gazettes), read down the one and then down the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from statistics import median
from typing import Final

from gangmu.read.pdf.glyphs import Glyph
from gangmu.read.pdf.lines import Line, Piece, lines

# A page has two columns when both hold a good part of it, few lines cross the middle, and most lines fill their column.
_SHARE: Final = 0.25
_CROSSING: Final = 0.12
_FILLED: Final = 0.6
_LINES: Final = 12
_MIDDLE: Final = (0.35, 0.65)
# Places asked for a gutter are this many points apart.
_STEP: Final = 4.0


def columns(glyphs: Sequence[Glyph], width: float) -> list[list[Line]]:
    """The lines of a page ``width`` wide in reading order, each column for itself; a line across both parts them."""
    found = lines(glyphs)
    middle = _gutter([piece for line in found for piece in line.pieces], width)
    if middle is None:
        return [found]
    across = [line for line in found if any(piece.left < middle < piece.right for piece in line.pieces)]
    tops = [line.top for line in across]
    parts: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        y = (glyph.top + glyph.bottom) / 2
        band = bisect_right(tops, y)
        if band == 0 or y > across[band - 1].bottom:
            parts.setdefault((band, int((glyph.left + glyph.right) / 2 > middle)), []).append(glyph)
    ordered: list[list[Line]] = []
    for band in range(len(across) + 1):
        ordered.extend(lines(parts[band, side]) for side in (0, 1) if (band, side) in parts)
        ordered.extend([line] for line in across[band : band + 1])
    return [part for part in ordered if part]


def _gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """The middle of the empty strip between two columns of running text, if the page has them."""
    if len(pieces) < 2 * _LINES:
        return None
    low, high = (share * width for share in _MIDDLE)
    places = sorted({round(piece.right / _STEP) * _STEP for piece in pieces if low < piece.right < high})
    gutters: list[tuple[int, float]] = []
    for right in places:
        lefts = [piece.left for piece in pieces if piece.left > right]
        middle = (right + min(lefts, default=width)) / 2
        if low < middle < high and (crossing := _crossing(pieces, middle)) is not None:
            gutters.append((crossing, middle))
    return min(gutters)[1] if gutters else None


def _crossing(pieces: Sequence[Piece], middle: float) -> int | None:
    """How many pieces cross ``middle``; None where it does not part two columns of running text."""
    crossing = sum(piece.left < middle < piece.right for piece in pieces)
    sides = [[p for p in pieces if p.right <= middle], [p for p in pieces if p.left >= middle]]
    if crossing > _CROSSING * len(pieces) or min(map(len, sides)) < max(_LINES, _SHARE * len(pieces)):
        return None
    for side in sides:
        measure = max(piece.right for piece in side) - min(piece.left for piece in side)
        if median(piece.right - piece.left for piece in side) < _FILLED * measure:
            return None
    return crossing
