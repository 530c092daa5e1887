"""What ``gangmu bisect`` shows: the outcome over time, and what turned it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rich.text import Text

from gangmu.cli.terminal.replays import coded
from gangmu.cli.terminal.table import Column, row, table
from gangmu.report.words import Words
from gangmu.screen.bisect import History, Turn


def turned(found: History, words: Words, width: int) -> list[Text]:
    """The spells as a table, each with the document and the clauses that began it."""
    if not found.turns:
        only = found.spells[0]
        outcome = coded("outcome", only.outcome, words.language)
        return [Text(words("bisect.never", first=day(only.first, words), outcome=outcome))]
    columns = [
        Column(words("bisect.from"), 10, 10), Column(words("bisect.until"), 10, 10),
        Column(words("bisect.outcome"), 8, 24), Column(words("bisect.why"), 16, 80, grow=True),
    ]  # fmt: skip
    began: list[Turn | None] = [None, *found.turns]
    rows = []
    for spell, turn in zip(found.spells, began, strict=True):
        last = day(spell.last, words) if spell.last else words("bisect.open")
        outcome = coded("outcome", spell.outcome, words.language)
        rows.append(row(day(spell.first, words), last, outcome, words.among(reasons(turn, words)) if turn else ""))
    head = Text(words("bisect.spells"), "bold").append(f"  {words('bisect.turns', count=len(found.turns))}", "dim")
    return [head, *table(columns, rows, width)]


def day(date: dt.date, words: Words) -> str:
    """A day, or the word for the time before everything."""
    return words("bisect.before_all") if date == dt.date.min else date.isoformat()


def reasons(turn: Turn, words: Words) -> Iterator[str]:
    """Each document that began or lapsed with its clauses, then the clauses of documents that stay."""
    told = set()
    for event in turn.events:
        clauses = [cause.clause for cause in turn.causes if cause.document == event.document]
        told.add(event.document)
        said = words(f"event.{event.what}", document=event.document)
        yield words("event.with", event=said, clauses=words.among(clauses)) if any(clauses) else said
    for cause in turn.causes:
        if cause.document not in told:
            yield f"{words(f'norm_fate.{cause.fate}')} {cause.document} {cause.clause}"
