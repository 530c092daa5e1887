"""缘由: why two verdicts on one project differ: which norm came, went, was changed, or took or lost force.

Both verdicts name the norms that bear; two states of the rules (other packs, or other days) say what became of each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from gangmu.norms import Directive, Paper
from gangmu.norms.citation import citations
from gangmu.pack import Pack, in_force
from gangmu.pack.facts import CatalogueRule, Fact, KeyRegion, Replacement
from gangmu.screen.verdict import Match, Verdict

# The tables by which an outcome can turn; those of procedures only say what comes after it.
SCREENED = (Replacement, KeyRegion, CatalogueRule)
Fate = Literal["added", "removed", "changed", "took_force", "lost_force"]
# What was written for people about an entry, and not said by the document.
_REMARKS = {"note": "", "cite": ""}


class Entry(msgspec.Struct, frozen=True):
    """条目: one norm or row of a table in one state of the rules: what it says, where, and whether it binds there.

    ``says`` is compared as a whole; ``document`` is how a verdict names the document, ``clause`` how people cite it.
    """

    document: str
    clause: str
    binds: bool
    says: object


class Cause(msgspec.Struct, frozen=True):
    """缘由: what became of ``norm``, which stands in ``document`` at ``clause``."""

    norm: str
    fate: Fate
    document: str
    clause: str


class Shift(msgspec.Struct, frozen=True):
    """变动: what differs between two states of the rules, by the id of the norm or row."""

    causes: dict[str, Cause]
    tables: tuple[str, ...]

    @classmethod
    def between(cls, before: dict[str, Entry], after: dict[str, Entry]) -> Shift:
        """The shift from ``before`` to ``after``."""
        found = {}
        for id_ in (*before, *(id_ for id_ in after if id_ not in before)):
            fate = _fate(before.get(id_), after.get(id_))
            if fate is not None:
                entry = after.get(id_) or before[id_]
                found[id_] = Cause(id_, fate, entry.document, entry.clause)
        both = {**before, **after}
        tables = tuple(id_ for id_ in found if isinstance(both[id_].says, KeyRegion | CatalogueRule))
        return cls(found, tables)


def _fate(before: Entry | None, after: Entry | None) -> Fate | None:
    """What became of an entry; None where nothing did that could change a verdict."""
    if before is None or after is None:
        alone = before or after
        if alone is None or not alone.binds:
            return None
        return "added" if before is None else "removed"
    if before.binds != after.binds:
        return "took_force" if after.binds else "lost_force"
    return "changed" if after.binds and before.says != after.says else None


def entries(sources: Iterable[Pack | Paper], as_of: dt.date) -> dict[str, Entry]:
    """Every directive and every row that screening looks at, by its id, as it stands on ``as_of``."""
    found: dict[str, Entry] = {}
    for source in sources:
        found.update(_of_pack(source, as_of) if isinstance(source, Pack) else _of_paper(source, as_of))
    return found


def _of_pack(pack: Pack, as_of: dt.date) -> Iterator[tuple[str, Entry]]:
    documents = {document.key: document for document in pack.documents}
    standing = {key for key, document in documents.items() if in_force(document, as_of)}
    names = {key: document.number or document.title or key for key, document in documents.items()}
    for item in pack.norms:
        if isinstance(item.norm, Directive):
            document = documents[item.document]
            binds = item.document in standing and item.status == "confirmed"
            says = (_said(item.norm), document.region, document.effective or document.issued)
            yield item.norm.id, Entry(names[item.document], item.cite or item.norm.clause, binds, says)
    for row in pack.facts.rows():
        if isinstance(row, SCREENED):
            binds = row.document in standing and row.status == "confirmed" and _holds(row, as_of)
            plain = msgspec.structs.replace(row, **_REMARKS, valid_from=None, valid_to=None)
            yield row.id, Entry(names[row.document], row.cite, binds, plain)


def _said(directive: Directive) -> Directive:
    """What a directive lays down, without where it stands and how it was found."""
    return msgspec.structs.replace(
        directive, id="", clause="", start=0, end=0, quote="", rule="", certainty="sure", region_name=""
    )


def _holds(row: Fact, as_of: dt.date) -> bool:
    return (row.valid_from is None or row.valid_from <= as_of) and (row.valid_to is None or as_of <= row.valid_to)


def _of_paper(paper: Paper, as_of: dt.date) -> Iterator[tuple[str, Entry]]:
    header, binds = paper.header, paper.in_force(as_of)
    name, since = header.number or header.title or paper.key, header.effective or header.issued
    cited = {clause: str(citation) for clause, citation in citations(paper.clauses).items()}
    for norm in paper.norms:
        if isinstance(norm, Directive):
            id_ = norm.id if "/" in norm.id else f"{paper.key}/{norm.id}"
            says = (_said(norm), header.region, since)
            yield id_, Entry(name, cited.get(norm.clause) or norm.clause, binds and norm.certainty != "doubtful", says)


def causes(before: Verdict, after: Verdict, shift: Shift) -> tuple[Cause, ...]:
    """What of ``shift`` made ``after`` out of ``before``: the norms that decide, else those that ask or release, else those
    that bear otherwise than before.

    Tables that no match names (key regions, general rules of a catalogue) are told where nothing else is left.
    """
    both = [match for verdict in (before, after) for match in verdict.matches]
    deciding = [match.norm for match in both if match.role == "decides"]
    asking = [match.norm for match in both if match.role == "released" or _open(match)]
    for ids in (deciding, asking, [*_moved(before, after)], shift.tables):
        found = tuple(shift.causes[id_] for id_ in dict.fromkeys(ids) if id_ in shift.causes)
        if found:
            return found
    return ()


def _open(match: Match) -> bool:
    """Whether the clause would refuse or curb, and only a missing fact keeps it from doing so."""
    promotes = match.stance in ("encourage", "upgrade", "retain")
    return match.role == "considered" and not promotes and any(one.code == "GM609" for one in match.why)


def _moved(before: Verdict, after: Verdict) -> Iterator[str]:
    """Norms that bear on one side only, or play another part."""
    old, new = _bearing(before), _bearing(after)
    for norm in (*old, *new):
        if old.get(norm) != new.get(norm):
            yield norm


def _bearing(verdict: Verdict) -> dict[str, Match]:
    """The matches by norm, without the sentences about other norms."""
    return {match.norm: msgspec.structs.replace(match, why=()) for match in verdict.matches}
