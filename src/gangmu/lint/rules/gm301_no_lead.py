"""任务没有牵头单位。

What it does: lists the tasks of a document that no organisation leads, in one finding that says how many of how many.

Why it is bad: what everybody is to do is done by nobody, and supervision has no address.

Example: “build an industrial-internet platform by the end of 2018”, in an opinion without a table of responsibilities.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    for duties in grouped(docket.duties, lambda duty: duty.paper.key).values():
        lost = [duty for duty in duties if not duty.norm.lead]
        if lost:
            yield rule.found(map(at, lost), count=str(len(lost)), total=str(len(duties)))


RULE = Rule("GM301", "no-lead", "warning", check)
