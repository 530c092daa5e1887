"""当下的进展: where all targets stand on a day, worked out once and kept until anything changes that it rests on.

Triggers write a random mark into ``targets_stamp`` whenever a target, an observation, an indicator or the validity of a
document changes; what was worked out under a mark holds as long as the mark does. A change that is rolled back takes its
mark with it.
"""

from __future__ import annotations

import datetime as dt
import functools

from django.db import connection

from gangmu_console.targets.models import Indicator, Target
from gangmu_console.targets.standings import Held, disputed, held, in_force

KEPT = 4  # days that are kept at a time: today's, and what is being looked back at


def all_held(as_of: dt.date) -> tuple[Held, ...]:
    """Every target in force on ``as_of`` with where it stands; to be looked at, not changed."""
    return _worked_out(_mark(), as_of)


def all_disputed(as_of: dt.date) -> frozenset[int]:
    """The keys of all targets of which documents in force on ``as_of`` say two things."""
    return _disputed(_mark(), as_of)


def measured_indicators() -> tuple[tuple[str, str], ...]:
    """Key and name of the indicators of which something was observed."""
    return _measured(_mark())


def _mark() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM targets_stamp")
        return str(cursor.fetchone()[0])


@functools.lru_cache(maxsize=KEPT)
def _worked_out(mark: str, as_of: dt.date) -> tuple[Held, ...]:
    rows = in_force(Target.objects.select_related("indicator", "norm__document"), as_of)
    rows = rows.defer("norm__document__text", "norm__document__tables", "norm__proposal", "norm__data")
    return tuple(held(rows, as_of, lately=True))


@functools.lru_cache(maxsize=KEPT)
def _disputed(mark: str, as_of: dt.date) -> frozenset[int]:
    rows = in_force(Target.objects.select_related("indicator", "norm__document"), as_of)
    return frozenset(disputed(rows.defer("norm__document__text", "norm__document__tables"), as_of))


@functools.lru_cache(maxsize=1)
def _measured(mark: str) -> tuple[tuple[str, str], ...]:
    seen = Indicator.objects.filter(observations__isnull=False).distinct().order_by("name")
    return tuple((str(pk), name) for pk, name in seen.values_list("pk", "name"))
