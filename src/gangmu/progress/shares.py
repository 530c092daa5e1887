"""结构比例: parts of one whole (三次产业 7.0:46:47): whether they sum to 100, and where each part stands."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from gangmu.norms import Target
from gangmu.progress.observation import Observation
from gangmu.progress.standing import Standing, standing
from gangmu.progress.words import Reason
from gangmu.registry.units import convert

WHOLE = 100.0
TOLERANCE = 0.5


class Sum(msgspec.Struct, frozen=True):
    """合计: ``total`` of the parts in per cent and ``off`` = total - 100, None where a part is missing (never zero for it).

    ``sound``: within ``tolerance`` points of 100; None where that cannot be told. ``missing`` names the parts without value.
    """

    total: float | None
    off: float | None
    sound: bool | None
    tolerance: float
    missing: tuple[str, ...] = ()


class Shares(msgspec.Struct, frozen=True):
    """结构比例: the ``standings`` of the parts in the order given, and the sums of what is ``asked`` and ``observed``."""

    standings: tuple[Standing, ...]
    asked: Sum
    observed: Sum


def sum_of_shares(parts: Mapping[str, float | None], tolerance: float = TOLERANCE) -> Sum:
    """合计: whether ``parts`` (name → per cent) make a whole, to within ``tolerance`` points, which is for rounding.

    A part of None is missing; a part that is negative or no finite number makes the sum unsound. No parts: nothing told.
    """
    missing = tuple(name for name, value in parts.items() if value is None)
    values = [value for value in parts.values() if value is not None]
    if missing or not values:
        return Sum(None, None, None, tolerance, missing)
    if not all(math.isfinite(value) for value in values):
        return Sum(None, None, False, tolerance)
    total = math.fsum(values)
    sound = abs(total - WHOLE) <= tolerance + 1e-9 and min(values) >= 0
    return Sum(total, total - WHOLE, sound, tolerance)


def share_standings(
    targets: Sequence[Target], observations: Iterable[Observation], as_of: dt.date, *, others: Iterable[Target] = (),
    tolerance: float = TOLERANCE,
) -> Shares:  # fmt: skip
    """结构比例: the parts' ``targets`` (one a part, each with its own indicator) against ``observations`` on ``as_of``.

    Observations name their indicator. Where the observed parts are of different periods, do not sum to 100, or where one
    of them is missing, no part is judged by itself: those that have a value are ``unknown``, with the reason; what is
    ``not_reported`` stays so. Ranges count in no sum: then what is asked cannot be told.
    """
    given, others = tuple(observations), tuple(others)
    found = [standing(target, given, as_of, others=others) for target in targets]
    asked = sum_of_shares({_name(one): _asked(one) for one in targets}, tolerance)
    observed = sum_of_shares({_name(each.target): _percent(each.actual, each.target.unit) for each in found}, tolerance)
    fault = _fault(found, observed)
    if fault is not None:
        found = [
            each if each.actual is None else msgspec.structs.replace(each, status="unknown", reason=fault)
            for each in found
        ]
    return Shares(tuple(found), asked, observed)


def _fault(found: Sequence[Standing], observed: Sum) -> Reason | None:
    """Why the observed parts are no whole; None where they are one."""
    if observed.missing:
        return Reason("parts_missing", {"missing": "、".join(observed.missing)})
    if len({each.on for each in found}) > 1:
        return Reason("different_periods")
    if observed.sound is False:
        total = "?" if observed.total is None else f"{observed.total:g}"
        return Reason("shares_not_whole", {"total": total})
    return None


def _name(target: Target) -> str:
    return target.indicator or target.indicator_id or target.id


def _asked(target: Target) -> float | None:
    return None if target.value_to is not None else _percent(target.value, target.unit)


def _percent(value: float | None, unit: str) -> float | None:
    return value if value is None or unit == "%" else convert(value, unit, "%")
