"""任务只有“加强”“推进”之类的动词，没有数量、期限或成果形式。

What it does: lists tasks that begin with a word of effort and name neither a quantity, nor a date, nor a thing to be
delivered (方案, 平台, 名单, 制度…), one finding for each document.

Why it is bad: nobody can say when it is done; reports on it describe activity.

Example: “further strengthen coordination among departments”.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.words import any_of, word_list
from gangmu.norms import Task


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    vague = (duty for duty in docket.duties if _vague(duty.norm))
    for duties in grouped(vague, lambda duty: duty.paper.key).values():
        yield rule.found(map(at, duties), count=str(len(duties)))


def _vague(task: Task) -> bool:
    if task.quantity is not None or task.deadline or task.deadline_year or task.recurrence:
        return False
    words = task.action.rpartition("牵头")[2].rpartition("负责")[2]
    effort = words.lstrip("要应当须并，、 ").startswith(word_list("task", "efforts"))
    return effort and not any_of("task", "deliverables").search(task.action)


RULE = Rule("GM303", "unmeasurable-task", "info", check)
