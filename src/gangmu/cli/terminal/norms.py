"""The tables of targets, tasks, directives and measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from rich.text import Text

from gangmu.cli.terminal.table import Cell, Column, Row, row
from gangmu.cli.terminal.view import View
from gangmu.norms import Directive, Measure, Target, Task
from gangmu.report.phrases import baseline, due, measured, number, one_line, target_year

_STANCES = ("encourage", "upgrade", "control", "restrict", "prohibit", "phase_out", "retain")
_WELCOME = ("encourage", "upgrade")  # a long document welcomes hundreds of things; what it forbids is always shown
_MANY, _FEW = 60, 5


def targets(view: View) -> list[Text]:
    """目标表."""
    found = [norm for norm in view.compiled.norms if isinstance(norm, Target)]
    return [*view.section("targets", len(found)), *target_table(view, found)] if found else []


def target_table(view: View, found: Iterable[Target]) -> list[Text]:
    """The table of ``found``."""
    words = view.words
    columns = [
        Column(words("column.indicator"), 16, 60, grow=True), Column(words("screen.value"), 10, 26),
        Column(words("column.year"), 4, 10), Column(words("column.baseline"), 4, 12, always=False),
        view.clause_column(), view.certainty_column(),
    ]  # fmt: skip
    rows = [
        row(view.elsewhere(target) + one_line(target.indicator), measured(target, words), target_year(target) or "—",
            baseline(target, words), view.place.clause(target.clause), view.certainty(target), quote=view.quote(target))
        for target in found
    ]  # fmt: skip
    return view.table(columns, rows)


def tasks(view: View) -> list[Text]:
    """任务表."""
    found = [norm for norm in view.compiled.norms if isinstance(norm, Task)]
    return [*view.section("tasks", len(found)), *task_table(view, found)] if found else []


def task_table(view: View, found: Iterable[Task]) -> list[Text]:
    """The table of ``found``."""
    words = view.words
    columns = [
        Column(words("screen.task"), 18, 70, grow=True), Column(words("screen.lead"), 8, 24),
        Column(words("screen.cooperate"), 8, 24, always=False), Column(words("screen.due"), 10, 14, always=False),
        Column(words("screen.quantity"), 6, 14, always=False), view.clause_column(), view.certainty_column(),
    ]  # fmt: skip
    return view.table(columns, [_task_row(view, task) for task in found])


def _task_row(view: View, task: Task) -> Row:
    words, quote, action = view.words, view.quote(task), one_line(task.action)
    quantity = "" if task.quantity is None else f"{number(task.quantity)}{task.unit or ''}"
    limit = due(task, words)
    # a task whose action is the quotation itself is not said twice
    return row(
        view.elsewhere(task) + action, words.among(task.lead) or "—", words.among(task.cooperate),
        "" if limit == words("due.none") else limit, quantity, view.place.clause(task.clause), view.certainty(task),
        quote="" if quote.strip("。；，") == action else quote,
    )  # fmt: skip


def directives(view: View) -> list[Text]:
    """产业导向, grouped by region, then by stance."""
    found = [norm for norm in view.compiled.norms if isinstance(norm, Directive)]
    if not found:
        return []
    order = {region: k for k, region in enumerate(dict.fromkeys(norm.region_name for norm in found))}
    found.sort(key=lambda norm: (order[norm.region_name], _STANCES.index(norm.stance), norm.start))
    brief = len(found) > _MANY and not view.everything
    lines = view.section("directives", len(found))
    for _, group in groupby(found, key=lambda norm: norm.region_name):
        members = list(group)
        roots = {view.place.root(norm.clause) for norm in members}
        root = roots.pop() if len(roots) == 1 and len(order) > 1 else ""
        if len(order) > 1:
            lines.append(_region_head(members, root))
        lines += view.table(_directive_columns(view), _directive_rows(view, members, root, brief=brief))
    return lines


def _region_head(members: list[Directive], root: str) -> Text:
    return Text.assemble((members[0].region_name or "—", "italic"), (f"  {len(members)}  {root}".rstrip(), "dim"))


def _directive_columns(view: View) -> list[Column]:
    words = view.words
    return [
        Column(words("column.stance"), 4, 10), Column(words("column.subjects"), 16, 60, grow=True),
        Column(words("column.condition"), 4, 24, always=False), Column(words("column.exception"), 4, 20, always=False),
        view.clause_column(), view.certainty_column(),
    ]  # fmt: skip


def _directive_rows(view: View, found: Iterable[Directive], root: str, *, brief: bool) -> list[Row]:
    """A stance is named once for all that follow it; where it is ``brief``, what is welcome is shown in part."""
    rows: list[Row] = []
    for stance, group in groupby(found, key=lambda norm: norm.stance):
        members = list(group)
        shown = members[:_FEW] if brief and stance in _WELCOME else members
        name = view.words(f"stance.{stance}")
        rows += [_directive_row(view, norm, "" if k else name, root) for k, norm in enumerate(shown)]
        if len(shown) < len(members):
            more = view.words("screen.more", count=len(members) - len(shown))
            rows.append(row("", Cell(more, "dim"), "", "", "", ""))
    return rows


def _directive_row(view: View, norm: Directive, stance: str, root: str) -> Row:
    return row(
        stance, view.words.among([one_line(subject) for subject in norm.subjects]), one_line(norm.condition or ""),
        one_line(norm.exception or ""), view.place.clause(norm.clause).removeprefix(root).lstrip("·"),
        view.certainty(norm), quote=view.quote(norm),
    )  # fmt: skip


def measures(view: View) -> list[Text]:
    """措施 by instrument: how many of each, or every one."""
    found = [norm for norm in view.compiled.norms if isinstance(norm, Measure)]
    if not found:
        return []
    words = view.words
    lines = view.section("measures", len(found))
    if not view.everything:
        counts = Counter(norm.instrument for norm in found).most_common()
        listed = [f"{words(f'instrument.{instrument}')} {count}" for instrument, count in counts]
        return [*lines, Text("  " + "  ".join(listed)), Text(f"  {words('screen.measures_all')}", "dim")]
    columns = [
        Column(words("column.instrument"), 4, 12), Column(words("column.measure"), 18, 70, grow=True),
        Column(words("column.beneficiaries"), 4, 24, always=False), view.clause_column(), view.certainty_column(),
    ]  # fmt: skip
    rows = [
        row(words(f"instrument.{norm.instrument}"), view.elsewhere(norm) + one_line(norm.action),
            words.among(norm.beneficiaries), view.place.clause(norm.clause), view.certainty(norm),
            quote=view.quote(norm))
        for norm in found
    ]  # fmt: skip
    return [*lines, *view.table(columns, rows)]
