"""两份文件几乎相同的句子，一份少了门槛或条件。

What it does: aligns nearly identical clauses of two documents and reports those where only one has a threshold
(投资10亿元以上), a principle (按照等量置换原则) or a proviso (符合条件的, 在…前提下).

Why it is bad: the later reader takes the shorter sentence for the rule. Whether the condition was lifted or lost in
copying, nobody can tell.

Example: a process is promoted “by equal replacement” in July, and promoted without it in December.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding
from gangmu.lint.rule import Rule

_CONDITION = re.compile(
    r"\d+(?:\.\d+)?(?:万|亿|千|百)?(?:元|吨|千瓦|平方米|亩|人|兆瓦|立方米|公里|%)[^，]{0,4}?(?:以上|以下|以内)"
    r"|按照?.{2,12}原则|在.{2,20}(?:前提|条件)下|符合.{2,12}(?:条件|要求|标准|规定)的?|经.{2,12}(?:批准|同意|核准)|除.{2,16}外|原则上|等量|减量"
)


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each pair of clauses."""
    for mirror in docket.mirrors:
        first, second = "".join(mirror.only_first), "".join(mirror.only_second)
        dropped = _CONDITION.search(first) or _CONDITION.search(second)
        if dropped and bool(_CONDITION.search(first)) != bool(_CONDITION.search(second)) and _short(first, second):
            yield rule.found([mirror.first.place, mirror.second.place], condition=dropped[0])


def _short(first: str, second: str) -> bool:
    """Whether little beside the condition differs."""
    return len(_CONDITION.sub("", first + second)) <= _REST


_REST = 8
RULE = Rule("GM307", "condition-dropped", "warning", check)
