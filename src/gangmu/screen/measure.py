"""门槛: a threshold held against the project's own figures, with the arithmetic as a person would write it.

A year is not always 365 days of operation: where a day's output is held against a year's and the project does not say how
many days it runs, both ends of the usual span are tried, and only what holds at both is held to be so.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from gangmu.norms import Threshold
from gangmu.registry.units import DAYS_A_YEAR, comparable, convert
from gangmu.screen.project import Amount, Project
from gangmu.screen.reasons import Question, Reason, reason
from gangmu.screen.touch import Answer, product_ids

FEWEST_DAYS = 300
_SIGNS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "="}
_MONEY, _COAL = "万元", "吨标准煤/年"


class Held(msgspec.Struct, frozen=True):
    """比较: whether the threshold is met, the line of arithmetic, and the question where a figure is missing."""

    answer: Answer
    arithmetic: Reason | None = None
    question: Question | None = None


def held(threshold: Threshold, project: Project) -> Held:
    """``threshold`` against the first figure of ``project`` that measures the same thing."""
    for amount in figures(threshold, project):
        unit = measured_unit(threshold.unit, amount.unit)
        if unit is not None:
            return _compared(threshold, amount, unit, project.operating_days)
    ask = reason(
        "GM635", of=threshold.of, limit=f"{_SIGNS[threshold.op]} {measured_number(threshold.value)}{threshold.unit}"
    )
    return Held("maybe", None, Question(_fact(threshold), ask))


def figures(threshold: Threshold, project: Project) -> Iterator[Amount]:
    """The project's figures that could be meant: by name, of the equipment meant, of the whole, in this order."""
    for named in project.parameters:
        if named.name in (threshold.of, threshold.quantity):
            yield Amount(named.value, named.unit)
    wanted = product_ids(threshold.of)
    meant = [
        item for item in project.equipment if item.name in threshold.of or set(product_ids(item.name)) & set(wanted)
    ]
    for item in meant or project.equipment:
        yield from item.parameters
    for amount in (project.capacity, project.investment):
        if amount is not None:
            yield amount
    if project.energy is not None:
        yield Amount(project.energy, _COAL)


@functools.lru_cache(maxsize=10_000)
def measured_unit(limit: str, given: str) -> str | None:
    """The unit of the limit in which the figure can be compared; a capacity without a time is one of a year."""
    if comparable(limit, given):
        return limit
    if "/" not in limit:
        return f"{limit}/年" if comparable(f"{limit}/年", given) else None
    total = limit.removesuffix("/年")
    return total if "/" not in given and comparable(total, given) else None


def _compared(threshold: Threshold, amount: Amount, unit: str, days: float | None) -> Held:
    spans = (days,) if days else (DAYS_A_YEAR, FEWEST_DAYS)
    values = [convert(amount.value, amount.unit, unit, span) for span in spans]
    if unit != threshold.unit and amount.unit == threshold.unit:
        values = [amount.value]
    told = [met(value, threshold.op, threshold.value) for value in values if value is not None]
    answer: Answer = "maybe" if len(set(told)) > 1 else "yes" if told and told[0] else "no"
    assumed = len({value for value in values if value is not None}) > 1 or bool(days and values != [amount.value])
    question = Question("operating_days", reason("GM636", of=threshold.of)) if answer == "maybe" else None
    return Held(answer, _line(threshold, amount, unit, values, spans if assumed else (), answer), question)


def met(value: float, op: str, limit: float) -> bool:
    """Whether ``value`` ``op`` ``limit`` holds: 以下 (<) leaves the number out, 及以下 (<=) takes it in."""
    if op == "=":
        return value == limit
    if op in ("<", "<="):
        return value < limit if op == "<" else value <= limit
    return value > limit if op == ">" else value >= limit


def _line(
    threshold: Threshold,
    amount: Amount,
    unit: str,
    values: list[float | None],
    spans: tuple[float, ...],
    answer: Answer,
) -> Reason:
    given = f"{measured_number(amount.value)}{amount.unit}"
    shown = [f"{measured_number(value)}{unit}" for value in dict.fromkeys(values) if value is not None]
    steps = " ~ ".join(shown) if shown and (amount.unit != unit) else ""
    middle = f" = {steps}" if steps else ""
    days = f" × {'~'.join(measured_number(span) for span in spans)}日/年" if spans and steps else ""
    limit = f"{_SIGNS[threshold.op]} {measured_number(threshold.value)}{threshold.unit}"
    state = {"yes": "@met.yes", "no": "@met.no", "maybe": "@met.unsure"}[answer]
    return reason("GM651", of=threshold.of, line=f"{given}{days}{middle}", limit=limit, state=state)


def measured_number(value: float) -> str:
    """A number as a reader writes it."""
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


def _fact(threshold: Threshold) -> str:
    """The field of a project in which the missing figure belongs."""
    for field, unit in (("investment", _MONEY), ("energy", _COAL)):
        if comparable(threshold.unit, unit):
            return field
    return "capacity" if threshold.quantity in ("capacity", "power", "size") else f"parameters.{threshold.of}"
