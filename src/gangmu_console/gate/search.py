"""检索: screenings by number, or by words of project and applicant, quickly among a million.

Names are kept as overlapping pairs of characters: in an FTS5 table that triggers fill (SQLite), in an index over an array
(PostgreSQL); see migration 0003. The pairs find candidates, the names themselves decide.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

MOST = 1000  # a word that more hold than this is looked for in the names themselves: the newest are soon found
_NUMBER = re.compile(r"(\d{4})-(\d{2})?(\d{2})?(-\d*)?")
_WORD = re.compile(r"[^\W_]+")


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


def named(queryset: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those whose project or applicant holds every one of ``words``."""
    runs = list(_WORD.findall(words.lower()))
    if not runs:
        return queryset.none()
    queryset = queryset.filter(_candidates(runs))
    for word in words.split():
        queryset = queryset.filter(Q(name__icontains=word) | Q(applicant__icontains=word))
    return queryset


def pairs(run: str) -> list[str]:
    """``run`` as overlapping pairs; a single character is itself."""
    return [run[place : place + 2] for place in range(max(1, len(run) - 1))]


def _candidates(runs: list[str]) -> Q:
    if connection.vendor == "sqlite":
        wanted = " AND ".join(f'"{" ".join(pairs(run))}"' + " *" * (len(run) < 2) for run in runs)
        with connection.cursor() as cursor:
            held_by = "SELECT rowid FROM gate_screening_fts WHERE gate_screening_fts MATCH %s LIMIT %s"
            cursor.execute(held_by, [wanted, MOST + 1])
            found = [pk for (pk,) in cursor.fetchall()]
        return Q(pk__in=found) if len(found) <= MOST else Q()
    wanted_pairs = [pair for run in runs for pair in pairs(run) if len(pair) == 2]
    names = "gate_pairs(gate_screening.name || ' ' || gate_screening.applicant)"
    held = RawSQL(f"{names} @> %s::text[]", [wanted_pairs], output_field=BooleanField())
    return Q(held) if wanted_pairs else Q()
