"""任务分工表: a table with a column of tasks and a column of those responsible gives one task a row."""

from __future__ import annotations

import functools
import re

import msgspec

from gangmu.extract.passages import Passage
from gangmu.extract.tasks.brackets import responsible
from gangmu.extract.tasks.lexicon import load
from gangmu.extract.tasks.orders import counted
from gangmu.extract.tasks.values import due_of, recurrence
from gangmu.norms import Document, Table, Task
from gangmu.text import Timeline, unify


class _Columns(msgspec.Struct, frozen=True):
    """Which column holds what; -1 where there is none."""

    action: int
    lead: int
    cooperate: int
    deadline: int


@functools.cache
def _heads() -> dict[str, tuple[re.Pattern[str], ...]]:
    data = load("tasks_tables.toml")
    return {
        name: tuple(re.compile(one) for one in (words if isinstance(words, list) else [words]))
        for name, words in data.items()
    }


def tabled(document: Document, read: tuple[Passage, ...], years: Timeline) -> list[Task]:
    """The tasks in the tables of ``document``."""
    places = {passage.clause.id: passage for passage in read}
    found: list[Task] = []
    for table in document.tables:
        columns = _columns(table)
        if columns is not None and len(table.spans) == len(table.rows):
            found += _rows(document, table, columns, places.get(table.clause), years)
    return found


def _columns(table: Table) -> _Columns | None:
    heads = [unify(one) for one in table.header]
    lead = _column(heads, "lead", ())
    cooperate = _column(heads, "cooperate", (lead,))
    deadline = _column(heads, "deadline", (lead, cooperate))
    action = _column(heads, "action", (lead, cooperate, deadline))
    return None if lead < 0 or action < 0 else _Columns(action, lead, cooperate, deadline)


def _column(heads: list[str], name: str, taken: tuple[int, ...]) -> int:
    for words in _heads()[name]:
        for k, one in enumerate(heads):
            if k not in taken and words.search(one):
                return k
    return -1


def _rows(document: Document, table: Table, columns: _Columns, passage: Passage | None, years: Timeline) -> list[Task]:
    found: list[Task] = []
    seen: set[tuple[int, int, str]] = set()
    text, header = document.source.text, document.header
    for row, spans in zip(table.rows, table.spans, strict=False):
        start, end = spans[columns.action]
        lead, cooperate = responsible(row[columns.lead], _cell(row, columns.cooperate))
        key = (start, end, row[columns.lead])
        if start >= end or not lead or key in seen:
            continue
        seen.add(key)
        action = "".join(unify(row[columns.action]).split())
        when = due_of(unify(_cell(row, columns.deadline)), years)
        number = counted(action)
        found.append(Task(
            clause=table.clause, start=start, end=end, quote=text[start:end],
            region=passage.region if passage else header.region,
            region_name=passage.region_name if passage else header.region_name, rule="table", action=action, lead=lead,
            cooperate=cooperate, deadline_year=when.year if when else None, deadline=when.deadline if when else None,
            quantity=number.value if number else None, unit=number.unit or None if number else None,
            recurrence=recurrence(action),
        ))  # fmt: skip
    return found


def _cell(row: tuple[str, ...], column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""
