"""目标状态: met, on the way, behind, or what is missing to tell, along the straight path from the baseline.

No document says how a target is to be reached year by year. The straight line from the baseline to the value due is the
project's own convention, the one with which monitoring reports compare the elapsed time (时间进度) with what was achieved.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import Literal

from gangmu.norms import Target
from gangmu.progress.observation import Observation
from gangmu.progress.period import in_years, year_end
from gangmu.registry.indicators import indicator, indicator_named
from gangmu.registry.units import convert

PathStatus = Literal["met", "on_track", "behind", "no_baseline", "unknown"]
Status = Literal[
    "met", "on_track", "behind", "severely_behind", "no_baseline", "definition_differs", "not_reported", "disputed", "unknown",
]  # fmt: skip
RATES = ("growth_rate", "annual")
_CLOSE = 1e-9


def status(target: Target, observation: Observation | None, as_of: dt.date) -> PathStatus:
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
        early = target.change in RATES and (end is None or observation.date < end)
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
            return value < upper(target)
        case ">=":
            return value >= target.value - slack(target.value)
        case "<=":
            return value <= upper(target) + slack(upper(target))
    better = sign(target)
    if better == 0:
        return True if target.value - slack(target.value) <= value <= upper(target) + slack(target.value) else None
    if better > 0:
        return value >= target.value - slack(target.value)
    return value <= upper(target) + slack(upper(target))


def due(target: Target) -> dt.date | None:
    """The last day of the target; the end of its year where no finer date is given."""
    if target.deadline is not None:
        return target.deadline
    return year_end(target.year) if target.year is not None else None


def path_value(target: Target, date: dt.date) -> float | None:
    """What the straight path from the baseline to the value due asks for on ``date``; None where there is no path.

    The path begins on the last day of the base year, with the baseline's value, or with 0 for what is counted from there.
    A rate asks for the same on every day.
    """
    if target.change in RATES:
        return target.value
    end = due(target)
    if end is None or target.baseline_year is None:
        return None
    begin = target.baseline_year + 1.0
    first = target.baseline_value if target.change == "level" else 0.0
    if first is None or not begin < in_years(end):
        return None
    share = min(1.0, max(0.0, (in_years(date) - begin) / (in_years(end) - begin)))
    return first + (goal(target) - first) * share


def _observed(target: Target, observation: Observation | None, as_of: dt.date) -> float | None:
    """The observed value in the target's unit, None where there is none by ``as_of``."""
    if observation is None or observation.value is None or observation.date > as_of:
        return None
    return in_unit(target, observation)


def in_unit(target: Target, observation: Observation) -> float | None:
    """The observed value in the target's unit, None where there is none or it does not convert."""
    if observation.value is None or not math.isfinite(observation.value):
        return None
    if observation.unit in ("", target.unit):
        return observation.value
    return convert(observation.value, observation.unit, target.unit)


def _on_path(target: Target, value: float, date: dt.date) -> PathStatus:
    """What is not reached before its time: compared with the path."""
    expected = path_value(target, date)
    if expected is None:
        return "no_baseline"
    if target.baseline_year is not None and date < year_end(target.baseline_year):
        return "unknown"
    ahead = (value - expected) * (sign(target) or 1)
    return "on_track" if ahead >= -slack(expected) else "behind"


def sign(target: Target) -> int:
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


def goal(target: Target) -> float:
    """The value to be reached: of a range its nearer end, by the direction that is better."""
    return upper(target) if sign(target) < 0 else target.value


def upper(target: Target) -> float:
    """The upper end of a range, the value where there is none."""
    return target.value if target.value_to is None else target.value_to


def slack(value: float) -> float:
    """By how much a number near ``value`` may differ and still be the same: rounding in the last digits."""
    return _CLOSE * max(1.0, abs(value))
