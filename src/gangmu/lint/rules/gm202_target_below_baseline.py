"""目标值比已有基期值还差。

What it does: compares each target with every baseline of the same indicator and region that any of the documents states,
in the direction in which the indicator is better. A floor that is merely to be kept (保持在…以上) may lie below.

Why it is bad: the target is met on the day it is set. Usually a definition has changed or a number was copied wrongly.

Example: 53 % for 2020 in one document, while another records 54.1 % for 2014.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.registry.indicators import indicator

_KEPT = ("保持", "稳定", "不低于", "不高于", "控制在")


class Base(NamedTuple):
    """What a document says an indicator stood at, and since when."""

    aim: Aim
    value: float
    year: int | None


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each target that lies behind a known base."""
    bases = grouped(_bases(docket), lambda base: base.aim.norm.indicator_id)
    for aim in docket.aims:
        target = aim.norm
        if target.change != "level" or target.indicator_id is None or any(word in target.quote for word in _KEPT):
            continue
        worse = [base for base in bases.get(target.indicator_id, ()) if _comparable(base, aim) and _worse(aim, base)]
        if worse:
            yield rule.found(
                [at(aim), *(at(base.aim) for base in worse)], indicator=target.indicator,
                value=f"{target.value:g}{target.unit}", base=f"{worse[0].value:g}{target.unit}",
                year=str(worse[0].year or "—"),
            )  # fmt: skip


def _bases(docket: Docket) -> Iterator[Base]:
    """Observed bases, and those that targets name; a table that states its base in a column of its own has it once."""
    observed = set()
    for aim in docket.observations:
        observed.add((aim.paper.key, aim.norm.indicator_id, aim.norm.value))
        yield Base(aim, aim.norm.value, aim.norm.year)
    for aim in docket.aims:
        value = aim.norm.baseline_value
        if (
            value is not None
            and aim.norm.change == "level"
            and (aim.paper.key, aim.norm.indicator_id, value) not in observed
        ):
            yield Base(aim, value, aim.norm.baseline_year)


def _comparable(base: Base, aim: Aim) -> bool:
    stated, target = base.aim.norm, aim.norm
    earlier = base.year is None or target.year is None or base.year < target.year
    level = stated.change == "level" and stated.region == target.region and stated.unit == target.unit
    return earlier and level and stated is not target


def _worse(aim: Aim, base: Base) -> bool:
    known = indicator(aim.norm.indicator_id or "")
    direction = known.direction if known is not None else "none"
    value = aim.norm.value if aim.norm.value_to is None else aim.norm.value_to
    return value < base.value if direction == "up" else aim.norm.value > base.value if direction == "down" else False


RULE = Rule("GM202", "target-below-baseline", "error", check)
