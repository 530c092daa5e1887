"""同一对象的两个门槛互相矛盾：一处的下限高于另一处的上限，没有项目能同时满足。

What it does: compares, for one product in one region, the size from which it is encouraged with the size up to which
nothing may be built, and two bounds of one clause with each other.

Why it is bad: between the two figures a project is neither wanted nor unwanted, or both.

Example: lines above 600 tons are encouraged, new lines below 1,000 tons are forbidden.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand
from gangmu.norms import Threshold
from gangmu.registry.units import comparable, convert

_LOW, _HIGH = (">", ">="), ("<", "<=")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each product, region and pair of figures."""
    bound = [stand for stand in docket.stands if stand.norm.thresholds]
    for stands in grouped(bound, lambda stand: (stand.region, stand.product)).values():
        for wanted in stands:
            for banned in stands:
                clash = _clash(wanted, banned)
                if clash is not None:
                    low, high = clash
                    yield rule.found(
                        map(at, [wanted, banned]), subject=wanted.product, low=f"{low.op}{low.value:g}{low.unit}",
                        high=f"{high.op}{high.value:g}{high.unit}",
                    )  # fmt: skip


def _clash(wanted: Stand, banned: Stand) -> tuple[Threshold, Threshold] | None:
    """Sizes that one clause encourages and the other forbids."""
    if not wanted.favours or banned.norm.stance not in ("prohibit", "phase_out"):
        return None
    for low in _own(wanted):
        for high in _own(banned):
            if (
                low.op in _LOW
                and high.op in _HIGH
                and low.quantity == high.quantity
                and comparable(low.unit, high.unit)
            ):
                limit = convert(high.value, high.unit, low.unit)
                if limit is not None and limit > low.value:
                    return low, high
    return None


def _own(stand: Stand) -> list[Threshold]:
    return [limit for limit in stand.norm.thresholds if limit.of in stand.words or stand.words in limit.of]


RULE = Rule("GM421", "unreachable-threshold", "warning", check)
