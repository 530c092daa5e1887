"""文本识别: a filing's title as a project; everything in it is inferred, and says so."""

from __future__ import annotations

import functools
import re

import msgspec

from gangmu.registry.regions import Region, contains, current, regions, regions_in
from gangmu.screen.goods import goods_in, short_name
from gangmu.screen.made import BLANK, things_in
from gangmu.screen.project import Project, ProjectActivity
from gangmu.screen.title_amounts import amounts_in
from gangmu.screen.title_words import words
from gangmu.text.flow import unify

_GAPS = re.compile(r"\s+")


def project_from_text(text: str, region: str | None = None) -> Project:
    """The project that ``text`` (the title of a filing, or a sentence about it) names.

    ``region``, a six-digit code, is taken as told and helps to tell places of one name apart. A title that says nothing of
    an activity but speaks of a project is of one that builds anew.
    """
    whole = _GAPS.sub("", unify(text.strip()))
    applicant, rest = _applicant(whole)
    place = region or _region(rest, applicant, whole)
    masked = _without_places(rest, place)
    amounts = amounts_in(masked)
    things = things_in(amounts.left)
    if all(name in words().process for name, _ in things):
        things = things_in(amounts_in(_without_places(whole, place)).left) or things
    named = {
        "applicant": applicant, "region": place, "park": _park(rest), "activity": _activity(rest or whole),
        "industries": tuple(dict.fromkeys(code for _, good in things for code in good.codes)),
        "products": tuple(dict.fromkeys(short_name(name) for name, _ in things)),
        "equipment": amounts.equipment, "capacity": amounts.capacity, "investment": amounts.investment,
        "energy": amounts.energy,
    }  # fmt: skip
    inferred = tuple(
        name for name, value in named.items() if value not in (None, "", ()) and (name, region) != ("region", place)
    )
    return msgspec.structs.replace(Project(name=text.strip(), inferred=inferred), **named)


def _applicant(whole: str) -> tuple[str, str]:
    """Who applies, and what is left of the title; a works is an applicant where it is followed by what is to be done."""
    found = words().applicant.match(whole) or words().works.match(whole)
    if found is None or len(whole) - found.end() < 3:
        return "", whole
    rest = whole[found.end() :]
    return (found[0], rest) if not rest.startswith(("项目",)) else ("", whole)


def _region(rest: str, applicant: str, whole: str) -> str | None:
    """The place the project is built in: named in the title itself, else in the applicant's name; the smallest."""
    for part in (rest, applicant):
        found: str | None = None
        for hit in regions_in(part):
            if hit.id is not None and hit.id != "100000" and (found is None or contains(found, hit.id)):
                found = hit.id
        if found is not None:
            inner = [hit.id for hit in regions_in(part, found) if hit.id is not None and contains(found, hit.id)]
            return inner[-1] if inner else found
    return _opening(whole)


def _opening(whole: str) -> str | None:
    """A place that the title opens with in its short form; districts are not called so."""
    for length in (4, 3, 2):
        named = [place for place in _shorts().get(whole[:length], ()) if not place.name.endswith("区")]
        cities = [place for place in named if place.kind == "prefecture"]
        if len(cities or named) == 1:
            return (cities or named)[0].code
    return None


@functools.cache
def _shorts() -> dict[str, tuple[Region, ...]]:
    """Short name → prefectures and counties of today that bear it."""
    found: dict[str, tuple[Region, ...]] = {}
    for place in regions().values():
        if place.kind in ("prefecture", "county") and current(place.code) == place.code:
            found[place.short] = (*found.get(place.short, ()), place)
    return found


def _without_places(text: str, region: str | None) -> str:
    """``text`` with its places blanked out, that 铁岭 be no iron; a place inside the name of a thing stays."""
    left = list(text)
    things = goods_in(text)
    for hit in regions_in(text, region):
        if not any(good.start <= hit.start and hit.end <= good.end for good in things):
            left[hit.start : hit.end] = BLANK * (hit.end - hit.start)
    return "".join(left)


def _park(text: str) -> str | None:
    found = words().park.search(text)
    return found[0] if found else None


def _activity(text: str) -> ProjectActivity | None:
    """By the words for it; of several kinds the one that stands first in the data."""
    kinds = {hit.id for hit in words().activity.hits(text)}
    return next((kind for kind in words().order if kind in kinds), None)
