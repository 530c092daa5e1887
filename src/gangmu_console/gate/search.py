"""检索: screenings by number, or by words of project and applicant, quickly among a million."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db.models import QuerySet

from gangmu_console.kit.wordindex import FOUND, WordIndex

WORDS = WordIndex(
    "gate_screening", ("name", "applicant"),
    marks=("province", "city", "region", "outcome", "state", "enterprise", "batch_id"), day="as_of",
)  # fmt: skip
_NUMBER = re.compile(r"(\d{4})-(\d{2})?(\d{2})?(-\d*)?")


def looks_numbered(words: str) -> bool:
    """Whether ``words`` is the beginning of a number: 2018-, 2018-09, 2018-0914, 2018-0914-03."""
    return _NUMBER.fullmatch(words) is not None


def numbered(queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those whose number begins with ``words``; the day in it is the day of the verdict, by which there is an index."""
    match = _NUMBER.fullmatch(words)
    assert match is not None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        since = dt.date(year, month or 1, day or 1)
        until = dt.date(year, month or 12, day or 1) if day else _last(year, month or 12)
    except ValueError:
        return queryset.none()
    return queryset.filter(as_of__gte=since, as_of__lte=until, number__gte=words, number__lt=f"{words}~")


def _last(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def named(queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
    """Those whose project or applicant holds every one of ``words``."""
    return WORDS.found(queryset, words, most)
