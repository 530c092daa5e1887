"""期限早于印发日期，或印发后不足六十天。

What it does: compares the dates in targets, tasks and directives with the day the document was issued; one finding for
each document.

Why it is bad: the document reaches the counties after the date has passed. Usually a sentence was carried over from an
earlier document without a look at its date.

Example: “phase out by the end of 2015”, in an opinion of 12 December 2015.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_norm
from gangmu.lint.rule import Rule
from gangmu.norms import Directive, Norm, Target, Task
from gangmu.text.dates import due
from gangmu.text.flow import flow

_LEAST, _LONG_AGO = 60, -400


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    for paper in docket.papers:
        issued = paper.header.issued
        if issued is None:
            continue
        near: list[tuple[Norm, dt.date]] = []
        for norm in paper.norms:
            for date in _dates(norm):
                # what lies years back is told, or was left standing when a statute was amended
                if _LONG_AGO <= (date - issued).days < _LEAST and not any(_overlap(norm, other) for other, _ in near):
                    near.append((norm, date))
        if near:
            first = min(date for _, date in near)
            yield rule.found(
                (at_norm(paper, norm) for norm, _ in near), count=str(len(near)), deadline=first.isoformat(),
                issued=issued.isoformat(), days=str((first - issued).days),
            )  # fmt: skip


def _dates(norm: Norm) -> Iterator[dt.date]:
    match norm:
        case Target():
            if norm.rule.startswith("table"):
                return  # the years of a table's columns are not orders
            year, date = norm.year, norm.deadline
        case Task():
            if norm.recurrence:
                return
            year, date = norm.deadline_year, norm.deadline
        case Directive():
            words = flow(norm.quote, 0, len(norm.quote)).text
            for found in due(words):
                if found.kind == "due" and found.year is not None:
                    yield found.deadline or dt.date(found.year, 12, 31)
            return
        case _:
            return
    if date is not None or year is not None:
        yield date or dt.date(year or 1, 12, 31)


def _overlap(one: Norm, other: Norm) -> bool:
    return one.start < other.end and other.start < one.end if one.end else one.clause == other.clause


RULE = Rule("GM305", "deadline-too-near", "warning", check)
