"""门槛缺少时间单位（万吨应为万吨/年），或缺少“以上”“以下”。

What it does: finds capacity thresholds in ten thousands of tons and the like without a time unit, and figures that stand
before a thing that is banned or restricted without saying whether more or less is meant.

Why it is bad: literally the second kind restricts plants of exactly that size. A clerk supplies what is missing, and each
supplies something else.

Example: “distillation units below 10 million tons and cracking units of 1.5 million tons are restricted”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Docket, Order
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.stands import AGAINST

_FLOW = re.compile(r"^[万亿](?:吨|重量箱|套|辆|片|平方米|立方米|标准箱|米|锭|件|台)$")
_BARE = re.compile(
    r"^(?:年产|日产|单套|单机)?\d+(?:\.\d+)?(?:万|亿|百|千)?(?:吨|千瓦|立方米|重量箱|千伏安|套|辆|蒸吨|平方米|米)(?:/(?:年|日|小时))?(?=[^以及的年\d])"
)


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each directive with such a threshold."""
    for order in docket.orders:
        if order.norm.stance in AGAINST:
            figures = [*_timeless(order), *_boundless(order)]
            if figures:
                yield rule.found([at(order)], figures=" / ".join(figures))


def _timeless(order: Order) -> list[str]:
    limits = (limit for limit in order.norm.thresholds if _FLOW.match(limit.unit) and limit.quantity == "capacity")
    return [f"{limit.of} {limit.value:g}{limit.unit}" for limit in limits if "年产" not in order.norm.quote]


def _boundless(order: Order) -> list[str]:
    return [subject for subject in order.norm.subjects if _BARE.match(subject)]


RULE = Rule("GM412", "open-threshold", "warning", check)
