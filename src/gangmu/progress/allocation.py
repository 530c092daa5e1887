"""分解: a province's target against what its cities' targets come to: level, 层层加码 (they ask for more) or 缺口 (less).

Quantities add up; rates, shares and what is counted per something average with weights that must be given: equal weights
are a choice that nobody made. Formula of the mean: sum(w_i x_i) / sum(w_i).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from gangmu.norms import Target
from gangmu.norms.diagnostic import Language
from gangmu.progress.series import is_rate, measured, one_value
from gangmu.progress.standing import gap_unit
from gangmu.progress.status import goal, sign, slack
from gangmu.progress.trajectory import same_subject
from gangmu.progress.words import Reason, word
from gangmu.registry.units import convert, unit

Kind = Literal["sum", "mean"]
Balance = Literal["level", "over", "short", "unknown"]


class Line(msgspec.Struct, frozen=True):
    """分解行: what one city is asked for, ``value`` in the province's unit; ``weight`` and ``product`` where it averages."""

    region: str
    name: str
    value: float
    target: Target
    weight: float | None = None
    product: float | None = None


class Allocation(msgspec.Struct, frozen=True):
    """分解: ``total`` is the sum or weighted mean of the ``lines``, ``gap`` total less the province's value, in ``gap_unit``.

    ``balance``: ``over`` where the cities together ask for more than the province (层层加码), ``short`` where for less
    (缺口); of a cap, more is a lower value. ``partial``: cities in ``missing`` have no target; then a sum may already be
    over, or is not known. ``left_out`` are targets of cities that do not compare (year, change or unit).
    """

    province: Target
    kind: Kind | None
    lines: tuple[Line, ...]
    total: float | None
    gap: float | None
    gap_unit: str
    balance: Balance
    partial: bool = False
    missing: tuple[str, ...] = ()
    left_out: tuple[Target, ...] = ()
    reason: Reason | None = None

    def arithmetic(self, language: Language = "zh") -> tuple[str, ...]:
        """算式: the reckoning in lines for display, one a city, then total, province and difference, each with its unit."""
        asked, told = self.province, []
        for line in self.lines:
            times = (
                "" if line.weight is None or line.product is None else f" × {line.weight:g} = {_short(line.product)}"
            )
            told.append(f"{line.name}  {_short(line.value)}{asked.unit}{times}")
        if self.missing:
            told.append(f"{word('arithmetic', 'missing', language)}  {'、'.join(self.missing)}")
        if self.total is not None:
            kind = word("arithmetic", "mean" if self.kind == "mean" else "total", language)
            told.append(f"{kind}  {_short(self.total)}{asked.unit}")
        told.append(f"{word('arithmetic', 'province', language)}  {_short(goal(asked))}{asked.unit}")
        if self.gap is not None:
            told.append(f"{word('arithmetic', 'gap', language)}  {self.gap:+.6g}{self.gap_unit}")
        return tuple(told)


def allocation(
    province: Target, cities: Iterable[Target], *, regions: Mapping[str, str] | None = None,
    weights: Mapping[str, float] | None = None, kind: Kind | None = None, tolerance: float = 0.0,
) -> Allocation:  # fmt: skip
    """分解: ``province`` against the targets of its ``cities`` for the same year and kind of change, in the province's unit.

    ``regions`` (code → name) are all cities that ought to have a target; those without are ``missing`` and the result
    partial. ``weights`` (code → any positive number) are needed to average; one missing means unknown, never equal
    weights. ``kind`` overrides ``allocation_kind``. Up to ``tolerance`` in the province's unit counts as level.
    """
    named = dict(regions or {})
    lines, left_out = _lines(province, cities, named)
    kind = kind or allocation_kind(province)
    have = {line.region for line in lines}
    missing = tuple(name for code, name in named.items() if code not in have)
    reason = _fault(lines, kind, weights)
    total = None
    if reason is None and kind == "mean":
        lines, total = _weighted(lines, weights or {})
    elif reason is None:
        total = math.fsum(line.value for line in lines)
    gap = None if total is None else total - goal(province)
    balance: Balance = "unknown"
    if gap is not None:
        balance, reason = _balance(province, gap, tolerance, missing, kind, lines)
    return Allocation(
        province, kind, tuple(lines), total, gap, gap_unit(province.unit), balance, bool(missing), missing,
        tuple(left_out), reason,
    )  # fmt: skip


