"""办理机关: which organisation a matter of a region belongs to; where none is on record, none: somebody has to say."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

from django.db.models import Q, QuerySet

from gangmu_console.kit.regions import city_of, province_of
from gangmu_console.people.models import Organisation

FEW = 20


@functools.cache
def _told() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("gangmu_console.gate").joinpath("data/authorities.toml").read_text("utf-8"))


def authority_of(kind: str, region: str) -> Organisation | None:
    """The organisation for ``kind``: that of the county, else of the city, else of the province."""
    places = [place for place in (region, city_of(region), province_of(region)) if place]
    standing = list(Organisation.objects.filter(region__in=places, until=None).order_by("pk"))
    told = _told().get(kind, {})
    for place in dict.fromkeys(places):
        near = [one for one in standing if one.region == place]
        for code in told.get("kinds", ()):
            if found := next((one for one in near if one.code == f"{place}/{code}"), None):
                return found
        for word in told.get("words", ()):
            if found := next((one for one in near if word in one.name), None):
                return found
    return None


def reviewers(organs: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """Of ``organs`` those who usually look at a project; all of them where they are few."""
    if organs.count() <= FEW:
        return organs
    usual = Q()
    for kind in _told()["review"]["kinds"]:
        usual |= Q(code__endswith=f"/{kind}")
    return organs.filter(usual)
