"""分句: a sentence cut at its commas, brackets and quotation marks left whole."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.directives.verbs import Hit, hits

_CUT = re.compile(r"（[^（）]*）|《[^《》]*》|[，；。：！？]")
_GOES_ON = re.compile(r"^(?:以及|及|和|与|或)")


class Segment(msgspec.Struct, frozen=True):
    """分句: ``text`` between two commas, its position ``start`` in the passage, the stance words in it."""

    text: str
    start: int
    hits: tuple[Hit, ...]


def segments(text: str, start: int) -> list[Segment]:
    """The segments of the sentence ``text``, which stands at ``start`` of its passage."""
    bounds: list[tuple[int, int]] = []
    here = 0
    for mark in _CUT.finditer(text):
        if mark.end() - mark.start() > 1:
            continue
        if here < mark.start():
            bounds.append((here, mark.start()))
        here = mark.end()
    if here < len(text):
        bounds.append((here, len(text)))
    found = list(hits(text))
    cut: list[tuple[int, int]] = []
    for left, right in bounds:
        # 以及… after a comma goes on with the list before it
        if cut and _GOES_ON.match(text[left:right]) and text[left - 1] == "，":
            cut[-1] = (cut[-1][0], right)
        else:
            cut.append((left, right))
    return [
        Segment(
            text[left:right], start + left,
            tuple(Hit(hit.start - left, hit.end - left, hit.readings) for hit in found if left <= hit.start and hit.end <= right),
        )
        for left, right in cut
    ]  # fmt: skip
