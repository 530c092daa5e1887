"""分句: a sentence cut at its commas, brackets and quotation marks left whole."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.directives.verbs import Hit

_CUT = re.compile(r"（[^（）]*）|《[^《》]*》|[，；。：！？]")
_GOES_ON = re.compile(r"^(?:以及|及|和|与|或)")


class Segment(msgspec.Struct, frozen=True):
    """分句: ``text`` between two commas, its position ``start`` in the passage, the stance words in it."""

    text: str
    start: int
    hits: tuple[Hit, ...]


def segments(text: str, start: int, found: list[Hit]) -> list[Segment]:
    """The segments of the sentence ``text``, which stands at ``start`` of its passage; ``found`` are the hits in it."""
    bounds: list[tuple[int, int]] = []
    here = 0
    for mark in _CUT.finditer(text):
        if mark.end() - mark.start() > 1:
            continue
        if here < mark.start():
            bounds.append((_joined(text, here, bounds), mark.start()))
        here = mark.end()
    if here < len(text):
        bounds.append((_joined(text, here, bounds), len(text)))
    cut: list[Segment] = []
    waiting = iter(found)
    hit = next(waiting, None)
    for left, right in bounds:
        inside: list[Hit] = []
        while hit is not None and hit.start - start < right:
            if hit.start - start >= left and hit.end - start <= right:
                inside.append(Hit(hit.start - start - left, hit.end - start - left, hit.readings))
            hit = next(waiting, None)
        cut.append(Segment(text[left:right], start + left, tuple(inside)))
    return cut


def _joined(text: str, here: int, bounds: list[tuple[int, int]]) -> int:
    """Where the segment at ``here`` begins: 以及… after a comma goes on with the list before it."""
    if bounds and text[here - 1] == "，" and _GOES_ON.match(text, here):
        return bounds.pop()[0]
    return here
