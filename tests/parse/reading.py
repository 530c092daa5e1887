"""How the tests of parse write texts down and trees out."""

from __future__ import annotations

import datetime as dt

from gangmu.norms import Clause, Document, SourceText
from gangmu.parse import parse

AS_OF = dt.date(2022, 1, 1)
# what a text editor shows as blank, though str.isspace does not say so
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060\u180e"


def source(text: str, name: str = "made.txt") -> SourceText:
    """A source text without tables."""
    return SourceText(name=name, format="txt", text=text, sha256="")


def parsed(text: str, as_of: dt.date = AS_OF) -> Document:
    """The document of ``text``, every invariant of its tree checked."""
    document = parse(source(text), as_of=as_of)
    check(document)
    return document


def outline(document: Document) -> list[str]:
    """One line a clause: id, kind, label and heading; a clause without a label shows its first eight characters."""
    text = document.source.text
    return [
        f"{clause.id} {clause.kind} {clause.label or _first(text, clause)}"
        + (f" <{clause.heading}>" if clause.heading else "")
        for clause in document.clauses
    ]


def _first(text: str, clause: Clause) -> str:
    return "".join(text[clause.start : min(clause.end, clause.start + 8)].split())


def labelled(document: Document) -> list[tuple[str, str]]:
    """Id and label of every clause that has a label."""
    return [(clause.id, clause.label) for clause in document.clauses if clause.label]


def check(document: Document) -> None:
    """Clauses are unique, in reading order, nested without overlap, and cover every character one can see."""
    text = document.source.text
    by_id: dict[str | None, Clause] = {clause.id: clause for clause in document.clauses}
    assert len(by_id) == len(document.clauses)
    ends: dict[str | None, int] = {}
    covered = bytearray(len(text))
    for clause in document.clauses:
        assert 0 <= clause.start < clause.end <= len(text)
        assert text.startswith(clause.label, clause.start) or clause.label in text[clause.start : clause.end]
        assert ends.get(clause.parent, 0) <= clause.start
        ends[clause.parent] = clause.end
        if clause.parent is None:
            assert clause.level == 1
            covered[clause.start : clause.end] = b"\1" * (clause.end - clause.start)
            continue
        parent = by_id[clause.parent]
        assert parent.level == clause.level - 1
        assert parent.start <= clause.start
        assert clause.end <= parent.end
        assert clause.id.startswith(parent.id + ".")
    for place, mark in enumerate(text):
        assert covered[place] or mark.isspace() or mark in _INVISIBLE, (place, text[max(0, place - 20) : place + 20])
    for fault in document.diagnostics:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert fault.clause in by_id or fault.clause == ""
    for table in document.tables:
        assert table.clause in by_id
