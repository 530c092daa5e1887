"""所在: how a project's region lies to the places that the law names; regions that lie alike are one."""

from __future__ import annotations

import msgspec

from gangmu.registry.regions import parents


class Place(msgspec.Struct, frozen=True):
    """位置: the areas that a region lies ``inside``, and those that it lies ``around`` (itself in both); None unknown.

    An area that is not known (``""``) may lie in any region.
    """

    inside: frozenset[str]
    around: frozenset[str]
    known: bool = True

    def lies(self, area: str) -> tuple[bool, bool]:
        """Whether it lies inside ``area``, and around it."""
        return area in self.inside, area in self.around


class Places:
    """位置的全部: the places of all regions, numbered; the law's ``areas`` are given once."""

    def __init__(self, areas: frozenset[str]) -> None:
        self._areas = areas
        self._below: dict[str, set[str]] = {}
        for area in areas:
            for above in (area, *parents(area)):
                self._below.setdefault(above, set()).add(area)
        self._numbers: dict[Place, int] = {}
        self._known: dict[str | None, int] = {}
        self.by_number: list[Place] = []

    def of(self, region: str | None) -> int:
        """The number of the place of ``region``."""
        found = self._known.get(region)
        if found is None:
            found = self._known[region] = self._made(region)
        return found

    def _made(self, region: str | None) -> int:
        if region is None:
            place = Place(frozenset(), frozenset(), known=False)
        else:
            inside = self._areas.intersection((region, *parents(region)))
            around = self._below.get(region, set()) | self._areas.intersection(("",))
            place = Place(frozenset(inside), frozenset(around))
        if place not in self._numbers:
            self._numbers[place] = len(self.by_number)
            self.by_number.append(place)
        return self._numbers[place]
