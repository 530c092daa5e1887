"""分解到市: the targets of the cities below a province's, their sum or weighted mean against it, where each stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.progress import allocation
from gangmu_console.kit.regions import cities_of, region_name, short_name
from gangmu_console.targets.filters import status_word
from gangmu_console.targets.models import Target, Weight
from gangmu_console.targets.places import map_of
from gangmu_console.targets.precision import decimals, told
from gangmu_console.targets.standings import MARKS, Held, held, in_force, value_of

BAR = 104  # px: the bar of a gap, its zero in the middle
_TONES = {"behind": "warn", "severely_behind": "bad"}


def allotted(request: HttpRequest, known: Held, places: int) -> dict[str, Any]:
    """分解到市 as the page of the province's target ``known`` shows it; nothing where no city has a target of its own."""
    found = known.target
    codes = cities_of(found.region) if found.region.endswith("0000") else ()
    below = _below(request, found, codes) if codes and found.indicator is not None else {}
    if not below:
        return {"cities": []}
    kept = Weight.objects.filter(indicator=found.indicator, parent=found.region)
    weights = dict(kept.values_list("region", "weight"))
    names = {code: region_name(code) for code in codes}
    made = allocation(value_of(found), [city.value for city in below.values()], regions=names, weights=weights or None)
    lines = made.arithmetic("en" if get_language() == "en" else "zh")
    places = max(places, *(decimals(city.target.value, city.standing.actual) for city in below.values()))
    widest = max((abs(city.standing.gap) for city in below.values() if city.standing.gap is not None), default=0.0)
    return {
        "summary": "　".join(lines[len(made.lines) :]), "arithmetic": lines, "allocation": made,
        "cities": [_row(code, below.get(code), weights.get(code), places, widest) for code in codes],
        "province": _whole(known, sum(weights.values()) if weights else None, places),
        "map": map_of(found.region, [_tile(code, below.get(code), places) for code in codes]),
    }  # fmt: skip


def _below(request: HttpRequest, found: Target, codes: tuple[str, ...]) -> dict[str, Held]:
    """Region → the target of the same indicator and year in each city that the person may see."""
    rows = Target.objects.visible_to(request.person, "targets")
    rows = in_force(rows.filter(indicator=found.indicator, region__in=codes, year=found.year), request.as_of)
    return {
        city.target.region: city for city in held(rows.select_related("indicator", "norm__document"), request.as_of)
    }


def _row(code: str, city: Held | None, weight: float | None, places: int, widest: float) -> dict[str, Any]:
    if city is None:
        return {"name": region_name(code), "weight": weight, "kind": "none", "word": _("没有目标")}
    return {
        "name": region_name(code), "url": reverse("targets-detail", args=[city.target.pk]), "weight": weight,
        "bar": _bar(city, widest), **_figures(city, places),
    }  # fmt: skip


def _whole(known: Held, weight: float | None, places: int) -> dict[str, Any]:
    return {"weight": weight, **_figures(known, places)}


def _figures(one: Held, places: int) -> dict[str, Any]:
    stands = one.standing
    return {
        "goal": told(one.target.value, places), "expected": told(stands.expected, places),
        "actual": told(stands.actual, places), "gap": told(stands.gap, places), "kind": MARKS[stands.status],
        "word": status_word(stands.status),
    }  # fmt: skip


def _bar(city: Held, widest: float) -> dict[str, Any] | None:
    """The gap as a bar from the middle: to the left below what is expected, to the right above it."""
    gap = city.standing.gap
    if gap is None or not widest:
        return None
    length = round((BAR / 2 - 1) * abs(gap) / widest, 1)
    return {"width": BAR, "zero": BAR / 2, "x": BAR / 2 - length if gap < 0 else BAR / 2, "length": length,
            "tone": _TONES.get(city.standing.status, "")}  # fmt: skip


def _tile(code: str, city: Held | None, places: int) -> dict[str, Any]:
    word = status_word(city.standing.status) if city else _("没有目标")
    url = reverse("targets-detail", args=[city.target.pk]) if city else f"{reverse('targets')}?region={code}"
    return {
        "code": code, "name": short_name(code), "url": url, "kind": MARKS[city.standing.status] if city else "none",
        "value": told(city.standing.actual, places) if city else "—", "label": f"{region_name(code)} {word}",
    }  # fmt: skip
