"""句段: the sentences of a passage as the task rules read them: whole up to the full stop, labels and brackets left out."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from gangmu.extract.passages import Passage
from gangmu.extract.tasks.brackets import Bracket
from gangmu.extract.tasks.orders import acts
from gangmu.text import unify

_NUMERALS = frozenset("一二三四五六七八九十")
_SAYING = re.compile(r"^[一二三四五六七八九十]+是(?:[，：]|要)?")
_FULL = ("。", "！", "？", "。”", "！”", "。）")


class Piece(msgspec.Struct, frozen=True):
    """句段: ``text`` without its full stop; ``start`` is its position in the passage's flow. ``closed`` says that a full
    stop follows, ``said`` that it was introduced by 一是."""

    text: str
    start: int
    closed: bool
    said: bool


def pieces(passage: Passage, marks: tuple[Bracket, ...]) -> list[Piece]:
    """The sentences of ``passage`` between the brackets ``marks``."""
    text = passage.flow.text
    cuts = {0, passage.body, len(text)}
    cuts.update(one.start + len(one.text) for one in passage.sentences if one.text.endswith(_FULL))
    for mark in marks:
        cuts.update((mark.start, mark.end))
    opens = {mark.start for mark in marks}
    ordered = sorted(cuts)
    found = []
    for start, end in pairwise(ordered):
        if start >= passage.body and start not in opens:
            piece = _piece(text[start:end], start)
            if piece:
                found.append(piece)
    return found


def _piece(raw: str, start: int) -> Piece | None:
    bare = raw.rstrip(" 。；！？")
    said = _SAYING.match(bare) if bare[:1] in _NUMERALS else None
    skip = said.end() if said else 0
    while skip < len(bare) and bare[skip] in " 。；，）":
        skip += 1
    if len(bare) - skip < 2:
        return None
    return Piece(bare[skip:], start + skip, raw.rstrip() != bare, said is not None)


def heading_of(passage: Passage, found: list[Piece]) -> Piece | None:
    """The piece of ``found`` that is the heading of the passage's clause, as the parser has read it."""
    if not found or not passage.clause.heading or passage.flow.at(0) != passage.clause.start:
        return None
    bare = unify("".join(passage.clause.heading.split())).rstrip("。；：")
    return found[0] if found[0].text.replace(" ", "").rstrip("：") == bare else None


def names_a_task(text: str) -> bool:
    """Whether the heading ``text`` says what is to be done, or names a programme (…工程)."""
    return acts(text) or text.endswith(("工程", "行动", "计划"))
