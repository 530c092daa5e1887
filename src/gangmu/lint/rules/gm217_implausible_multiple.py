"""目标要求放大或增长几十倍以上，又没有基数、年份或口径。

What it does: finds targets of ten times and more without a base value.

Why it is bad: a multiple of an unknown number is a figure of speech that ends up in a table of targets.

Example: a fund that is to “leverage capital a hundred times and more”.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule

_MUCH = 10


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each such target."""
    for aim in docket.aims:
        target = aim.norm
        if target.unit == "倍" and target.value >= _MUCH and target.baseline_value is None:
            yield rule.found([at(aim)], indicator=target.indicator, value=f"{target.value:g}")


RULE = Rule("GM217", "implausible-multiple", "info", check)
