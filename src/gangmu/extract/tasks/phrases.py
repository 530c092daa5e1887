"""短语: a sentence cut at its commas and semicolons, outside brackets, quotation marks and titles."""

from __future__ import annotations

import re

import msgspec

_CUT = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）|“[^“”]*”|《[^《》]*》|，|；")


class Phrase(msgspec.Struct, frozen=True):
    """短语: ``text`` without the comma; ``start`` and ``end`` are positions in the passage's flow. ``fresh`` where it stands
    behind a semicolon."""

    text: str
    start: int
    end: int
    fresh: bool = False


def phrases(text: str, start: int) -> list[Phrase]:
    """The phrases of ``text``, which begins at ``start`` of the flow; empty ones are left out."""
    found: list[Phrase] = []
    here = 0
    cuts = [mark.start() for mark in _CUT.finditer(text) if mark.end() - mark.start() == 1]
    for cut in (*cuts, len(text)):
        if here < cut:
            found.append(Phrase(text[here:cut], start + here, start + cut, here > 0 and text[here - 1] == "；"))
        here = cut + 1
    return found
