"""溯因: the days on which the verdict on a project turns, and the document and norm that turned it.

Rules come into force and lapse on the days that their documents (or the rows of their tables) say, and on no other day
can a verdict change. So each of these days is looked at, and none between them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from gangmu.norms import Directive, Paper
from gangmu.pack import Pack, PackNorm
from gangmu.screen.causes import SCREENED, Cause, Shift, causes, entries
from gangmu.screen.finding import Outcome
from gangmu.screen.orders import Limit
from gangmu.screen.project import Project
from gangmu.screen.screening import Index
from gangmu.screen.verdict import Verdict

_DAY = dt.timedelta(days=1)
What = Literal["begins", "ends"]


class Event(msgspec.Struct, frozen=True, order=True):
    """事件: ``document`` (or a row of a table, or an order for a region) ``begins`` to bind on ``day``, or ``ends``: the
    first day on which it binds no longer."""

    day: dt.date
    what: What
    document: str


class Turn(msgspec.Struct, frozen=True):
    """转折: on ``day`` the outcome turns from ``before`` to ``after``; ``causes`` are the norms, ``events`` the documents."""

    day: dt.date
    before: Verdict
    after: Verdict
    causes: tuple[Cause, ...]
    events: tuple[Event, ...]


class Spell(msgspec.Struct, frozen=True):
    """时段: from ``first`` to ``last`` (both inclusive; None: no end is known) the outcome is the same."""

    first: dt.date
    last: dt.date | None
    outcome: Outcome


class History(msgspec.Struct, frozen=True):
    """沿革: the outcome for one project over time: its spells, and the turns between them."""

    spells: tuple[Spell, ...]
    turns: tuple[Turn, ...]


def events(sources: Iterable[Pack | Paper], limits: Iterable[Limit] = ()) -> tuple[Event, ...]:
    """Every day on which something begins or ceases to bind, in order."""
    return tuple(sorted(set(_events(sources, limits))))


def _events(sources: Iterable[Pack | Paper], limits: Iterable[Limit]) -> Iterator[Event]:
    for source in sources:
        if isinstance(source, Paper):
            header = source.header
            name = header.number or header.title or source.key
            yield from _span(name, header.effective or header.issued, header.expires)
            continue
        names = {document.key: document.number or document.title or document.key for document in source.documents}
        rows = [row for row in source.facts.rows() if isinstance(row, SCREENED)]
        bearing = {row.document for row in rows} | {norm.document for norm in source.norms if _binds(norm)}
        for document in source.documents:
            if document.key in bearing:
                yield from _span(names[document.key], document.effective or document.issued, document.expires)
        for row in rows:
            yield from _span(names[row.document], row.valid_from, row.valid_to)
    for limit in limits:
        yield from _span(limit.document, limit.since, limit.until)


def _binds(norm: PackNorm) -> bool:
    return isinstance(norm.norm, Directive)


def _span(name: str, first: dt.date | None, last: dt.date | None) -> Iterator[Event]:
    if first is not None:
        yield Event(first, "begins", name)
    if last is not None and last < dt.date.max:
        yield Event(last + _DAY, "ends", name)


def history(
    sources: Iterable[Pack | Paper],
    project: Project,
    first: dt.date | None = None,
    last: dt.date | None = None,
    limits: Iterable[Limit] = (),
) -> History:
    """The outcome for ``project`` from ``first`` to ``last``; without them, from before the first event to after the last."""
    held, orders = tuple(sources), tuple(limits)
    found = events(held, orders)
    days = sorted({event.day for event in found})
    start = first or (days[0] - _DAY if days and days[0] > dt.date.min else dt.date.min)
    within = [day for day in days if start < day and (last is None or day <= last)]
    verdict = Index(held, start).screen(project, orders)
    spells, turns = [Spell(start, None, verdict.outcome)], []
    before, day_before = verdict, start
    for day in within:
        after = Index(held, day).screen(project, orders)
        if after.outcome != before.outcome:
            shift = Shift.between(entries(held, day_before), entries(held, day))
            why = causes(before, after, shift)
            turns.append(Turn(day, before, after, why, _of_day(found, day, why)))
            spells[-1] = msgspec.structs.replace(spells[-1], last=day - _DAY)
            spells.append(Spell(day, None, after.outcome))
        before, day_before = after, day
    spells[-1] = msgspec.structs.replace(spells[-1], last=last)
    return History(tuple(spells), tuple(turns))


def _of_day(found: Iterable[Event], day: dt.date, why: Iterable[Cause]) -> tuple[Event, ...]:
    """What happened on ``day``: to the documents of the causes, or to all where no norm is known to be the cause."""
    happened = tuple(event for event in found if event.day == day)
    named = {cause.document for cause in why}
    return tuple(event for event in happened if event.document in named) or happened


def history_json(found: History) -> dict[str, object]:
    """What ``gangmu bisect --json`` prints."""
    return {
        "spells": msgspec.to_builtins(found.spells),
        "turns": [
            {
                "day": turn.day, "before": turn.before.outcome, "after": turn.after.outcome,
                "causes": msgspec.to_builtins(turn.causes), "events": msgspec.to_builtins(turn.events),
            }
            for turn in found.turns
        ],
    }  # fmt: skip
