"""出处: how a report says where a norm stands."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from gangmu.norms import Clause, Document
from gangmu.norms.citation import Citation, citations
from gangmu.norms.contract import readable

_UNDER_SECTION = ("item", "subitem", "dash", "paragraph", "preamble", "signature")


class Place(msgspec.Struct, frozen=True):
    """出处: how the clauses of one document are cited, and which section's heading stands over each."""

    document: Document
    citations: dict[str, Citation]
    sections: dict[str, str]

    @classmethod
    def of(cls, document: Document) -> Place:
        """The places of ``document``."""
        return cls(document, citations(document.clauses), sections(document.clauses))

    def clause(self, clause: str) -> str:
        """The clause as cited inside its document; empty where that is the document itself."""
        return str(self.citations.get(clause, ""))

    def root(self, clause: str) -> str:
        """The annex and the document in it that hold the clause."""
        citation = self.citations.get(clause)
        return citation.root if citation else ""

    def full(self, clause: str) -> str:
        """The document and the clause."""
        return name(self.document) + self.clause(clause)


def name(document: Document) -> str:
    """What a citation calls the document: its number, else its title in 《》, else the name of its file."""
    header = document.header
    title = f"《{header.title.strip('《》')}》" if header.title else ""
    return header.number or title or readable(document.source.name)


def sections(clauses: Iterable[Clause]) -> dict[str, str]:
    """Clause id -> heading of the nearest section at or above it, empty where there is none."""
    found: dict[str | None, str] = {None: ""}
    for clause in clauses:
        above = found.get(clause.parent, "")
        heads = clause.heading and (clause.kind not in _UNDER_SECTION or not above)
        found[clause.id] = clause.heading if heads else above
    return {clause: heading for clause, heading in found.items() if clause is not None}
