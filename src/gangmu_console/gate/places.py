"""所在: whose a thing of the gate is, by province, city and county: equalities, so that one index gives the newest at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from gangmu_console.kit.filters import Region
from gangmu_console.kit.scope import NATION, NOTHING, Post, Scope


def in_place(region: str) -> Q:
    """Those in ``region`` or below; everything for the nation."""
    if region == NATION:
        return Q()
    if len(region) != 6 or not region.isdigit():
        return NOTHING
    if region.endswith("0000"):
        return Q(province=region)
    return Q(city=region) if region.endswith("00") else Q(region=region)


@dataclass(frozen=True)
class PlacedScope(Scope):
    """所在范围: a scope over models that also keep ``province`` and ``city`` of their region."""

    def seen_by(self, post: Post) -> Q:
        """The rows that ``post`` sees."""
        if post.reach == "region" and self.region and self.shared is False:
            return in_place(post.region)
        return super().seen_by(post)


@dataclass(frozen=True)
class Place(Region):
    """地区筛选: a region with all below it, by the columns that are indexed."""

    def narrow(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Those in the region or below."""
        return queryset.filter(in_place(value))
