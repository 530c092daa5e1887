"""办理机关: which organisation a matter of a region belongs to; where none is on record, none: somebody has to say."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

from gangmu_console.gate.places import city_of, province_of
from gangmu_console.people.models import Organisation


@functools.cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(files("gangmu_console.gate").joinpath("data/authorities.toml").read_text("utf-8"))


def authority_of(kind: str, region: str) -> Organisation | None:
    """The organisation for ``kind``: that of the county, else of the city, else of the province."""
    places = [place for place in (region, city_of(region), province_of(region)) if place]
    near = {place: [one for one in _standing(places) if one.region == place] for place in places}
    for place in places:
        for word in _words().get(kind, ()):
            for organisation in near[place]:
                if word in organisation.name:
                    return organisation
    return None


def _standing(places: list[str]) -> list[Organisation]:
    return list(Organisation.objects.filter(region__in=places, until=None).order_by("pk"))
