"""责任分工: which stretch of a document each bracket binds.

A bracket binds the tasks of the clause it closes, back to the bracket before it; in a paragraph of its own it closes every
item that ends with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from gangmu.extract.passages import Passage
from gangmu.extract.tasks.brackets import Bracket, Role, brackets
from gangmu.norms import Clause, Document

_BLANK = re.compile(r"\s+")
_SAYING = re.compile(r"^[一二三四五六七八九十]+是$")


class Assignment(msgspec.Struct, frozen=True):
    """责任分工: those who lead and help for ``source[start:end]``; ``when`` is the deadline in the text's words."""

    lead: tuple[str, ...]
    cooperate: tuple[str, ...]
    when: str
    open: frozenset[Role]
    start: int
    end: int


class Assignments(msgspec.Struct, frozen=True):
    """责任分工表: the assignments of a document in order, none overlapping, and the brackets of each passage."""

    found: tuple[Assignment, ...]
    ends: tuple[int, ...]
    marks: tuple[tuple[Bracket, ...], ...]

    def at(self, offset: int) -> Assignment | None:
        """The assignment that binds what stands at ``offset`` of the source."""
        k = bisect_right(self.ends, offset)
        return self.found[k] if k < len(self.found) and self.found[k].start <= offset else None


def assignments(document: Document, read: tuple[Passage, ...]) -> Assignments:
    """The assignments of ``document``, each with the stretch that it binds."""
    clauses = {clause.id: clause for clause in document.clauses}
    found: list[Assignment] = []
    marks: list[tuple[Bracket, ...]] = []
    last = 0
    for passage in read:
        here = () if passage.is_table else tuple(brackets(passage.flow.text, passage.body))
        marks.append(here)
        for bracket in here:
            start, end = passage.span(bracket.start, bracket.end)
            alone = not passage.flow.text[passage.body : bracket.start].strip()
            chain = [clauses[one] for one in reversed(passage.chain)]
            reach = _reach(chain, document.source.text, end, last, alone=alone)
            found.append(
                Assignment(
                    bracket.lead, bracket.cooperate, bracket.when, bracket.open, max(min(reach, start), last), end
                )
            )
            last = end
    return Assignments(tuple(found), tuple(one.end for one in found), tuple(marks))


def _reach(chain: list[Clause], text: str, end: int, last: int, *, alone: bool) -> int:
    """Where the stretch bound by a bracket that ends at ``end`` begins, innermost clause of ``chain`` first."""
    k = 0
    while k + 1 < len(chain) and _weak(chain[k]) and chain[k + 1].label:
        k += 1
    while alone and k + 1 < len(chain):
        above = chain[k + 1]
        blank = _BLANK.match(text, end)
        closes = (blank.end() if blank else end) >= above.end
        if not closes or not above.label or above.level <= 1 or above.start < last:
            break
        k += 1
    return chain[k].start


def _weak(clause: Clause) -> bool:
    """Whether ``clause`` is only a part of the item above it: a plain paragraph, 一是, a dash."""
    return not clause.label or clause.kind == "dash" or _SAYING.match(clause.label) is not None
