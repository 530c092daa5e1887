"""细化任务所属的上级任务不存在。

What it does: finds tasks that say they detail another task which is not in the document or pack.

Why it is bad: progress of the detail is added up nowhere.

Example: a reviewer deletes a task from a pack; two details still point at it.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each detail without its whole."""
    known = {duty.norm.id for duty in docket.duties}
    for duty in docket.duties:
        if duty.norm.parent is not None and duty.norm.parent not in known:
            yield rule.found([at(duty)], parent=duty.norm.parent)


RULE = Rule("GM304", "orphan-detail", "warning", check)
