"""相近指标，后来的年份目标几乎没有提高，甚至更低。

What it does: compares targets of nearly the same indicator in two documents for one region whose years differ: a later
year must bring more (less, where less is better) than one part in fifty of the earlier value.

Why it is bad: either the two are different indicators, which nobody wrote down, or the later plan is weaker than the
earlier one.

Example: 50 % in 2017, 51 % in 2020.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.similar import same_matter, wording
from gangmu.registry.indicators import indicator

_LEAST = 0.02


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each pair of targets the later of which hardly moves."""
    for aims in grouped(docket.aims, _key).values():
        for first, second in combinations(sorted(aims, key=lambda aim: aim.norm.year or 0), 2):
            if first.paper.key == second.paper.key or first.norm.year == second.norm.year:
                continue
            if same_matter(first.norm, second.norm) and _hardly(first, second):
                yield rule.found(
                    [at(first), at(second)], indicator=second.norm.indicator, earlier=_said(first), later=_said(second),
                    since=str(first.norm.year), until=str(second.norm.year),
                )  # fmt: skip


def _key(aim: Aim) -> tuple[str, str, str, str] | None:
    """Region, unit, kind and the last word of the name: 数控化率 and 普及率 are never alike enough to be compared."""
    target = aim.norm
    if target.year is None or target.change not in ("level", "cumulative"):
        return None
    return target.region, target.unit, "" if target.unit == "%" else target.change, wording(target.indicator)[-2:]


def _hardly(first: Aim, second: Aim) -> bool:
    known = indicator(second.norm.indicator_id or "")
    sign = -1 if known is not None and known.direction == "down" else 1
    return sign * (second.norm.value - first.norm.value) <= _LEAST * abs(first.norm.value)


def _said(aim: Aim) -> str:
    return f"{aim.norm.value:g}{aim.norm.unit}"


RULE = Rule("GM207", "weak-progress", "info", check)
