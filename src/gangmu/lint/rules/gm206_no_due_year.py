"""目标没有完成年份。

What it does: lists the targets of a document for which neither the sentence nor its surroundings name a year, a deadline
or a rhythm.

Why it is bad: a number without a date can never be missed.

Example: to support five industrial parks, no year given.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    endless = (
        aim for aim in docket.aims
        if aim.norm.year is None and aim.norm.deadline is None and aim.norm.change != "annual"
    )  # fmt: skip
    for aims in grouped(endless, lambda aim: aim.paper.key).values():
        yield rule.found(
            map(at, aims),
            count=str(len(aims)),
            indicators=" / ".join(dict.fromkeys(aim.norm.indicator for aim in aims)),
        )


RULE = Rule("GM206", "no-due-year", "warning", check)
