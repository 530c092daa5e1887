"""位数: figures that were worked out are told with as many decimals as those they were worked out from."""

from __future__ import annotations

from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

from gangmu.progress import Standing
from gangmu_console.kit.cells import MISSING, number

MOST = 4
_POINTS = {"个百分点": _("个百分点"), "个百分点/年": _("个百分点/年")}


def decimals(*given: float | None) -> int:
    """The most decimals that any of ``given`` is written with."""
    written = (f"{value:.{MOST}f}".rstrip("0").partition(".")[2] for value in given if value is not None)
    return max(map(len, written), default=0)


def decimals_of(stands: Standing) -> int:
    """With how many decimals the figures of a target are told: those of its goal, baseline and actual."""
    return decimals(stands.actual, stands.target.value, *(point.value for point in stands.path.points))


def told(value: float | None, places: int) -> str:
    """``value`` with ``places`` decimals; with more where it would seem to be nothing, a dash where it is missing."""
    if value is None:
        return MISSING
    if value and not round(value, places):
        return number(float(f"{value:.1g}"))
    return f"{value:,.{places}f}".replace("-", "−")


def unit_word(unit: str) -> str:
    """A unit in the language of the page where it has a word there; units of measure stay as documents write them."""
    return force_str(_POINTS.get(unit, unit))
