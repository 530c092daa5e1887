"""文本识别: a filing's title as a project; everything in it is inferred, and says so."""

from __future__ import annotations

import functools
import re

import msgspec

from gangmu.registry.products import broader
from gangmu.registry.regions import Region, contains, current, regions, regions_in
from gangmu.screen.goods import Good, endings, goods_in
from gangmu.screen.project import Project, ProjectActivity
from gangmu.screen.title_amounts import amounts_in
from gangmu.screen.title_words import words
from gangmu.text.flow import unify

_SEGMENT = re.compile(r"[、，；。+/]|以及|及其|及|和|与|暨|兼|配套")
_GAPS = re.compile(r"\s+")
_ASIDE = re.compile(r"（[^（）]*）")
_BLANK = "□"


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
    things = _things(amounts.left)
    if all(name in words().process for name, _ in things):
        things = _things(amounts_in(_without_places(whole, place)).left) or things
    named = {
        "applicant": applicant, "region": place, "park": _park(rest), "activity": _activity(rest or whole),
        "industries": tuple(dict.fromkeys(code for _, good in things for code in good.codes)),
        "products": tuple(dict.fromkeys(name for name, _ in things)),
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
            left[hit.start : hit.end] = _BLANK * (hit.end - hit.start)
    return "".join(left)


def _park(text: str) -> str | None:
    found = words().park.search(text)
    return found[0] if found else None


def _activity(text: str) -> ProjectActivity | None:
    """By the words for it; of several kinds the one that stands first in the data."""
    kinds = {hit.id for hit in words().activity.hits(text)}
    return next((kind for kind in words().order if kind in kinds), None)  # type: ignore[return-value]


def _things(text: str) -> list[tuple[str, Good]]:
    """What is made: of each stretch of the title the last thing named, unless it is only what another is made from."""
    text = _ASIDE.sub(lambda aside: _BLANK * len(aside[0]), text) if goods_in(_ASIDE.sub("", text)) else text
    spans = [match.span("what") for match in words().material.finditer(text)]
    found: list[tuple[str, Good]] = []
    weak: list[tuple[str, Good]] = []
    for start, end in _segments(text):
        inside = [good for good in goods_in(text) if start <= good.start and good.end <= end]
        made = [good for good in inside if not any(a <= good.start < b for a, b in spans)]
        good = _meant(made or inside, text)
        if good is not None:
            good = _placed(_compound(good, text), text)
            (weak if _only_for(text[good.end : end]) else found).append((text[good.start : good.end], good))
    kept = found or weak or _unlisted(text)
    products = [good.product for _, good in kept if good.product]
    return [pair for pair in kept if not any(pair[1].product in broader(other) for other in products)]


def _unlisted(text: str) -> list[tuple[str, Good]]:
    """A word that no list knows, by what it ends in."""
    found = list(words().ending.finditer(text))[-1:]
    return [(one["word"], Good(one.start(), one.end(), "", (endings()[one["end"]],))) for one in found]


def _compound(good: Good, text: str) -> Good:
    """A name that goes on into another word (草莓 in 草莓酸) is that word, of which only the ending is known."""
    word = words().ending.match(text, good.start)
    if word is None or word.end("word") <= good.end or word["end"] in words().parts:
        return good
    gap = word.start("end") - good.end
    if not 0 <= gap <= (len(word["end"]) > 1):
        return good
    return Good(good.start, word.end(), "", (endings()[word["end"]],))


_PART_CODES = ("29", "33", "34", "38", "39", "40")


def _placed(good: Good, text: str) -> Good:
    """``good`` in the industry that its surroundings say: crops that are processed are food, bearings for cars are car parts."""
    code = good.codes[0] if good.codes else ""
    if words().cooked.match(text[good.end :]):
        for raw, food in words().raw.items():
            if code.startswith(raw):
                return msgspec.structs.replace(good, codes=(food,))
    vehicle = words().vehicle.search(text[: good.start])
    if vehicle and not good.product and code.startswith(_PART_CODES):
        return msgspec.structs.replace(good, codes=(words().vehicles[vehicle["of"]],))
    return good


def _meant(inside: list[Good], text: str) -> Good | None:
    """The head of a Chinese noun phrase stands at its end, unless that is only a process done to what stands before."""
    for good in reversed(inside):
        if text[good.start : good.end] not in words().process and (good.codes or good.product):
            return good
    return inside[-1] if inside else None


def _segments(text: str) -> list[tuple[int, int]]:
    """The stretches between marks and conjunctions; a mark inside the name of a thing divides nothing."""
    things = goods_in(text)
    bounds, here = [], 0
    for mark in _SEGMENT.finditer(text):
        if any(good.start < mark.end() and mark.start() < good.end for good in things):
            continue
        bounds.append((here, mark.start()))
        here = mark.end()
    return [*bounds, (here, len(text))]


def _only_for(tail: str) -> bool:
    """Whether what follows the name of a thing says that something else is made, for it or from it."""
    return words().derived.match(tail.lstrip(_BLANK)) is not None
