"""文件与规范: the library's rows as the values that linter, diff and packs work on, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from gangmu.norms import Clause as ClauseValue
from gangmu.norms import Header, Paper, SourceText
from gangmu.norms import Norm as NormValue
from gangmu_console.library.models import Clause, Document, Norm

COUNTING = ("proposed", "accepted", "edited", "added")  # what a reviewer rejected counts no more


def norm_value(norm: Norm) -> NormValue:
    """The norm as it counts now."""
    return msgspec.convert(norm.data, NormValue, strict=False)


def clause_value(clause: Clause) -> ClauseValue:
    """The clause as a node of the tree."""
    fields = {name: getattr(clause, name) for name in ("label", "level", "kind", "heading", "start", "end")}
    return msgspec.convert({**fields, "id": clause.cid, "parent": clause.parent or None}, ClauseValue)


def paper_of(document: Document) -> Paper:
    """``document`` with its clauses and the norms that count; without text where only a pack's facts are at hand."""
    norms = [norm for norm in document.norms.all() if norm.state in COUNTING]
    form = document.file_name.rpartition(".")[2] or "txt"
    source = SourceText(document.file_name, form, document.text, document.sha256) if document.text else None
    return Paper(
        key=document.key, header=msgspec.convert(_header(document), Header, strict=False),
        norms=tuple(norm_value(norm) for norm in norms),
        clauses=tuple(clause_value(clause) for clause in document.clauses.all()), source=source,
    )  # fmt: skip


def papers(documents: Iterable[Document]) -> tuple[Paper, ...]:
    """``paper_of`` each; fetch them with ``prefetch_related("norms", "clauses")``."""
    return tuple(paper_of(document) for document in documents)


def _header(document: Document) -> dict[str, Any]:
    """What was compiled, with the facts that the office keeps in fields of their own over it."""
    kept = {
        name: getattr(document, name)
        for name in ("title", "number", "issuer", "region", "issued", "effective", "expires")
    }
    told = {"region_name": "", "addressees": (), "copied_to": (), **document.header}
    return {**told, **kept, "status": document.status}
