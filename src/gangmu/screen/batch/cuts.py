"""分界点: where along the figures of a project the answer of a threshold changes, exact to the last bit.

``convert`` never decreases as its value grows, so each comparison changes at one number of the project's own unit. That number
is found by bisection over the floating-point numbers, through ``convert`` itself: two figures between the same cuts get the
same answers from every threshold, by construction.
"""

from __future__ import annotations

import functools
import math
import struct
from collections.abc import Callable, Iterable

from gangmu.norms import Threshold
from gangmu.registry.units import DAYS_A_YEAR, convert
from gangmu.screen.measure import FEWEST_DAYS, measured_unit

FIGURES = ("capacity", "investment", "energy")
COAL = "吨标准煤/年"
Cuts = tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]
Units = tuple[str | None, str | None, bool, float | None]
Figures = tuple[tuple[float | None, float | None, float | None], Units]


def _place(value: float) -> int:
    """The rank of a non-negative float among all of them."""
    return int(struct.unpack("<q", struct.pack("<d", value))[0])


def _float(place: int) -> float:
    return float(struct.unpack("<d", struct.pack("<q", place))[0])


def _first(holds: Callable[[float], bool], guess: float) -> float:
    """The smallest non-negative float that ``holds``, as all above it do; ``inf`` where none does."""
    low, high = -1, _place(math.inf)
    if math.isfinite(guess) and guess > 0:
        near = _place(guess)
        low, high = (near - 9 if not holds(_float(near - 9)) else -1), (near + 9 if holds(_float(near + 9)) else high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(_float(middle)) else (middle, high)
    return _float(high)


@functools.lru_cache(maxsize=100_000)
def cuts_of(given: str, unit: str, limit: float, span: float) -> tuple[float, ...]:
    """The figures in ``given`` from which on ``limit`` in ``unit`` is reached, and from which on it is passed."""
    one = convert(1.0, given, unit, span)
    if one is None:  # units that nobody knows are compared as they stand, or not at all
        return (limit, math.nextafter(limit, math.inf)) if given == unit else ()
    guess = limit / one if one else math.nan

    def value(figure: float) -> float:
        found = convert(figure, given, unit, span)
        return math.inf if found is None else found

    return _first(lambda figure: value(figure) >= limit, guess), _first(lambda figure: value(figure) > limit, guess)


def cuts_for(
    thresholds: Iterable[Threshold], capacity: str | None, investment: str | None, energy: bool, days: float | None
) -> Cuts:
    """The cuts of ``thresholds`` on each of FIGURES, for a project that counts them in these units (None: not told).

    The figure that a threshold is held against is the first that measures the same thing, as in ``measure.figures``.
    """
    found: tuple[set[float], ...] = (set(), set(), set())
    spans = (days,) if days else (DAYS_A_YEAR, FEWEST_DAYS)
    for threshold in thresholds:
        for place, given in enumerate((capacity, investment, COAL if energy else None)):
            unit = measured_unit(threshold.unit, given) if given is not None else None
            if given is None or unit is None:
                continue
            as_told = unit != threshold.unit and given == threshold.unit
            for span in spans:
                found[place].update(cuts_of(given, given if as_told else unit, threshold.value, span))
            found[place].add(5e-324)  # nought looks the same in every unit
            break
    return tuple(tuple(sorted(figures)) for figures in found)  # type: ignore[return-value]
