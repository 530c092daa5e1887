"""The foot of the output: totals, and what deserves a reviewer's look, the doubtful first."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from gangmu.cli.tally import tally
from gangmu.cli.terminal.table import Cell, Column, Row, row
from gangmu.cli.terminal.view import View
from gangmu.cli.terminal.wrap import wrapped
from gangmu.norms import Diagnostic, Directive, Measure, Norm, Target, Task, message
from gangmu.report.phrases import measured, one_line

_FEW = 6


def totals(view: View) -> list[Text]:
    """合计 in one line."""
    words, count = view.words, tally(view.compiled)
    parts = [f"{words(f'kind.{kind}')} {getattr(count, kind)}" for kind in ("target", "task", "directive", "measure")]
    parts += [words("screen.total_doubtful", count=count.doubtful), words("screen.total_faults", count=count.faults)]
    total = words("screen.total")
    lines = [Text(line) for line in wrapped("  ".join([total, *parts]), view.width)]
    lines[0].stylize("bold", 0, len(total))
    return [Text(), *lines]


def review(view: View) -> list[Text]:
    """待阅: doubtful norms, targets without a year, tasks without a lead, faults of the document."""
    norms = view.compiled.norms
    heaps = (
        ("doubtful", [_norm(view, norm) for norm in norms if norm.certainty == "doubtful"]),
        ("no_year", [_norm(view, norm) for norm in norms if isinstance(norm, Target) and not norm.year]),
        ("no_lead", [_norm(view, norm) for norm in norms if isinstance(norm, Task) and not norm.lead]),
        ("faults", [_fault(view, fault) for fault in view.compiled.diagnostics if fault.severity != "info"]),
    )
    lines = view.section("review")
    rows = [line for key, heap in heaps if heap for line in _heap(view, key, heap)]
    if not rows:
        return [*lines, Text(f"  {view.words('screen.nothing')}")]
    return [*lines, *view.table([Column(view.words("screen.what"), 30, 200, grow=True), view.clause_column()], rows)]


def _heap(view: View, key: str, rows: Sequence[Row]) -> list[Row]:
    """What is alike, under a line that says how many there are; the first few, unless all are asked for."""
    shown = rows if view.everything else rows[:_FEW]
    rest = len(rows) - len(shown)
    more = [row(Cell(view.words("screen.more", count=rest), "dim"), "")] if rest else []
    return [row(Cell(view.words(f"screen.{key}", count=len(rows)), "bold"), ""), *shown, *more]


def _fault(view: View, fault: Diagnostic) -> Row:
    return row(f"  {message(fault, view.words.language)}", view.place.clause(fault.clause), quote=view.stretch(fault))


def _norm(view: View, norm: Norm) -> Row:
    kind = view.words(f"norm.{type(norm).__name__.lower()}")
    return row(
        Cell(f"  {kind} {_words(view, norm)}", "red" if norm.certainty == "doubtful" else ""),
        view.place.clause(norm.clause), quote=view.quote(norm),
    )  # fmt: skip


def _words(view: View, norm: Norm) -> str:
    """A norm in a few words."""
    match norm:
        case Target():
            return f"{view.elsewhere(norm)}{one_line(norm.indicator)} {measured(norm, view.words)}"
        case Directive():
            return f"{view.words(f'stance.{norm.stance}')} {view.words.among(norm.subjects)}"
        case Task() | Measure():
            return view.elsewhere(norm) + one_line(norm.action)