def allocation_kind(target: Target) -> Kind | None:
    """相加或平均: ``sum`` for quantities, ``mean`` for rates, shares and what is counted per something; None: not known.

    A quantity a year (万吨/年) adds up. An indicator with a denominator in the registry averages, whatever its unit.
    """
    known = measured(target)
    if target.change == "growth_rate" or is_rate(target.unit) or (known is not None and known.denominator):
        return "mean"
    measure = unit(target.unit)
    if measure is None:
        return None
    return "mean" if any(part != "time" for part in measure.dimension[1:]) else "sum"


def _lines(province: Target, cities: Iterable[Target], named: Mapping[str, str]) -> tuple[list[Line], list[Target]]:
    """The cities' values in the province's unit, by region; and what does not compare."""
    lines, left_out = [], []
    for city in sorted(cities, key=lambda one: (one.region, one.id, one.start)):
        value = goal(city) if city.unit == province.unit else convert(goal(city), city.unit, province.unit)
        same = city.year == province.year and city.change == province.change and same_subject(city, province)
        if city.region == province.region or not same or value is None or (named and city.region not in named):
            left_out.append(city)
        else:
            name = named.get(city.region) or city.region_name or city.region
            lines.append(Line(city.region, name, value, city))
    return _once(lines), left_out


def _once(lines: Sequence[Line]) -> list[Line]:
    """Without the lines that say of a city what another has said already."""
    kept: list[Line] = []
    for line in lines:
        if not any(line.region == other.region and one_value([other.value, line.value]) for other in kept):
            kept.append(line)
    return kept


def _fault(lines: Sequence[Line], kind: Kind | None, weights: Mapping[str, float] | None) -> Reason | None:
    """Why the lines cannot be added up or averaged."""
    if not lines:
        return Reason("no_city_targets")
    if kind is None:
        return Reason("sum_or_mean")
    regions = [line.region for line in lines]
    twice = dict.fromkeys(line.name for line in lines if regions.count(line.region) > 1)
    if twice:
        return Reason("two_city_targets", {"missing": "、".join(twice)})
    if kind == "sum":
        return None
    without = [line.name for line in lines if line.region not in (weights or {})]
    if without:
        return Reason("missing_weights", {"missing": "、".join(without)})
    bad = [line.name for line in lines if not _positive((weights or {})[line.region])]
    return Reason("bad_weights", {"missing": "、".join(bad)}) if bad else None


def _weighted(lines: Sequence[Line], weights: Mapping[str, float]) -> tuple[list[Line], float]:
    told = [
        msgspec.structs.replace(line, weight=weights[line.region], product=weights[line.region] * line.value)
        for line in lines
    ]
    return told, math.fsum(line.product or 0.0 for line in told) / math.fsum(weights[line.region] for line in lines)


def _balance(
    province: Target, gap: float, tolerance: float, missing: Sequence[str], kind: Kind | None, lines: Sequence[Line]
) -> tuple[Balance, Reason | None]:
    """What the gap means. Missing cities leave it open, but for a sum of quantities that is above the province's already."""
    better, close = sign(province), tolerance + slack(goal(province))
    absent = Reason("missing_cities", {"missing": "、".join(missing)}) if missing else None
    if missing and not (kind == "sum" and gap > close and all(line.value >= 0 for line in lines)):
        return "unknown", absent
    if abs(gap) <= close:
        return "level", absent
    if better == 0:
        return "unknown", Reason("no_direction")
    return ("over" if gap * better > 0 else "short"), absent


def _positive(weight: float) -> bool:
    return math.isfinite(weight) and weight > 0


def _short(number: float) -> str:
    return f"{number:.6g}"
