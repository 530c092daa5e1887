"""The head of the output: what the document is; its outline; what was found odd in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set

from rich.text import Text

from gangmu.cli.terminal.table import Cell, Column, row
from gangmu.cli.terminal.view import View, padded
from gangmu.cli.terminal.wrap import cut, wrapped
from gangmu.norms import Clause, Diagnostic, message
from gangmu.report.phrases import one_line

_KINDS = ("target", "task", "directive", "measure")
_SEVERITY_STYLE = {"error": "red", "warning": "yellow", "info": ""}
_SNIPPET = 24
_FIGURES = 6 * len(_KINDS)  # what the counts take of a line
_FRAME = ("preamble", "signature")


def head(view: View) -> list[Text]:
    """题头: title, number, issuer, dates, status, size."""
    header, source, words = view.compiled.document.header, view.compiled.document.source, view.words
    title = header.title or source.name
    lines = [Text(line, "bold") for line in wrapped(title, view.width)]
    dates = [(key, date) for key in ("issued", "effective", "expires") if (date := getattr(header, key))]
    facts = {
        "document_number": header.number,
        "issuer": " · ".join(part for part in (header.issuer, header.region_name) if part),
        "dates": "  ".join(words(f"screen.{key}", date=date.isoformat()) for key, date in dates),
        "status": words(f"status.{header.status}"),
        "size": words(
            "screen.chars", chars=len(source.text), clauses=len(view.compiled.document.clauses),
            tables=len(view.compiled.document.tables),
        ),
        "file": f"{source.name}  sha256 {source.sha256[:12]}",
    }  # fmt: skip
    label = max(len(words(f"screen.{key}")) for key in facts) * (2 if words.language == "zh" else 1)
    for key, fact in facts.items():
        for number, line in enumerate(wrapped(fact, view.width - label - 2) if fact else []):
            name = words(f"screen.{key}") if number == 0 else ""
            lines.append(Text.assemble((padded(name, label + 2), "dim"), line))
    return lines


def outline(view: View) -> list[Text]:
    """条款: two levels of the tree, or all of it, with what each clause and those below it hold."""
    clauses = view.compiled.document.clauses
    if not clauses:
        return []
    counts, depths = _counts(view), _depths(clauses)
    frames = {clause.id for clause in clauses if clause.kind in _FRAME}
    kinds = [kind for kind in _KINDS if any(counts[clause.id][kind] for clause in clauses)]
    columns = [
        Column(view.words("screen.clause"), 24, 200, grow=True),
        *(Column(view.words(f"kind.{kind}"), 4, 10, right=True) for kind in kinds),
    ]
    rows = [
        row(_line(view, clause, depths[clause.id]), *(Cell(str(counts[clause.id][kind] or "·")) for kind in kinds))
        for clause in clauses
        if view.tree or (depths[clause.id] < 2 and (counts[clause.id].total() or _named(clause, frames)))
    ]
    return [*view.section("outline", len(clauses)), *view.table(columns, rows)]


def _named(clause: Clause, frames: Set[str]) -> bool:
    """Whether the clause has a name of its own and is no part of the preamble or the signature."""
    return bool(clause.label or clause.heading or clause.kind in _FRAME) and clause.parent not in frames


def _line(view: View, clause: Clause, depth: int) -> str:
    """Label and heading, or the first words, set in by the level; never more than a line."""
    label = view.words(f"clause.{clause.kind}") if clause.kind in _FRAME and not clause.label else clause.label.strip()
    source = view.compiled.document.source.text
    first = source[clause.start : min(clause.end, clause.start + 4 * _SNIPPET)].strip().split("\n")[0]
    words = one_line(clause.heading) or cut(one_line(first.removeprefix(clause.label)), _SNIPPET * 2)
    gap = "\u3000" if label and label[-1].isalnum() else ""
    return cut("\u3000" * depth + label + gap + words, view.width - _FIGURES)


def _depths(clauses: Iterable[Clause]) -> dict[str | None, int]:
    depths: dict[str | None, int] = {None: -1}
    for clause in clauses:
        depths[clause.id] = depths.get(clause.parent, -1) + 1
    return depths


def _counts(view: View) -> dict[str, Counter[str]]:
    """Clause id -> kind -> how many norms it and the clauses below it hold."""
    clauses = view.compiled.document.clauses
    counts: dict[str, Counter[str]] = {clause.id: Counter() for clause in clauses}
    for norm in view.compiled.norms:
        if norm.clause in counts:
            counts[norm.clause][type(norm).__name__.lower()] += 1
    for clause in reversed(clauses):
        if clause.parent in counts:
            counts[clause.parent] += counts[clause.id]
    return counts


def diagnostics(view: View) -> list[Text]:
    """诊断: what a reader should know about the document."""
    found = view.compiled.diagnostics
    return [*view.section("diagnostics", len(found)), *diagnostic_table(view, found)] if found else []


def diagnostic_table(view: View, found: Iterable[Diagnostic]) -> list[Text]:
    """The table of ``found``, each with the words it is about."""
    words = view.words
    columns = [
        Column(words("screen.severity"), 4, 8), Column(words("screen.code"), 5, 5),
        Column(words("screen.message"), 30, 200, grow=True), view.clause_column(),
    ]  # fmt: skip
    rows = [
        row(Cell(words(f"severity.{fault.severity}"), _SEVERITY_STYLE[fault.severity]), fault.code,
            message(fault, words.language), view.place.clause(fault.clause),
            quote=view.stretch(fault))
        for fault in found
    ]  # fmt: skip
    return view.table(columns, rows)
