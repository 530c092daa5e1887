"""目标状态: met, on the way, behind, or what is missing to tell, along the straight path from the baseline.

No document says how a target is to be reached year by year. The straight line from the baseline to the value due is the
project's own convention, the one with which monitoring reports compare the elapsed time (时间进度) with what was achieved.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

import msgspec

from gangmu.norms import Target
from gangmu.registry.indicators import indicator, indicator_named
from gangmu.registry.units import convert

Status = Literal["met", "on_track", "behind", "no_baseline", "unknown"]
_RATES = ("growth_rate", "annual")
_CLOSE = 1e-9


class Observation(msgspec.Struct, frozen=True):
    """观测值: ``value`` in ``unit`` ("" is the target's own), of the period that ends on ``date``.

    Of a target that is an increase, a decrease or a sum, the value is what has been achieved since the baseline; of a
    rate, the rate itself. ``value`` is None where nothing was reported (缺报).
    """

    value: float | None
    unit: str
    date: dt.date


def status(target: Target, observation: Observation | None, as_of: dt.date) -> Status:
    """Where ``target`` stands on ``as_of``.

    ``met``: the value is reached; a rate, or a value for each year, only when its time has come, before that it is
    ``on_track``. ``on_track`` and ``behind``: not reached yet, and no worse, or worse, than the straight path from the
    baseline; after the due date what is not reached is ``behind``. ``no_baseline``: there is no path to compare with.
    ``unknown``: nothing was observed by then, or not in a unit that converts; the target says no year, or its time is
    over and the last observation is from before; or it cannot be told which way is better.
    """
    value = _observed(target, observation, as_of)
    if value is None or observation is None:
        return "unknown"
    reached = satisfied(target, value)
    end = due(target)
    if reached is None:
        return "unknown"
    if reached:
        early = target.change in _RATES and (end is None or observation.date < end)
        return "on_track" if early else "met"
    if end is None:
        return "unknown"
    if observation.date >= end:
        return "behind"
    if as_of > end:
        return "unknown"
    return _on_path(target, value, observation.date)


def satisfied(target: Target, value: float) -> bool | None:
    """Whether ``value`` (in the target's unit) is what ``target`` asks for; None where no direction is known and it differs.

    Comparators decide for themselves. ``=`` and ``~`` mean at least or at most, by the direction that is better.
    """
    match target.comparator:
        case ">":
            return value > target.value
        case "<":
            return value < _upper(target)
        case ">=":
            return value >= target.value - _slack(target.value)
        case "<=":
            return value <= _upper(target) + _slack(_upper(target))
    sign = _sign(target)
    if sign == 0:
        return True if target.value - _slack(target.value) <= value <= _upper(target) + _slack(target.value) else None
    if sign > 0:
        return value >= target.value - _slack(target.value)
    return value <= _upper(target) + _slack(_upper(target))


def due(target: Target) -> dt.date | None:
    """The last day of the target; the end of its year where no finer date is given."""
    if target.deadline is not None:
        return target.deadline
    return dt.date(target.year, 12, 31) if target.year is not None else None


def path_value(target: Target, date: dt.date) -> float | None:
    """What the straight path from the baseline to the value due asks for on ``date``; None where there is no path.

    The path begins on the last day of the base year, with the baseline's value, or with 0 for what is counted from there.
    A rate asks for the same on every day.
    """
    if target.change in _RATES:
        return target.value
    end = due(target)
    if end is None or target.baseline_year is None:
        return None
    begin = target.baseline_year + 1.0
    first = target.baseline_value if target.change == "level" else 0.0
    if first is None or not begin < _years(end):
        return None
    share = min(1.0, max(0.0, (_years(date) - begin) / (_years(end) - begin)))
    goal = _upper(target) if _sign(target) < 0 else target.value
    return first + (goal - first) * share


def _observed(target: Target, observation: Observation | None, as_of: dt.date) -> float | None:
    """The observed value in the target's unit, None where there is none by ``as_of``."""
    if observation is None or observation.value is None or observation.date > as_of:
        return None
    if observation.unit in ("", target.unit):
        return observation.value
    return convert(observation.value, observation.unit, target.unit)


def _on_path(target: Target, value: float, date: dt.date) -> Status:
    """What is not reached before its time: compared with the path."""
    expected = path_value(target, date)
    if expected is None:
        return "no_baseline"
    if target.baseline_year is not None and date < dt.date(target.baseline_year, 12, 31):
        return "unknown"
    ahead = (value - expected) * (_sign(target) or 1)
    return "on_track" if ahead >= -_slack(expected) else "behind"


def _sign(target: Target) -> int:
    """1 where more is better, -1 where less is, 0 where that is not known."""
    if target.comparator in (">", ">="):
        return 1
    if target.comparator in ("<", "<="):
        return -1
    if target.change != "level":
        return 1
    known = indicator(target.indicator_id or "") or indicator_named(target.indicator)
    if known is not None and known.direction != "none":
        return 1 if known.direction == "up" else -1
    if target.baseline_value is not None and target.baseline_value != target.value:
        return 1 if target.value > target.baseline_value else -1
    return 0


def _years(date: dt.date) -> float:
    """``date`` in years, so that every year is as long as any other: the last day of 2017 is 2018.0."""
    return date.year + date.timetuple().tm_yday / (366 if calendar.isleap(date.year) else 365)


def _upper(target: Target) -> float:
    """The upper end of a range, the value where there is none."""
    return target.value if target.value_to is None else target.value_to


def _slack(value: float) -> float:
    return _CLOSE * max(1.0, abs(value))
