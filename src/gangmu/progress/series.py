"""观测序列: the observations that are about a target, and those of them that can be compared with it, in its unit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gangmu.norms import Target
from gangmu.progress.observation import Observation, known
from gangmu.progress.period import year_end
from gangmu.progress.status import in_unit, slack
from gangmu.registry.indicators import Indicator, indicator, indicator_named
from gangmu.registry.units import unit

_PARTS_OF_A_WHOLE = frozenset({"ratio", "percentage_point", "multiple", "coefficient", "index"})
_PARTS_OF_A_YEAR = ("monthly", "quarterly", "half_year")


class Reading(NamedTuple):
    """读数: ``value`` in the target's unit on ``date``; ``observation`` is what says so, None for the document's baseline."""

    date: dt.date
    value: float
    observation: Observation | None


def about(target: Target, observations: Iterable[Observation], as_of: dt.date) -> tuple[Observation, ...]:
    """相关观测: what was known on ``as_of`` of the target's region and indicator, or of an indicator of its family.

    An observation without region or indicator counts for any target.
    """
    mine = (one for one in observations if one.region in ("", target.region) and related(target, one) is not None)
    return known(mine, as_of)


def related(target: Target, observation: Observation) -> bool | None:
    """同一指标: True for the target's own indicator, False for one of its family (another definition), None for any other."""
    if observation.indicator in ("", target.indicator_id, target.indicator):
        return True
    mine, other = measured(target), indicator(observation.indicator)
    if mine is not None and mine.id == observation.indicator:
        return True
    if mine is not None and other is not None and mine.family and mine.family == other.family:
        return False
    return None


def readings(target: Target, observations: Iterable[Observation], as_of: dt.date) -> tuple[Reading, ...]:
    """可比读数: what was known on ``as_of`` and compares with ``target``, in its unit, by date.

    Left out, never counted as zero: what is missing, is no finite number, does not convert, was measured by another
    definition, or stands beside another value of the same day. Of a quantity that is due each year only whole years.
    """
    found: dict[dt.date, list[Reading]] = {}
    for one in about(target, observations, as_of):
        value = in_unit(target, one)
        if value is None or one.differs or related(target, one) is False or partial_year(target, one):
            continue
        found.setdefault(one.date, []).append(Reading(one.date, value, one))
    return tuple(same[0] for date, same in sorted(found.items()) if one_value([each.value for each in same]))


def with_baseline(target: Target, series: Sequence[Reading]) -> tuple[Reading, ...]:
    """``series`` with the baseline that the document states put before it, where nothing was observed on that day."""
    if target.baseline_year is None or target.change in ("growth_rate", "annual"):
        return tuple(series)
    value = target.baseline_value if target.change == "level" else 0.0
    day = year_end(target.baseline_year)
    if value is None or any(each.date == day for each in series):
        return tuple(series)
    return tuple(sorted((*series, Reading(day, value, None)), key=lambda each: each.date))


def one_value(values: Sequence[float]) -> bool:
    """Whether ``values`` are all the same number."""
    return all(abs(value - values[0]) <= slack(values[0]) for value in values)


def is_rate(name: str) -> bool:
    """Whether the unit called ``name`` is a part of a whole or an index, so that values of places average and do not add up."""
    known_unit = unit(name)
    return known_unit is not None and known_unit.dimension[0] in _PARTS_OF_A_WHOLE


def partial_year(target: Target, observation: Observation) -> bool:
    """Whether a quantity due each year (每年新增多少) was observed for a part of a year only."""
    if target.change != "annual" or is_rate(target.unit):
        return False
    if observation.every == "to_date":
        return observation.date != year_end(observation.date.year)
    return observation.every in _PARTS_OF_A_YEAR


def finite(observation: Observation) -> bool:
    """Whether the value is there and a number that can be counted with."""
    return observation.value is not None and math.isfinite(observation.value)


def measured(target: Target) -> Indicator | None:
    """The registry's indicator that ``target`` is set on, by its id or its words."""
    return indicator(target.indicator_id or "") or indicator_named(target.indicator)
