"""规定路径: what a target asks for on each day: a line from the baseline through the milestones to the value due.

Documents name years, seldom what is to be reached between them. The straight line between two named values is the
project's own convention (linear interpolation), the one with which monitoring reports speak of 序时进度. A rate is asked
for as it stands until its first named year, and then moves in a straight line to the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from gangmu.norms import Target
from gangmu.progress.period import in_years, year_end
from gangmu.progress.series import one_value
from gangmu.progress.status import RATES, due, goal, sign, slack, upper
from gangmu.registry.units import convert

_COUNTED_FROM = ("increase", "decrease", "cumulative")


class Point(msgspec.Struct, frozen=True):
    """路径点: ``value`` (in the target's unit) asked for on ``date``; ``target`` lays it down, also the baseline."""

    date: dt.date
    value: float
    kind: Literal["baseline", "milestone", "goal"]
    target: Target


class Trajectory(msgspec.Struct, frozen=True):
    """规定路径: ``points`` by date, in ``unit``; ``always`` is what a rate asks for before its first point, or at any time.

    ``left_out`` are milestones that contradict each other for one day: none of them is on the path.
    """

    points: tuple[Point, ...]
    unit: str
    always: float | None = None
    left_out: tuple[Target, ...] = ()

    def at(self, date: dt.date) -> float | None:
        """应达: what is asked for on ``date``, in ``unit``; None where no path leads there (no baseline, or before it).

        Linear between neighbouring points: y0 + (y1 - y0)(t - t0)/(t1 - t0), t in years of equal length.
        """
        if not self.points or date < self.points[0].date:
            return self.always
        before = max((point for point in self.points if point.date <= date), key=lambda point: point.date)
        after = next((point for point in self.points if point.date > date), None)
        if after is None or before.date == date:
            return before.value
        begin, end = in_years(before.date), in_years(after.date)
        return before.value + (after.value - before.value) * ((in_years(date) - begin) / (end - begin))

    @property
    def drawn(self) -> bool:
        """Whether there is a line: something is asked for before the day on which the target is due."""
        return self.always is not None or len(self.points) > 1


def milestones(target: Target, others: Iterable[Target]) -> tuple[Target, ...]:
    """年度节点: those of ``others`` that name an earlier value on the same way, by date.

    The same document (what stands before the ``/`` of the id), indicator, region and kind of change; a unit that
    converts; counted from the same base year, where the value is counted from one; due after the base year.
    """
    end = due(target)
    found = [
        (day, one.clause, one.start, one.id, one)
        for one in others
        if end is not None and (day := due(one)) is not None and day < end and _same_way(target, one)
        and _document(one) == _document(target) and (target.baseline_year is None or day > year_end(target.baseline_year))
    ]  # fmt: skip
    return tuple(entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1]))


def rivals(target: Target, others: Iterable[Target]) -> tuple[Target, ...]:
    """待裁定: those of ``others`` that lay down another value for the same indicator, region and year; none may be picked.

    They ask in the same way and from the same base year; a unit that does not convert makes them different targets. Two
    rows of one table, and what an extraction calls doubtful, are not rivals. A different comparator alone is none either.
    """
    found = [
        one for one in others
        if one.id != target.id and one.year == target.year is not None and _same_way(target, one)
        and one.certainty != "doubtful" and not _two_rows(target, one) and _differ(target, one)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.id, one.start)))


def trajectory(target: Target, nodes: Sequence[Target] = ()) -> Trajectory:
    """规定路径: the path of ``target`` through ``nodes`` (see ``milestones``), in the target's unit.

    It begins at the baseline on the last day of the base year; an increase, a decrease and a sum begin there with 0. Where
    the target states no baseline, that of the nodes counts if they agree on one.
    """
    end = due(target)
    if end is None:
        return Trajectory((), target.unit, target.value if target.change in RATES else None)
    named: dict[dt.date, list[tuple[float, Target]]] = {}
    for node in nodes:
        day, value = due(node), _in_unit(node, target)
        if day is not None and value is not None:
            named.setdefault(day, []).append((value, node))
    on_path, left_out = [], []
    for day, laid in sorted(named.items()):
        if one_value([value for value, _ in laid]):
            on_path.append(Point(day, laid[0][0], "milestone", laid[0][1]))
        else:
            left_out += [node for _, node in laid]
    points = [*on_path, Point(end, goal(target), "goal", target)]
    if target.change in RATES:
        return Trajectory(tuple(points), target.unit, points[0].value, tuple(left_out))
    start = _baseline(target, [point.target for point in on_path])
    if start is not None and start.date < points[0].date:
        points.insert(0, start)
    return Trajectory(tuple(points), target.unit, None, tuple(left_out))


def _baseline(target: Target, nodes: Sequence[Target]) -> Point | None:
    """Where the path begins: as the target says, else as all nodes that say it agree."""
    stated = [(one, *base) for one in (target, *nodes) if (base := _base(one, target)) is not None]
    if not stated or (stated[0][0] is not target and len({year for _, year, _ in stated}) > 1):
        return None
    if stated[0][0] is not target and not one_value([value for _, _, value in stated]):
        return None
    one, year, value = stated[0]
    return Point(year_end(year), value, "baseline", one)


def _base(one: Target, target: Target) -> tuple[int, float] | None:
    if one.baseline_year is None:
        return None
    if target.change in _COUNTED_FROM:
        return one.baseline_year, 0.0
    if one.baseline_value is None:
        return None
    value = one.baseline_value if one.unit == target.unit else convert(one.baseline_value, one.unit, target.unit)
    return None if value is None else (one.baseline_year, value)


def _in_unit(node: Target, target: Target) -> float | None:
    """What ``node`` asks for, in the unit of ``target``, at the end of a range that the target's direction makes the nearer."""
    value = upper(node) if sign(target) < 0 else node.value
    return value if node.unit == target.unit else convert(value, node.unit, target.unit)


def _same_way(first: Target, second: Target) -> bool:
    """Whether two targets speak of one indicator in one region in the same terms."""
    if first.region != second.region or first.change != second.change or not same_subject(first, second):
        return False
    bases = {first.baseline_year, second.baseline_year} - {None}
    if first.change in _COUNTED_FROM and len(bases) > 1:
        return False
    return first.unit == second.unit or convert(1.0, second.unit, first.unit) is not None


def same_subject(first: Target, second: Target) -> bool:
    """Whether two targets are set on one indicator: by its id, by its words where it has none."""
    return _subject(first) == _subject(second)


def _subject(target: Target) -> str:
    return target.indicator_id or "".join(target.indicator.split())


def _document(target: Target) -> str:
    """The document's key in a norm of a pack (``liaoning-upgrade-2015/1.3#2``); "" in a document compiled alone."""
    return target.id.rpartition("/")[0]


def _two_rows(first: Target, second: Target) -> bool:
    tabled = first.rule.startswith("table") and second.rule.startswith("table")
    return tabled and first.clause == second.clause and _document(first) == _document(second)


def _differ(first: Target, second: Target) -> bool:
    ends = [(first.value, second.value), (upper(first), upper(second))]
    for mine, other in ends:
        value = other if first.unit == second.unit else convert(other, second.unit, first.unit)
        if value is None or abs(value - mine) > slack(mine):
            return True
    return False
