"""段落: what the rules read. A clause's own text as a Flow cut into sentences, with what its surroundings say.

Rules never look at the document's raw text: they look at passages, in reading order, and ask a passage for source
offsets at the end. A clause's own text is its span without its children; where children stand in between, it has
several pieces, and each is a passage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

import msgspec

from gangmu.norms import Clause, Document
from gangmu.registry.regions import Region, region, regions_in
from gangmu.text import Flow, flow

# the closing mark is written twice: a pattern that begins with one class is searched several times faster
_END = re.compile(r"[。！？；][。！？；]*[”’）]*")
_CUT = re.compile(r"（[^（）]*）|[。！？；][。！？；]*[”’）]*")


class Sentence(msgspec.Struct, frozen=True):
    """句: ``text`` with its closing mark; ``start`` is its position in the passage's flow."""

    text: str
    start: int


class Passage(msgspec.Struct, frozen=True):
    """段落: one unbroken piece of a clause's own text.

    ``headings`` are those of the clauses above and of the clause itself, outermost first. ``body`` is the position in
    ``flow.text`` after the clause's label. ``is_table`` marks the lines of a table: table rules read those, others not.
    ``chain`` holds the ids of the clauses above, outermost first, and of the clause itself.
    """

    clause: Clause
    flow: Flow
    sentences: tuple[Sentence, ...]
    body: int
    region: str
    region_name: str
    headings: tuple[str, ...]
    chain: tuple[str, ...]
    is_table: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source stretch of ``flow.text[start:end]``."""
        return self.flow.span(start, end)


def passages(document: Document) -> tuple[Passage, ...]:
    """The passages of ``document`` in reading order, tables included (``is_table``)."""
    return tuple(_walk(document))


def _walk(document: Document) -> Iterator[Passage]:
    text = document.source.text
    tabled = _Tabled.of(document)
    above: dict[str | None, Clause] = {clause.id: clause for clause in document.clauses}
    children: dict[str | None, list[Clause]] = {}
    for clause in document.clauses:
        children.setdefault(clause.parent, []).append(clause)
    settings: dict[str | None, _Setting] = {None: _Setting((), (), document.header.region, document.header.region_name)}
    pieces: list[tuple[int, int, Clause]] = []
    for clause in document.clauses:
        settings[clause.id] = settings[clause.parent].below(clause)
        here = clause.start
        for child in children.get(clause.id, ()):
            pieces.append((here, child.start, clause))
            here = child.end
        pieces.append((here, clause.end, clause))
    for start, end, clause in sorted(pieces, key=lambda piece: piece[:2]):
        if start < end:
            passage = _passage(text, start, end, above[clause.id], settings[clause.id], tabled)
            if passage.flow.text:
                yield passage


def _passage(text: str, start: int, end: int, clause: Clause, setting: _Setting, tabled: _Tabled) -> Passage:
    words = flow(text, start, end)
    body = 0
    if start == clause.start and clause.label:
        body = len(flow(clause.label, 0, len(clause.label)).text)
    return Passage(
        clause=clause, flow=words, sentences=sentences(words.text), body=body, region=setting.region,
        region_name=setting.region_name, headings=setting.headings, chain=setting.chain,
        is_table=tabled.touch(start, end),
    )  # fmt: skip


class _Tabled(msgspec.Struct, frozen=True):
    """Where the tables of a document stand: their starts in order, and how far those up to each reach."""

    starts: tuple[int, ...]
    reach: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> _Tabled:
        spans = sorted((table.start, table.end) for table in document.tables)
        return cls(tuple(start for start, _ in spans), tuple(accumulate((end for _, end in spans), max)))

    def touch(self, start: int, end: int) -> bool:
        k = bisect_left(self.starts, end)
        return k > 0 and start < self.reach[k - 1]


class _Setting(msgspec.Struct, frozen=True):
    """What the clauses above say about a clause."""

    headings: tuple[str, ...]
    chain: tuple[str, ...]
    region: str
    region_name: str

    def below(self, clause: Clause) -> _Setting:
        place = _place(clause, self.region)
        headings = (*self.headings, clause.heading) if clause.heading else self.headings
        chain = (*self.chain, clause.id)
        if place is None:
            return _Setting(headings, chain, self.region, self.region_name)
        return _Setting(headings, chain, place.code, place.name)


def _place(clause: Clause, within: str) -> Region | None:
    """The region a clause narrows its document to: a city's document inside an annex, or a heading that is a place."""
    if not clause.heading:
        return None
    heading = clause.heading.strip("：:。 　")
    titled = clause.kind in ("annex", "document")
    if not titled and len(heading) > 8:
        return None
    first = next(iter(regions_in(heading, within)), None)
    place = region(first.id) if first is not None and first.id is not None and first.start == 0 else None
    if place is None or place.code == within:
        return None
    return place if titled or heading in (place.name, place.short) else None


def sentences(text: str) -> tuple[Sentence, ...]:
    """``text`` cut after each ``。！？；`` that does not stand inside round brackets; nothing is lost."""
    found: list[Sentence] = []
    here = 0
    for mark in (_CUT if "（" in text else _END).finditer(text):
        if text[mark.start()] == "（":
            continue
        found.append(Sentence(text[here : mark.end()], here))
        here = mark.end()
    if here < len(text):
        found.append(Sentence(text[here:], here))
    return tuple(found)
