"""进展: where a target stands on a day: what it asks for by then, what was observed, the gap, and a word for it.

The words and the order in which they are tried stand in docs/reference/progress.md. Missing is never zero, and what
cannot be told is ``unknown`` with its reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from gangmu.norms import Target
from gangmu.progress.observation import Observation
from gangmu.progress.period import Period, in_years, year_end
from gangmu.progress.series import about, finite, one_value, partial_year, readings, related
from gangmu.progress.status import RATES, Status, due, in_unit, satisfied, sign, slack
from gangmu.progress.trajectory import Trajectory, milestones, rivals, trajectory
from gangmu.progress.words import Reason

_Judged = tuple[Status, Reason | None]
_POINTS = {"%": "个百分点", "‰": "个千分点"}


class Severity(msgspec.Struct, frozen=True):
    """严重滞后的界线: behind is severe from a shortfall of this part of the value expected, or below the baseline.

    ``shortfall`` is a share of the expected value's size (0.25: a quarter); None leaves this out. ``below_baseline`` makes
    a level that is worse than where it began severe. The line is the project's own; an office sets its own.
    """

    shortfall: float | None = 0.25
    below_baseline: bool = True


_USUAL = Severity()


class Standing(msgspec.Struct, frozen=True):
    """进展: ``target`` as known on ``as_of``, compared for the day ``on`` (the period's end, where one was observed).

    ``expected`` (应达) and ``actual`` (实际) are in the target's unit; ``gap`` (差距) is actual less expected, in
    ``gap_unit`` (points for per cent), and ``ahead`` the same with a plus where it is better, None where the direction is
    not known. All are None where they are not known, never zero. ``observation`` is what was compared or is missing its
    value, ``last`` the newest one that compares. ``reason`` says why the status is not told by the numbers alone.
    """

    target: Target
    as_of: dt.date
    on: dt.date
    status: Status
    expected: float | None
    actual: float | None
    gap: float | None
    ahead: float | None
    gap_unit: str
    path: Trajectory
    reason: Reason | None = None
    observation: Observation | None = None
    last: Observation | None = None
    milestones: tuple[Target, ...] = ()
    rivals: tuple[Target, ...] = ()


def standing(
    target: Target, observations: Iterable[Observation], as_of: dt.date, *, others: Iterable[Target] = (),
    ought: Period | None = None, severity: Severity = _USUAL,
) -> Standing:  # fmt: skip
    """进展: where ``target`` stands on ``as_of``, in the target's own unit.

    ``others`` are the targets in force; milestones and contradictions are picked from them. ``ought`` is the period that
    ought to be reported by now (``latest_period``); without it only an explicit None is 缺报. No observation is altered,
    none is an error. Formula: linear path (``Trajectory.at``); gap = actual - expected.
    """
    given, others = tuple(observations), tuple(others)
    nodes, against = milestones(target, others), rivals(target, others)
    path = trajectory(target, nodes)
    rows = about(target, given, as_of)
    seen, judged = _seen(target, rows, ought)
    on = seen.date if seen is not None else ought.end if ought is not None else as_of
    actual = in_unit(target, seen) if seen is not None and judged is None else None
    expected = _expected(target, path, on, seen)
    if against:
        judged, expected = ("disputed", _disputed(target, against)), None
    elif judged is None and seen is not None and actual is not None:
        judged = _judge(target, path, actual, expected, seen, as_of, severity)
    word, reason = judged or ("unknown", Reason("nothing_observed"))
    gap = None if actual is None or expected is None else actual - expected
    better = sign(target)
    series = readings(target, given, as_of)
    return Standing(
        target, as_of, on, word, expected, actual, gap, gap * better if gap is not None and better else None,
        gap_unit(target.unit), path, reason, seen, series[-1].observation if series else None, nodes, against,
    )  # fmt: skip


def gap_unit(unit: str) -> str:
    """差距的单位: a difference of percentages is in points (``%`` → ``个百分点``); any other stays what it is."""
    return _POINTS.get(unit, unit)


def _seen(
    target: Target, rows: Sequence[Observation], ought: Period | None
) -> tuple[Observation | None, _Judged | None]:
    """The newest observation of ``rows``, and what stands in the way of comparing it, if anything does."""
    if not rows:
        missing = Reason("nothing_observed") if ought is None else Reason("missing_period", period=ought)
        return None, ("unknown" if ought is None else "not_reported", missing)
    own = [row for row in rows if related(target, row)] or rows
    newest = [row for row in own if row.date == own[-1].date]
    one = newest[0]
    if ought is not None and one.date < ought.end:
        return None, ("not_reported", Reason("missing_period", period=ought))
    for row in newest:
        judged = _unfit(target, row)
        if judged is not None:
            return row, judged
    if not one_value([value for row in newest if (value := in_unit(target, row)) is not None]):
        return one, ("unknown", Reason("two_values", period=one.period))
    return one, None


def _unfit(target: Target, row: Observation) -> _Judged | None:
    """Why ``row`` cannot be compared: nothing reported, no number, another definition; None where it can."""
    if row.value is None:
        return "not_reported", Reason("missing_period", period=row.period)
    if not finite(row):
        return "unknown", Reason("not_a_number", period=row.period)
    differs = _differs(target, row)
    return None if differs is None else ("definition_differs", differs)


def _differs(target: Target, observation: Observation) -> Reason | None:
    """Why the observation does not measure what the target asks for."""
    if related(target, observation) is False:
        return Reason("other_indicator", {"indicator": observation.indicator})
    if observation.differs:
        return Reason("reported_otherwise", {"differs": observation.differs})
    if in_unit(target, observation) is None:
        return Reason("unit_differs", {"unit": observation.unit, "target": target.unit})
    return None


def _disputed(target: Target, against: Sequence[Target]) -> Reason:
    values = dict.fromkeys(f"{one.value:g}{one.unit}" for one in (target, *against))
    return Reason("other_values", {"year": str(target.year), "values": " / ".join(values)})


def _expected(target: Target, path: Trajectory, on: dt.date, seen: Observation | None) -> float | None:
    """应达 on the day: the path's value; of a quantity due each year, the part of the year that is over, where so observed."""
    end = due(target)
    if not path.drawn and (end is None or on < end):
        return None
    expected = path.at(on)
    if seen is None or expected is None or not partial_year(target, seen):
        return expected
    if seen.every != "to_date":
        return None
    return expected * (in_years(on) - on.year)


def _judge(
    target: Target, path: Trajectory, actual: float, expected: float | None, seen: Observation, as_of: dt.date,
    severity: Severity,
) -> _Judged:  # fmt: skip
    """The word for a value that compares; the same as ``status`` gives, where there are no milestones."""
    end, reached = due(target), satisfied(target, actual)
    if seen.every != "to_date" and partial_year(target, seen):
        return "unknown", Reason("part_of_year", period=seen.period)
    if reached is None:
        return "unknown", Reason("no_direction")
    if reached:
        early = target.change in RATES and (end is None or seen.date < end)
        return "on_track" if early else "met", None
    if end is None:
        return "unknown", Reason("no_year")
    if seen.date < end < as_of:
        return "unknown", Reason("nothing_since_due")
    start = path.points[0] if path.points and path.points[0].kind == "baseline" else None
    base = year_end(target.baseline_year) if target.baseline_year is not None else start.date if start else None
    drawn = expected is not None or start is not None
    if drawn and base is not None and seen.date < base:
        return "unknown", Reason("before_baseline")
    if expected is None:
        return "no_baseline", Reason("no_path")
    better = sign(target) or 1
    if seen.date < end and (actual - expected) * better >= -slack(expected):
        return "on_track", None
    return "severely_behind" if _severe(target, path, actual, expected, severity) else "behind", None


def _severe(target: Target, path: Trajectory, actual: float, expected: float, severity: Severity) -> bool:
    better = sign(target) or 1
    short = (expected - actual) * better
    part = severity.shortfall
    if part is not None and abs(expected) > slack(expected) and short >= part * abs(expected) - slack(expected):
        return True
    start = path.points[0] if path.points and path.points[0].kind == "baseline" else None
    if not severity.below_baseline or start is None:
        return False
    return (actual - start.value) * better < -slack(start.value)
