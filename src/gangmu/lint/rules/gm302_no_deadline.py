"""任务没有完成时限。

What it does: lists tasks without a date, a year or a rhythm, one finding for each document.

Why it is bad: a task without a date is never late. A schedule made from it starts with invented dates.

Example: “establish a list of key enterprises”, no date in the sentence, the bracket or the heading.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    for duties in grouped(docket.duties, lambda duty: duty.paper.key).values():
        endless = [
            duty for duty in duties if not (duty.norm.deadline or duty.norm.deadline_year or duty.norm.recurrence)
        ]  # fmt: skip
        if endless:
            yield rule.found(map(at, endless), count=str(len(endless)), total=str(len(duties)))


RULE = Rule("GM302", "no-deadline", "info", check)
