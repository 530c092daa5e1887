"""入库: a compiled document's text, clauses and norms as rows, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db import transaction
from msgspec.structs import replace

from gangmu.norms import Clause as ClauseValue
from gangmu.norms import Directive, Norm, Target
from gangmu.norms.citation import citations
from gangmu.norms.contract import norm_json, tables_json
from gangmu.pipeline import Compiled
from gangmu_console.kit.regions import region_name
from gangmu_console.library import models
from gangmu_console.library.search import index_document
from gangmu_console.library.summary import summary

_HEADER = ("title", "number", "issuer", "region", "issued", "effective", "expires", "status")


@transaction.atomic
def store_compiled(document: models.Document, compiled: Compiled) -> None:
    """Put what was compiled in the place of what ``document`` held; it then waits for review."""
    clear_compiled(document)
    said, title = compiled.document, document.title
    for name in _HEADER:
        setattr(document, name, getattr(said.header, name))
    document.title = (said.header.title or title)[:300]  # a text without a title goes by the name of its file
    document.header = msgspec.to_builtins(said.header)
    document.text, document.tables = said.source.text, tables_json(said.tables)
    document.diagnostics = msgspec.to_builtins(compiled.as_json()["diagnostics"])
    document.stage, document.progress, document.fault = models.Document.Stage.REVIEW, 100, ""
    document.save()
    cited = {clause: str(citation) for clause, citation in citations(said.clauses).items()}
    store_clauses(document, said.clauses, cited)
    models.Norm.objects.bulk_create(
        [norm_row(document, norm, cited.get(norm.clause, "")) for norm in compiled.norms], batch_size=500
    )


def placed(compiled: Compiled, region: str) -> Compiled:
    """``compiled`` for ``region`` where the text does not say where it holds: the region of who brought it."""
    header = compiled.document.header
    if header.region or not region:
        return compiled
    name = region_name(region)
    header = replace(header, region=region, region_name=name)
    norms = tuple(one if one.region else replace(one, region=region, region_name=name) for one in compiled.norms)
    return replace(compiled, document=replace(compiled.document, header=header), norms=norms)


def clear_compiled(document: models.Document) -> None:
    """Take away clauses and norms of an earlier compiling."""
    document.norms.all().delete()
    document.clauses.all().delete()


def store_clauses(document: models.Document, clauses: Iterable[ClauseValue], cited: dict[str, str]) -> None:
    """The clause tree in reading order, each with its own words, and its entry in the search index."""
    tree = list(clauses)
    rows = [_clause_row(document, tree, place, cited.get(clause.id, "")) for place, clause in enumerate(tree)]
    models.Clause.objects.bulk_create(rows, batch_size=500)
    index_document(document)


def _clause_row(document: models.Document, tree: list[ClauseValue], place: int, cite: str) -> models.Clause:
    clause = tree[place]
    return models.Clause(
        document=document, cid=clause.id, parent=clause.parent or "", position=place, level=clause.level,
        kind=clause.kind, label=clause.label[:60], heading=clause.heading[:300], cite=cite[:160],
        start=clause.start, end=clause.end, text=_own(document.text, tree, place),
    )  # fmt: skip


def norm_row(document: models.Document, norm: Norm, cite: str, **more: Any) -> models.Norm:
    """The row of ``norm``, not saved: what it says as proposal and as data, and the columns that lists filter by."""
    said = norm_json(norm)
    fields = {
        "document": document, "nid": norm.id, "kind": said["kind"], "clause": norm.clause, "cite": cite[:160],
        "start": norm.start, "end": norm.end, "quote": norm.quote, "region": norm.region, "certainty": norm.certainty,
        "summary": summary(norm), "proposal": said, "data": said,
    }  # fmt: skip
    if isinstance(norm, Target):
        fields |= {"indicator": (norm.indicator_id or "")[:80], "year": norm.year}
    if isinstance(norm, Directive):
        fields["stance"] = norm.stance
    return models.Norm(**{**fields, **more})


def _own(text: str, tree: list[ClauseValue], place: int) -> str:
    """The clause's own words: up to its first child, which comes right after it in reading order."""
    clause = tree[place]
    following = tree[place + 1] if place + 1 < len(tree) else None
    end = following.start if following is not None and following.parent == clause.id else clause.end
    return text[clause.start : end].strip()
