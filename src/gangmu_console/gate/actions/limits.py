"""区域限批: entered and lifted by those who may; the next screening obeys."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gangmu_console.gate.models import RegionalLimit
from gangmu_console.kit.versions import save_over
from gangmu_console.people.audit import fields, record
from gangmu_console.people.person import Person

_SAID = ("region", "industries", "products", "since", "until", "document", "clause", "reason")


def set_limit(person: Person, limit: RegionalLimit) -> RegionalLimit:
    """Enter ``limit``, which was not saved yet."""
    limit.created_by = person.user
    with transaction.atomic():
        limit.save(force_insert=True)
        record(person, "limit", limit, after=fields(limit, *_SAID), why=limit.reason)
    return limit


def lift_limit(person: Person, limit: RegionalLimit, version: int, day: dt.date, why: str) -> RegionalLimit:
    """From the day after ``day`` it stands no more; what was screened before keeps what it obeyed. Raises Stale."""
    before = fields(limit, *_SAID)
    limit.until = day
    with transaction.atomic():
        save_over(limit, version, "until")
        record(person, "lift", limit, before=before, after=fields(limit, *_SAID), why=why)
    return limit
