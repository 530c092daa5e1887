"""目录与类目: headings that only look like clauses (a table of contents), and clauses without a number (鼓励类)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from gangmu.parse.blocks import Block
from gangmu.parse.genre import genre
from gangmu.parse.lines import BLANKS, FINAL
from gangmu.parse.markers import Marker

_CONTENTS = re.compile(r"[#*\s]*目[ \t\u3000]*[录次]")
_SHORT = 80
_HEADS = ("part", "chapter")
_MOST = 400


def settled(text: str, found: Sequence[Block]) -> list[Block]:
    """``found`` with the markers of a table of contents taken away and those of unnumbered classes put in."""
    return _classed(text, _uncontented(text, list(found)))


def _uncontented(text: str, found: list[Block]) -> list[Block]:
    start = next((k for k, block in enumerate(found[:_MOST]) if block.marker), None)
    if start is None:
        return found
    named = any(_is_contents(text, block) for block in found[max(0, start - 2) : start])
    first = found[start].marker
    assert first is not None
    if not named and first.family not in _HEADS:
        return found
    again = _again(found, start, first)
    inside = found[start:again]
    marked = [block for block in inside if block.marker] if named else inside
    if again <= start + 1 or not all(_entry(text, block) for block in marked):
        return found
    return [*found[:start], *(msgspec.structs.replace(block, marker=None) for block in inside), *found[again:]]


def _is_contents(text: str, block: Block) -> bool:
    return block.end - block.start < _SHORT and bool(_CONTENTS.match(text, block.start, block.end))


def _again(found: Sequence[Block], start: int, first: Marker) -> int:
    """Where the first entry comes again, as the clause itself; ``start`` where it does not."""
    for k in range(start + 1, min(len(found), start + _MOST)):
        marker = found[k].marker
        if marker and (marker.family, marker.number) == (first.family, first.number):
            return k
    return start


def _entry(text: str, block: Block) -> bool:
    return block.end - block.start <= _SHORT * 2 and text[block.end - 1] not in FINAL


def _classed(text: str, found: list[Block]) -> list[Block]:
    """Classes of a catalogue that carry no number count in their order."""
    places = [k for k, block in enumerate(found) if _is_class(text, block) and k + 1 < len(found)]
    places = [k for k in places if found[k + 1].marker or found[k + 1].table >= 0 or _is_class(text, found[k + 1])]
    if len(places) < 2:
        return found
    for number, k in enumerate(places, 1):
        block = found[k]
        found[k] = msgspec.structs.replace(block, marker=Marker("class", number, block.start, block.start, "类"))
    return found


def _is_class(text: str, block: Block) -> bool:
    if block.marker or block.table >= 0 or block.end - block.start > 30:
        return False
    return bool(genre().classes.fullmatch(text[block.start : block.end].strip("#* " + BLANKS)))
