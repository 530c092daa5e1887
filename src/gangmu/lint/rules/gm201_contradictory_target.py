"""同一指标、同一地区、同一年份，目标值不同。

What it does: compares all targets of one indicator in one region for one year, across documents and inside them. Values
that no result can satisfy together are an error; a floor of 20 beside a floor of 25, or the value of a document that has
lapsed, is a warning.

Why it is bad: a department cannot reach two values of one indicator; whoever reports success picks the lower one. A later
document of equal rank does not silently amend an earlier one, so both are reported and none is picked.

Example: a plan sets 58 % for 2020, a later opinion 53 % for the same indicator and year.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import ground, same_sentence
from gangmu.lint.rule import Rule
from gangmu.lint.similar import alike, wording
from gangmu.norms import Target

_COUNTED = frozenset({"annual", "cumulative"})
_NEAR = 0.05


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each indicator, region and year with more than one value."""
    for found in grouped(docket.aims, _key).values():
        aims = _comparable(docket, found) if len(found) > 1 else found
        values = dict.fromkeys((aim.norm.value, aim.norm.value_to) for aim in aims)
        if len(values) > 1:
            first = aims[0].norm
            met = max(_least(aim.norm) for aim in aims) <= min(_most(aim.norm) for aim in aims)
            sure = not any(
                aim.norm.certainty == "doubtful" or not docket.clash(aim.paper, aims[0].paper) for aim in aims
            )
            yield rule.found(
                map(at, aims), None if sure and not met else "warning", indicator=first.indicator, year=str(first.year),
                values=" / ".join(dict.fromkeys(f"{aim.norm.value:g}{aim.norm.unit}" for aim in aims)),
            )  # fmt: skip


def _key(aim: Aim) -> tuple[object, ...] | None:
    target = aim.norm
    if target.indicator_id is None or target.year is None or target.change in _COUNTED:
        return None
    base = target.baseline_year if target.change in ("increase", "decrease") else None
    mean = "年均" in target.indicator + target.quote
    return target.indicator_id, target.region, target.year, target.change, mean, target.unit, base


def _comparable(docket: Docket, aims: list[Aim]) -> list[Aim]:
    """Those of ``aims`` that mean the same as the first: elsewhere by a like name, in its own document by the same one."""
    first = aims[0]
    return [
        aim for aim in aims
        if aim is first or (
            alike(aim.norm.indicator, first.norm.indicator) and ground(docket, aim) == ground(docket, first)
            and (aim.paper.key != first.paper.key or _said_twice(docket, aim, first))
        )
    ]  # fmt: skip


def _said_twice(docket: Docket, one: Aim, other: Aim) -> bool:
    """Whether one document says it in two places: rows of a table, or halves of a sentence, are about different things."""
    tabled = one.norm.rule.startswith("table") and other.norm.rule.startswith("table")
    if tabled and one.norm.clause == other.norm.clause:
        return False
    return wording(one.norm.indicator) == wording(other.norm.indicator) and not same_sentence(docket, one, other)


def _least(target: Target) -> float:
    if target.comparator in ("<", "<="):
        return -math.inf
    return target.value * (1 - _NEAR) if target.comparator == "~" else target.value


def _most(target: Target) -> float:
    if target.comparator in (">", ">="):
        return math.inf
    top = target.value if target.value_to is None else target.value_to
    return top * (1 + _NEAR) if target.comparator == "~" else top


RULE = Rule("GM201", "contradictory-target", "error", check)
