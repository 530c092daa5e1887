"""文件与包: the documents of a pack as papers, and a compiled paper as the proposal of a pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from gangmu.norms import Header, Norm, Paper, Task, rank
from gangmu.norms.citation import citations
from gangmu.pack.codes import region_name
from gangmu.pack.entries import norm_kinds
from gangmu.pack.facts import Facts
from gangmu.pack.values import Pack, PackDocument, PackNorm, Precedence

_PRECEDENCE: dict[int, Precedence] = {3: "national", 2: "provincial", 1: "municipal", 0: "county"}


def papers(pack: Pack, unconfirmed: bool = False) -> tuple[Paper, ...]:
    """The documents of ``pack`` as papers, keyed as in the pack, without text and clauses.

    Norms that nobody has confirmed are left out, unless ``unconfirmed`` asks for them: they must not decide anything.
    """
    held: dict[str, list[Norm]] = {document.key: [] for document in pack.documents}
    for norm in pack.norms:
        if unconfirmed or norm.status == "confirmed":
            held[norm.document].append(norm.norm)
    return tuple(Paper(document.key, _header(document), tuple(held[document.key])) for document in pack.documents)


def in_force(document: PackDocument, as_of: dt.date) -> bool:
    """Whether ``document`` binds on ``as_of``, by the rule of ``Paper.in_force``."""
    return Paper(document.key, _header(document), ()).in_force(as_of)


def cites(pack: Pack) -> dict[str, str]:
    """Norm id → how people cite its clause."""
    return {norm.norm.id: norm.cite for norm in pack.norms}


def from_paper(paper: Paper, key: str, quotes: bool = False) -> Pack:
    """A pack of one document, ``key``, as a proposal for a reviewer to go through.

    Ids get the key before them and clauses the way people cite them. With ``quotes`` every norm keeps its offsets and its
    quotation (for an office's own packs); without, neither the text nor the place in it leaves the document.
    """
    header = paper.header
    source = paper.source
    document = PackDocument(
        key=key, title=header.title, number=header.number, issuer=header.issuer, region=header.region,
        issued=header.issued, effective=header.effective, expires=header.expires, status=header.status,
        sha256=source.sha256 if source else "",
    )  # fmt: skip
    cited = {clause: str(citation) for clause, citation in citations(paper.clauses).items()}
    norms = tuple(
        PackNorm(norm=_proposed(norm, key, quotes), document=key, cite=cited.get(norm.clause, ""))
        for kind in norm_kinds().values()
        for norm in paper.norms
        if isinstance(norm, kind)
    )
    precedence = _PRECEDENCE[rank(header.region)]
    return Pack(
        name=key, version="0", region=header.region, title=header.title or key, precedence=precedence,
        documents=(document,), norms=norms,
    )  # fmt: skip


def joined(packs: Iterable[Pack], name: str, version: str, title: str) -> Pack:
    """One pack of the documents, norms and tables of ``packs``; region and precedence are those of the first."""
    parts = tuple(packs)
    first = parts[0]
    tables = {
        name: tuple(row for pack in parts for row in getattr(pack.facts, name))
        for name in first.facts.__struct_fields__
    }
    norms = tuple(
        norm for kind in norm_kinds().values() for pack in parts for norm in pack.norms if isinstance(norm.norm, kind)
    )
    documents = tuple(document for pack in parts for document in pack.documents)
    return msgspec.structs.replace(
        first, name=name, version=version, title=title, documents=documents, norms=norms, facts=Facts(**tables)
    )


def _header(document: PackDocument) -> Header:
    return Header(
        title=document.title, number=document.number, issuer=document.issuer, region=document.region,
        region_name=region_name(document.region), addressees=(), copied_to=(), issued=document.issued,
        effective=document.effective, expires=document.expires, status=document.status,
    )  # fmt: skip


def _proposed(norm: Norm, key: str, quotes: bool) -> Norm:
    """``norm`` under its id in the pack."""
    renamed = msgspec.structs.replace(norm, id=f"{key}/{norm.id}", region_name=region_name(norm.region))
    if isinstance(renamed, Task) and renamed.parent is not None:
        renamed = msgspec.structs.replace(renamed, parent=f"{key}/{renamed.parent}")
    return renamed if quotes else msgspec.structs.replace(renamed, start=0, end=0, quote="", rule="")
