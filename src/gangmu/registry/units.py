"""计量单位: what a unit measures, and conversion between units of one kind (``万吨/年``, ``吨/日``, ``万重量箱``).

A unit is a multiplier (十 百 千 万 亿, several in a row), a base unit, and, after a stroke or 每, what it is counted by. Units
of different kinds never convert: the answer is None, not a guess. Counting words (家, 台, 艘) are each a kind of their own.
"""

from __future__ import annotations

import functools
import math
import re
from fractions import Fraction

import msgspec

from gangmu.registry.datafile import rows

DAYS_A_YEAR = 365
_SECONDS_A_DAY = 86400
_MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# 每, / and 一 between the parts; 吨／日, 吨·日 and 吨/(人·年) are written too.
_PARTS = re.compile(r"/|／|每|•|·")
_NOISE = str.maketrans({" ": None, "\u3000": None, "(": "（", ")": "）", "％": "%", "²": "2", "³": "3"})


class Unit(msgspec.Struct, frozen=True):
    """单位: ``dimension`` lists what is measured, then what it is counted by; ``factor`` turns it into the base unit.

    ``万吨/年`` has dimension ``("mass", "time")``; ``years`` counts how often the length of a year divides (``-1`` under
    the stroke), for that length is the caller's: 365 days on the calendar, fewer days of operation in capacity rules.
    """

    name: str
    dimension: tuple[str, ...]
    factor: Fraction
    years: int


@functools.cache
def _bases() -> dict[str, tuple[str, Fraction, bool]]:
    """Name or alias of a base unit → dimension, factor, whether the factor is in years."""
    table: dict[str, tuple[str, Fraction, bool]] = {}
    for name, dimension, factor, aliases, _ in rows("units.csv", ("name", "dimension", "factor", "aliases", "source")):
        in_years = factor.startswith("year")
        number = Fraction("1" + factor.removeprefix("year")) if in_years else Fraction(factor)
        for known in (name, *filter(None, aliases.split("|"))):
            table[known.translate(_NOISE)] = (dimension, number, in_years)
    return table


@functools.cache
def unit(name: str) -> Unit | None:
    """The unit that is written ``name``, None where it is not known. A bare multiplier (``亿``) is a plain number."""
    text = name.translate(_NOISE)
    whole = _single(text)
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(text.replace("（", "").replace("）", "")) if part]
    known = [_single(part) for part in parts]
    if len(known) < 2 or None in known:
        return None
    found = [part for part in known if part is not None]
    factor, years = found[0].factor, found[0].years
    for below in found[1:]:
        factor, years = factor / below.factor, years - below.years
    return Unit(name, tuple(part.dimension[0] for part in found), factor, years)


def _single(text: str) -> Unit | None:
    """A unit without a stroke: the longest base name that ends it, multipliers before."""
    for start in range(len(text) + 1):
        multiplier = _multiplied(text[:start])
        if multiplier is None:
            return None
        if start == len(text):
            return Unit(text, ("number",), Fraction(multiplier), 0) if text else None
        base = _bases().get(text[start:])
        if base is not None:
            dimension, factor, in_years = base
            return Unit(text, (dimension,), factor * multiplier, int(in_years))
    return None


def _multiplied(text: str) -> int | None:
    """What a row of multipliers comes to (``百万`` → 1,000,000), None where something else is in it."""
    product = 1
    for sign in text:
        if sign not in _MULTIPLIERS:
            return None
        product *= _MULTIPLIERS[sign]
    return product


def convert(value: float, from_unit: str, to_unit: str, days: float = DAYS_A_YEAR) -> float | None:
    """``value`` of ``from_unit`` in ``to_unit``; None where a unit is unknown or they measure different things.

    ``days`` is the length of a year where a day meets a year (``吨/日`` → ``万吨/年``): calendar days by default; rules on
    capacity count days of operation, which the caller must say. Months and quarters are parts of that year.
    """
    ratio = unit_ratio(from_unit, to_unit, days)
    if ratio is None or not math.isfinite(value):
        return None
    return float(Fraction(str(value)) * ratio)


@functools.cache
def unit_ratio(from_unit: str, to_unit: str, days: float) -> Fraction | None:
    """What one ``from_unit`` is in ``to_unit``; None where they measure different things."""
    source, target = unit(from_unit), unit(to_unit)
    if source is None or target is None or source.dimension != target.dimension or days <= 0:
        return None
    year = Fraction(str(days)) * _SECONDS_A_DAY
    return source.factor / target.factor * year ** (source.years - target.years)


def comparable(first: str, second: str) -> bool:
    """Whether two units measure the same thing; a unit is always comparable with itself, even an unknown one."""
    if first == second:
        return True
    return unit_ratio(first, second, DAYS_A_YEAR) is not None
