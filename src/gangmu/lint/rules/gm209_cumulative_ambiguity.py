"""同一事项先后两个年份各有一个数量，没有说明后者是否包含前者。

What it does: finds amounts of one reduction or build-up with two due years in one document, none of them called 累计.

Why it is bad: read as totals the second adds a little, read as separate amounts it adds all of it.

Example: 2,731 by 2018, 3,040 by 2020: 309 more, or 5,771 in all?
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.similar import wording


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each amount with several due years."""
    for aims in grouped(docket.aims, _key).values():
        if len({aim.norm.year for aim in aims}) > 1 and not any("累计" in aim.norm.quote for aim in aims):
            yield rule.found(map(at, aims), indicator=aims[0].norm.indicator)


def _key(aim: Aim) -> tuple[str, str, str, str] | None:
    target = aim.norm
    if target.change not in ("decrease", "increase") or target.baseline_year is not None or target.unit == "%":
        return None
    return aim.paper.key, target.region, wording(target.indicator), target.unit


RULE = Rule("GM209", "cumulative-ambiguity", "warning", check)
