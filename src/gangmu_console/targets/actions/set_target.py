"""调整目标: a value that the office sets over what a document says, as a version of its own with its reason."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gangmu_console.kit.versions import save_over
from gangmu_console.people import audit
from gangmu_console.people.person import Person
from gangmu_console.targets.models import Target, TargetVersion


def set_target(
    person: Person, target: Target, version: int, value: float, year: int | None, since: dt.date, reason: str
) -> TargetVersion:
    """Set another value or year from ``since`` on; raises Stale where somebody else did meanwhile."""
    before = audit.fields(target, "value", "year")
    target.value, target.year = value, year
    target.said = {**target.said, "value": value, "year": year, "deadline": None}
    with transaction.atomic():
        save_over(target, version, "value", "year", "said")
        number = target.versions.count() + 1
        made = TargetVersion.objects.create(
            target=target, number=number, said=target.said, since=since, reason=reason[:500], set_by=person.user
        )
        audit.record(
            person, "set_target", target, before=before, after=audit.fields(target, "value", "year"), why=reason
        )
    return made
