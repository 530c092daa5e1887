"""观测值: what was reported for a period, its revisions, and what of it was known on a day. Earlier revisions are kept."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from gangmu.progress.period import Every, Period


class Observation(msgspec.Struct, frozen=True):
    """观测值: ``value`` in ``unit`` ("" is the target's own), of the period that ends on ``date``.

    Of a target that is an increase, a decrease or a sum, the value is what has been achieved since the baseline; of a
    rate, the rate itself. ``value`` is None where nothing was reported (缺报).

    ``every`` is the period's length; ``region`` and ``indicator`` are codes of the registries ("" fits any target);
    ``source`` says who reported. ``recorded`` is the day on which this became known (None: the period's last day) and
    ``revision`` orders what was recorded on one day. ``differs`` says in words how the definition departs from the
    target's ("" where it does not). ``id`` is the caller's.
    """

    value: float | None
    unit: str
    date: dt.date
    every: Every = "unknown"
    region: str = ""
    indicator: str = ""
    source: str = ""
    recorded: dt.date | None = None
    revision: int = 0
    differs: str = ""
    id: str = ""

    @property
    def period(self) -> Period:
        """观测期: the period that the value is about."""
        return Period(self.date, self.every)

    @property
    def known_since(self) -> dt.date:
        """The day since which this counts: never before the period is over."""
        return self.date if self.recorded is None else max(self.recorded, self.date)


def known(observations: Iterable[Observation], as_of: dt.date) -> tuple[Observation, ...]:
    """已知观测: the newest revision of each region, indicator and period's end known on ``as_of``, by period.

    A revision replaces whatever was said of the same period before, by whichever source, also by nothing (缺报). Where
    two different values stand on the same footing both are given, for nothing here may choose.
    """
    groups: dict[tuple[str, str, dt.date], list[Observation]] = defaultdict(list)
    for observation in observations:
        if observation.known_since <= as_of:
            groups[observation.region, observation.indicator, observation.date].append(observation)
    newest = [one for group in groups.values() for one in _newest(group)]
    return tuple(sorted(newest, key=_order))


def revisions(observations: Iterable[Observation], like: Observation) -> tuple[Observation, ...]:
    """修订史: all that was ever said of ``like``'s region, indicator and period, the earliest first."""
    same = (one for one in observations if _place(one) == _place(like))
    return tuple(sorted(same, key=lambda one: (one.known_since, one.revision, _order(one))))


def _place(observation: Observation) -> tuple[str, str, dt.date]:
    return observation.region, observation.indicator, observation.date


def _newest(group: list[Observation]) -> list[Observation]:
    """The last of ``group``; several where the last differ in what they say."""
    last = max((one.known_since, one.revision) for one in group)
    told: dict[tuple[float | None, str, str], Observation] = {}
    for one in sorted(group, key=_order):
        if (one.known_since, one.revision) == last:
            told.setdefault((one.value, one.unit, one.differs), one)
    return list(told.values())


def _order(observation: Observation) -> tuple[object, ...]:
    """An order that does not depend on where an observation stood among the others."""
    missing = observation.value is None
    number = 0.0 if observation.value is None else observation.value
    rest = (observation.every, observation.source, observation.differs, observation.id)
    return observation.date, observation.region, observation.indicator, missing, number, observation.unit, *rest
