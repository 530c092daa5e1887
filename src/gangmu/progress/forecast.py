"""预测: where a target would come to if it went on as before, by a named textbook method, with its interval.

Formulas after R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice (3rd ed.): naive and drift method
5.2, their intervals 5.5, regression intervals 7.6; with Student's t instead of the normal quantile, for the series are
short. Forecasts are arithmetic on what was reported, no promise: they know no policy, and no bound (a share may pass 100).
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from gangmu.norms import Target
from gangmu.norms.diagnostic import Language
from gangmu.progress.observation import Observation
from gangmu.progress.period import in_years, year_end
from gangmu.progress.quantile import student_t
from gangmu.progress.series import Reading, readings
from gangmu.progress.status import due, satisfied
from gangmu.progress.words import Reason, word

Method = Literal["trend", "drift", "naive"]
Outlook = Literal["secure", "likely", "doubtful", "unlikely", "unknown"]
FEWEST = 3


class Predicted(msgspec.Struct, frozen=True):
    """预测值: ``value`` on ``date``, between ``low`` and ``high``, in the target's unit."""

    date: dt.date
    value: float
    low: float
    high: float


class Forecast(msgspec.Struct, frozen=True):
    """预测: ``predicted`` for each remaining year's end and the due date, in ``unit``, from the readings ``points``.

    ``level`` is the interval's (0.8: 八成). ``outlook`` compares the due date's forecast with the target: ``secure`` the
    whole interval reaches it, ``likely`` the value does, ``doubtful`` only the interval's edge, ``unlikely`` nothing does.
    Where there is no forecast, ``predicted`` is empty and ``reason`` says why.
    """

    method: Method
    level: float
    unit: str
    points: tuple[Reading, ...]
    predicted: tuple[Predicted, ...] = ()
    outlook: Outlook = "unknown"
    reason: Reason | None = None

    @property
    def count(self) -> int:
        """点数: how many observations the forecast rests on."""
        return len(self.points)

    def method_name(self, language: Language = "zh") -> str:
        """方法名称: what the method is called."""
        return word("method", self.method, language)


class _Line(NamedTuple):
    """A point forecast and its standard error at a time, and the degrees of freedom of the latter."""

    value: float
    error: float
    freedom: int


def forecast(
    target: Target, observations: Iterable[Observation], as_of: dt.date, *, method: Method = "trend", years: int = 5,
    level: float = 0.8,
) -> Forecast:  # fmt: skip
    """预测: the remaining years of ``target`` from the readings of the last ``years`` years known on ``as_of``.

    One reading a year counts, the one at the year's end, lest twelve months pass for twelve years; ``trend`` also takes
    the newest reading of an unfinished year, the other methods step from year to year and do not. Fewer than three: none.
    ``level`` is 0.8 or 0.95 (KeyError for any other).

    ``trend`` (ordinary least squares): a + b x; s sqrt(1 + 1/n + (x - mean)^2 / Sxx), n - 2 degrees of freedom.
    ``drift``: y_T + h (y_T - y_1)/(T - 1); s sqrt(h (1 + h/(T - 1))), T - 2. ``naive``: y_T; s sqrt(h), T - 1.
    """
    end = due(target)
    points = _points(readings(target, observations, as_of), method, years)
    empty = Forecast(method, level, target.unit, points)
    if end is None:
        return msgspec.structs.replace(empty, reason=Reason("no_year"))
    if as_of > end or (points and points[-1].date >= end):
        return msgspec.structs.replace(empty, reason=Reason("time_over"))
    if len(points) < FEWEST:
        return msgspec.structs.replace(empty, reason=Reason("too_few_points", {"count": str(len(points))}))
    predicted = []
    for day in _days(points[-1].date, end):
        line = _METHODS[method](points, in_years(day))
        reach = student_t(level, line.freedom) * line.error
        predicted.append(Predicted(day, line.value, line.value - reach, line.value + reach))
    return msgspec.structs.replace(empty, predicted=tuple(predicted), outlook=_outlook(target, predicted[-1]))


def _points(series: Sequence[Reading], method: Method, years: int) -> tuple[Reading, ...]:
    """One reading a year of the last ``years`` years; for steps from year to year, the last stretch without a gap."""
    whole = [each for each in series if each.date == year_end(each.date.year)]
    newest = [series[-1]] if method == "trend" and series and series[-1] not in whole else []
    points = [*whole, *newest]
    if points:
        since = in_years(points[-1].date) - years
        points = [each for each in points if in_years(each.date) > since + 1e-9]
    if method != "trend":
        for place in range(len(points) - 1, 0, -1):
            if points[place].date.year - points[place - 1].date.year != 1:
                return tuple(points[place:])
    return tuple(points)


def _days(last: dt.date, end: dt.date) -> list[dt.date]:
    """Each year's end after ``last`` and before ``end``, then ``end``."""
    ends = (year_end(year) for year in range(last.year, end.year + 1))
    return [*(day for day in ends if last < day < end), end]


def _trend(points: Sequence[Reading], when: float) -> _Line:
    count = len(points)
    times, values = [in_years(each.date) for each in points], [each.value for each in points]
    middle, mean = math.fsum(times) / count, math.fsum(values) / count
    spread = math.fsum((time - middle) ** 2 for time in times)
    slope = math.fsum((time - middle) * (value - mean) for time, value in zip(times, values, strict=True)) / spread
    rest = [value - mean - slope * (time - middle) for time, value in zip(times, values, strict=True)]
    noise = math.sqrt(math.fsum(each**2 for each in rest) / (count - 2))
    error = noise * math.sqrt(1 + 1 / count + (when - middle) ** 2 / spread)
    return _Line(mean + slope * (when - middle), error, count - 2)


def _drift(points: Sequence[Reading], when: float) -> _Line:
    steps, ahead = len(points) - 1, when - in_years(points[-1].date)
    mean = (points[-1].value - points[0].value) / steps
    noise = _noise(points, mean, steps - 1)
    return _Line(points[-1].value + ahead * mean, noise * math.sqrt(ahead * (1 + ahead / steps)), steps - 1)


def _naive(points: Sequence[Reading], when: float) -> _Line:
    ahead = when - in_years(points[-1].date)
    return _Line(points[-1].value, _noise(points, 0.0, len(points) - 1) * math.sqrt(ahead), len(points) - 1)


def _noise(points: Sequence[Reading], mean: float, freedom: int) -> float:
    steps = [after.value - before.value - mean for before, after in itertools.pairwise(points)]
    return math.sqrt(math.fsum(step**2 for step in steps) / freedom)


def _outlook(target: Target, last: Predicted) -> Outlook:
    told = [satisfied(target, value) for value in (last.low, last.value, last.high)]
    if None in told:
        return "unknown"
    if all(told):
        return "secure"
    if told[1]:
        return "likely"
    return "doubtful" if any(told) else "unlikely"


_METHODS = {"trend": _trend, "drift": _drift, "naive": _naive}
