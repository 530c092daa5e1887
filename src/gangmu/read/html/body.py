"""正文区: the part of a page that is its text, found by where the sentences are, and what in it only surrounds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from gangmu.read.html.boilerplate import boilerplate, frames, surrounds
from gangmu.read.html.tree import Line, Section

_SENTENCE: Final = re.compile("[。；，！？]")
# A line without the marks of a sentence may be a heading, an item of a catalogue, or the name of a menu.
_PHRASE_WEIGHT: Final = 0.2
# The text is the smallest part of the page that holds so much of the weight of all its lines.
_COVERS: Final = 0.95
# A part whose name says that it surrounds is left out when it has less than this share of the weight.
_NAMED_SHARE: Final = 0.3
# A part is a list of links when so much of its words are links, and there are several.
_LINK_SHARE: Final = 0.6
_LINKS: Final = 3
# Beside the text, whatever has more of its words in links belongs to the page.
_NEAR_LINKED: Final = 0.3
_ROWS: Final = ("tbody", "thead", "tfoot", "tr")


class Tally(msgspec.Struct, frozen=True):
    """密度: what a section says: characters outside of links, those of sentences in full, others at a lower rate
    (``weight``), all characters, characters in links, links."""

    weight: float = 0
    length: int = 0
    linked: int = 0
    links: int = 0


class Tallies:
    """文字密度: the Tally of every section of a page, computed once from the bottom up."""

    def __init__(self, root: Section) -> None:
        self._of: dict[int, Tally] = {}
        self.whole = self._count(root)

    def of(self, section: Section) -> Tally:
        """The Tally of ``section``."""
        return self._of[id(section)]

    def share(self, section: Section) -> float:
        """The part of the page's weight that is in ``section``."""
        return self.of(section).weight / (self.whole.weight or 1)

    def _count(self, section: Section) -> Tally:
        each = [_tally(item) if isinstance(item, Line) else self._count(item) for item in section.items]
        tally = Tally(
            sum(one.weight for one in each),
            sum(one.length for one in each),
            sum(one.linked for one in each),
            sum(one.links for one in each),
        )
        self._of[id(section)] = tally
        return tally


def body(root: Section) -> Section:
    """The part of the page ``root`` that is its text, without what surrounds it."""
    tallies = Tallies(root)
    chain = [root]
    while len(heavy := [s for s in _sections(chain[-1]) if tallies.share(s) >= _COVERS]) == 1:
        chain.append(heavy[0])
    while chain[-1].tag in _ROWS:
        chain.pop()
    found = _pruned(chain[-1], tallies, framed=False)
    for outer, core in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
        before, after, whole = _near(outer, core, tallies)
        found = Section("div", frozenset(), {}, (*before, found, *after))
        if not whole:
            break
    return found


def _near(outer: Section, core: Section, tallies: Tallies) -> tuple[list[Line | Section], list[Line | Section], bool]:
    """What stands in ``outer`` before and after ``core`` and belongs to it: a title, a number, a signature, a date; and
    whether that is all of ``outer``.

    The text's heaviest part may have lost them. Before it they reach up to the first thing that belongs to the page,
    lines that date or share it passed over; after it these end the text too.
    """
    at = next(k for k, item in enumerate(outer.items) if item is core)
    before: list[Line | Section] = []
    after: list[Line | Section] = []
    for item in reversed(outer.items[:at]):
        if (kept := _clean(item, tallies)) is None:
            return before[::-1], _until(outer.items[at + 1 :], tallies)[0], False
        before.extend(kept)
    after, whole = _until(outer.items[at + 1 :], tallies)
    return before[::-1], after, whole


def _until(items: Sequence[Line | Section], tallies: Tallies) -> tuple[list[Line | Section], bool]:
    kept: list[Line | Section] = []
    for item in items:
        clean = _clean(item, tallies)
        if not clean:
            return kept, False
        kept.extend(clean)
    return kept, True


def _clean(item: Line | Section, tallies: Tallies) -> list[Line | Section] | None:
    """``item`` as far as it is text, nothing where it only dates or shares the page; None where it belongs to the page."""
    tally = _tally(item) if isinstance(item, Line) else tallies.of(item)
    if tally.linked > _NEAR_LINKED * tally.length:
        return None
    if isinstance(item, Line):
        return None if frames(item.text) else [] if surrounds(item.text) else [item]
    if not item.names.isdisjoint(boilerplate().names):
        return None
    inside: list[Line | Section] = []
    for inner in item.items:
        if (kept := _clean(inner, tallies)) is None:
            return None
        inside.extend(kept)
    return [Section(item.tag, item.names, item.attributes, tuple(inside))] if inside else []


def _sections(section: Section) -> list[Section]:
    return [item for item in section.items if isinstance(item, Section)]


def _tally(line: Line) -> Tally:
    length = len(line.text.strip())
    linked = min(line.linked, length)
    rate = 0.0 if surrounds(line.text) or frames(line.text) else 1.0 if _SENTENCE.search(line.text) else _PHRASE_WEIGHT
    return Tally(rate * (length - linked), length, linked, line.links)


def _pruned(section: Section, tallies: Tallies, *, framed: bool) -> Section:
    """``section`` without lists of links, named surroundings and steering lines; cells beside others stay whole."""
    kept: list[Line | Section] = []
    framed = framed or (section.tag == "tr" and sum(bool(_is_filled(item)) for item in section.items) > 1)
    for item in section.items:
        if isinstance(item, Line):
            if framed or not surrounds(item.text):
                kept.append(item)
        elif framed or not _surrounds(item, tallies):
            kept.append(_pruned(item, tallies, framed=framed))
    return Section(section.tag, section.names, section.attributes, tuple(kept))


def _surrounds(section: Section, tallies: Tallies) -> bool:
    if tallies.share(section) > _NAMED_SHARE:
        return False
    tally = tallies.of(section)
    of_links = tally.links >= _LINKS and tally.linked > _LINK_SHARE * tally.length
    return of_links or not section.names.isdisjoint(boilerplate().names)


def _is_filled(item: Line | Section) -> bool:
    return isinstance(item, Section) and bool(item.items)
