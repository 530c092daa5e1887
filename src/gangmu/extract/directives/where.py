"""地域: the places that the words before a stance verb narrow it to (``西宁市、海东市不再布局…``)."""

from __future__ import annotations

from gangmu.registry.regions import Region, region, regions_in

_LINKS = "、和与及以在对，将要应 "


def places(before: str, within: str) -> tuple[Region | None, ...]:
    """The regions that ``before`` lists and nothing else; (None,) where it is not such a list."""
    words = before.strip(_LINKS)
    if not words or len(words) > 40 or words[-1] not in "市县区州省盟旗":
        return (None,)
    found = regions_in(words, within)
    covered = sum(hit.end - hit.start for hit in found)
    linked = sum(words.count(link) for link in _LINKS)
    if not found or covered + linked < len(words):
        return (None,)
    named = [region(hit.id) for hit in found if hit.id is not None and hit.id != within]
    return tuple(place for place in named if place is not None) or (None,)
