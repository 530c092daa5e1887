"""审计: the trail of changes. ``record`` is called by the action that makes the change, in the same transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from gangmu_console.people.models import AuditEntry
from gangmu_console.people.person import Person

GENESIS = "0" * 64
_LOCK = 0x67616E67  # one number for the whole chain: PostgreSQL lets one transaction at a time append to it
TRIGGERS = {
    "sqlite": ("audit_no_update", "audit_no_delete"),
    "postgresql": ("audit_only_grows", "audit_not_emptied"),
}
_HASHED = ("at", "actor_name", "action", "kind", "object_id", "label", "region", "before", "after", "why", "previous")


@dataclass(frozen=True)
class Broken:
    """断链: the entry ``id`` where the chain does not hold, and ``why``."""

    id: int
    why: str


def record(
    person: Person | None,
    action: str,
    thing: models.Model,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    why: str = "",
) -> AuditEntry:
    """Append that ``person`` (None: the system itself) did ``action`` to ``thing``; must stand in a transaction."""
    with transaction.atomic():
        _one_at_a_time()
        last = AuditEntry.objects.order_by("-id").values_list("hash", flat=True).first()
        user = person.user if person else None
        entry = AuditEntry(
            at=timezone.now(), actor=user, actor_name=str(user) if user else "系统", action=action,
            kind=thing._meta.label_lower, object_id=str(thing.pk), label=str(thing)[:200],
            region=_region(thing, person), before=_plain(before), after=_plain(after), why=why[:500],
            previous=last or GENESIS,
        )  # fmt: skip
        entry.hash = digest(entry)
        entry.save(force_insert=True)
    return entry


def digest(entry: AuditEntry) -> str:
    """SHA-256 over the canonical JSON of what the entry says, the hash before it included."""
    said = {name: getattr(entry, name) for name in _HASHED}
    said["at"] = entry.at.isoformat()
    return hashlib.sha256(
        json.dumps(said, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder).encode()
    ).hexdigest()


def verify() -> Iterator[Broken]:
    """Every place where the chain does not hold; nothing where it does. Id 0 is the trail as a whole."""
    for name in sorted(set(TRIGGERS.get(connection.vendor, ())) - _triggers()):
        yield Broken(0, f"the database refuses changes no more: trigger {name} is gone or switched off")
    before = GENESIS
    for entry in AuditEntry.objects.order_by("id").iterator():
        if entry.previous != before:
            yield Broken(entry.id, "the entry before it was removed or replaced")
        if entry.hash != digest(entry):
            yield Broken(entry.id, "the entry was changed after it was written")
        before = entry.hash


def head() -> str:
    """The hash of the last entry: who has noted it down elsewhere can tell whether the end was cut off."""
    return AuditEntry.objects.order_by("-id").values_list("hash", flat=True).first() or GENESIS


def fields(thing: models.Model, *names: str) -> dict[str, Any]:
    """What ``thing`` says now in ``names``, for before and after."""
    return {name: getattr(thing, name) for name in names}


def _region(thing: models.Model, person: Person | None) -> str:
    """Whose administrators see the entry: those of the thing's region, else of who changed it."""
    return str(getattr(thing, "region", "") or (person.region if person else ""))[:6]


def _plain(said: dict[str, Any] | None) -> Any:
    """``said`` as every database gives it back: no other kinds of numbers than it keeps, no NUL characters."""
    if said is None:
        return None
    text = json.dumps(said, cls=DjangoJSONEncoder, default=str).replace("\\u0000", "")
    return json.loads(text, parse_float=_number, parse_constant=str)


def _number(written: str) -> float | int:
    number = float(written)
    return int(number) if number.is_integer() else number


def _triggers() -> set[str]:
    """The triggers of the trail that are at work."""
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled <> 'D'",
    }
    if connection.vendor not in queries:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(queries[connection.vendor], [AuditEntry._meta.db_table])
        return {name for (name,) in cursor.fetchall()}


def _one_at_a_time() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
