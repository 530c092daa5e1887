"""目标的筛选: by where a target stands on the day of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from gangmu.progress import word
from gangmu_console.kit.filters import Choices
from gangmu_console.targets.current import all_held
from gangmu_console.targets.standings import MARKS


def status_word(status: str) -> str:
    """The status in the language of the page."""
    return word("status", status, "en" if get_language() == "en" else "zh")


def statuses() -> list[tuple[str, str]]:
    """Every status with its word."""
    return [(status, status_word(status)) for status in MARKS]


@dataclass(frozen=True)
class Stands(Choices):
    """状态: those that stand so on the day of the page; worked out, since no column holds it."""

    def applied(self, queryset: QuerySet[Any], value: str, request: HttpRequest) -> QuerySet[Any]:
        """Work out where each stands, and keep those of ``value``."""
        known = all_held(request.as_of)  # type: ignore[attr-defined]
        return queryset.filter(pk__in=[one.target.pk for one in known if one.standing.status == value])
