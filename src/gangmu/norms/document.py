"""A parsed document: what it is called, who issued it, since when it holds, and its tree of clauses."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from gangmu.norms.diagnostic import Diagnostic
from gangmu.norms.source import SourceText, Table

ClauseKind = Literal[
    "annex", "document", "part", "chapter", "section", "article", "paragraph", "item", "subitem", "dash", "preamble",
    "signature",
]  # fmt: skip
Status = Literal["in_force", "draft", "expired", "repealed"]


class Clause(msgspec.Struct, frozen=True):
    """条款: one node of the tree, ``text[start:end]`` with everything below it.

    ``label`` is the marker as written (``第十二条``, ``（一）``, ``一是``), empty where there is none; ``heading`` the words
    after the marker up to the line end or the first full stop where they name the clause, else empty. ``level`` is 1 for
    the clauses without a parent. Children lie inside their parent, in order, without overlap; what of the parent is not
    covered by children is its own text (label, heading, lead-in).
    """

    id: str
    label: str
    level: int
    kind: ClauseKind
    heading: str
    start: int
    end: int
    parent: str | None = None


class Header(msgspec.Struct, frozen=True):
    """公文要素: the facts about the document itself. A date is None where the document does not say it."""

    title: str
    number: str
    issuer: str
    region: str
    region_name: str
    addressees: tuple[str, ...]
    copied_to: tuple[str, ...]
    issued: dt.date | None
    effective: dt.date | None
    expires: dt.date | None
    status: Status


class Document(msgspec.Struct, frozen=True):
    """政策文件: source text, header, clause tree in reading order, tables, and what could not be placed."""

    source: SourceText
    header: Header
    clauses: tuple[Clause, ...]
    tables: tuple[Table, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
