"""速度: how fast a target must move from now on, and how fast it has moved, in the terms that its kind allows.

Where a figure would mean nothing it is None and the reason is said. No formula is of an official document: they are the
plain arithmetic of averages (per year) and of mean growth (geometric mean).
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Sequence

import msgspec

from gangmu.norms import Target
from gangmu.progress.observation import Observation
from gangmu.progress.period import in_years, year_end
from gangmu.progress.series import Reading, is_rate, readings, with_baseline
from gangmu.progress.standing import gap_unit
from gangmu.progress.status import due, goal, satisfied
from gangmu.progress.words import Reason

_LOOKBACK = 2.0
_WIDEST = 1.5
_Told = tuple[float | None, Reason | None]


class Pace(msgspec.Struct, frozen=True):
    """速度: ``needed`` (所需速度) from the newest reading to the due date, ``recent`` of the last two years, in ``unit``.

    Both a year. ``growth`` is the mean growth in % a year that a positive quantity needs, None for anything else.
    ``since`` is the newest reading's day, ``years_left`` the years from there. What is None has its reason beside it.
    """

    unit: str
    needed: float | None
    recent: float | None
    growth: float | None = None
    since: dt.date | None = None
    years_left: float | None = None
    needed_reason: Reason | None = None
    recent_reason: Reason | None = None


def pace(target: Target, observations: Iterable[Observation], as_of: dt.date) -> Pace:
    """速度: what ``target`` needs each year from its newest reading on, and what the last two years brought.

    Level, increase, decrease, cumulative: (goal - actual) / years left, in the unit a year (points for per cent); recent is
    (actual - value two years before) / 2, that value between two readings at most 18 months apart, never beyond them; the
    baseline counts as a reading. Growth rate: the rate r of each remaining year with (1+g)^N = prod(1+g_i) (1+r)^n, and
    the geometric mean of the last two years. Each year's value: that value, and the mean of the last two whole years.
    """
    series = readings(target, observations, as_of)
    unit = gap_unit(target.unit) + "/年"
    if not series:
        nothing = Reason("nothing_observed")
        return Pace(unit, None, None, needed_reason=nothing, recent_reason=nothing)
    end, last = due(target), series[-1]
    left = None if end is None else in_years(end) - in_years(last.date)
    recent, unsaid = _recent(target, series)
    needed, why = _needed(target, series, as_of, left)
    growth = _growth(target, last.value, left) if needed is not None and why is None else None
    if target.change == "growth_rate":
        unit = target.unit
    return Pace(unit, needed, recent, growth, last.date, left, why, unsaid)


def _needed(target: Target, series: Sequence[Reading], as_of: dt.date, left: float | None) -> _Told:
    end, actual = due(target), series[-1].value
    if end is None or left is None:
        return None, Reason("no_year")
    if left <= 0 or as_of > end:
        return None, Reason("time_over")
    if target.change == "annual":
        return goal(target), None
    if target.change == "growth_rate":
        return _needed_rate(target, series, end)
    if satisfied(target, actual):
        return 0.0, Reason("reached")
    return (goal(target) - actual) / left, None


def _needed_rate(target: Target, series: Sequence[Reading], end: dt.date) -> _Told:
    """The rate of each remaining year that still brings the mean rate since the base year to what is asked for."""
    if target.unit != "%":
        return None, Reason("not_percent")
    if target.baseline_year is None:
        return None, Reason("no_base_year")
    yearly = _yearly(series)
    last = max((year for year in yearly if year > target.baseline_year), default=target.baseline_year)
    missing = [year for year in range(target.baseline_year + 1, last) if year not in yearly]
    if missing or last == target.baseline_year:
        gone = missing or [target.baseline_year + 1]
        return None, Reason("rates_missing", {"missing": "、".join(map(str, gone))})
    remaining = end.year - last
    if remaining <= 0:
        return None, Reason("time_over")
    factors = [1 + yearly[year] / 100 for year in range(target.baseline_year + 1, last + 1)]
    whole = 1 + goal(target) / 100
    if min(factors) <= 0 or whole <= 0:
        return None, Reason("not_percent")
    grown = math.fsum(math.log(factor) for factor in factors)
    wanted = math.log(whole) * (end.year - target.baseline_year)
    return 100 * math.expm1((wanted - grown) / remaining), None


def _recent(target: Target, series: Sequence[Reading]) -> _Told:
    if target.change in ("growth_rate", "annual"):
        yearly = _yearly(series)
        last = max(yearly, default=0)
        if last - 1 not in yearly:
            return None, Reason("too_short")
        pair = (yearly[last - 1], yearly[last])
        if target.change == "annual":
            return sum(pair) / 2, None
        if target.unit != "%" or min(pair) <= -100:
            return None, Reason("not_percent")
        return 100 * (math.sqrt((1 + pair[0] / 100) * (1 + pair[1] / 100)) - 1), None
    longer = with_baseline(target, series)
    before = _value_at(longer, in_years(series[-1].date) - _LOOKBACK)
    if before is None:
        return None, Reason("too_short")
    return (series[-1].value - before) / _LOOKBACK, None


def _value_at(series: Sequence[Reading], when: float) -> float | None:
    """The value at ``when`` (in years) between two readings that are near each other; None beyond or far from them."""
    for first, second in itertools.pairwise(series):
        begin, end = in_years(first.date), in_years(second.date)
        if begin - 1e-9 <= when <= end + 1e-9:
            if abs(when - begin) < 1e-9 or abs(when - end) < 1e-9:
                return first.value if abs(when - begin) < 1e-9 else second.value
            near = end - begin <= _WIDEST
            return first.value + (second.value - first.value) * (when - begin) / (end - begin) if near else None
    return None


def _growth(target: Target, actual: float, left: float | None) -> float | None:
    """Mean growth in % a year: 100 ((goal / actual)^(1 / years) - 1)."""
    if target.change != "level" or is_rate(target.unit) or left is None or left <= 0:
        return None
    if actual <= 0 or goal(target) <= 0:
        return None
    return 100 * math.expm1(math.log(goal(target) / actual) / left)


def _yearly(series: Sequence[Reading]) -> dict[int, float]:
    """The values of whole years: those whose period ends with the year."""
    return {each.date.year: each.value for each in series if each.date == year_end(each.date.year)}
