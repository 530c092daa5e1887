"""五项不予办理: notices go out with the signed verdict; authorities acknowledge; what they granted all the same is a breach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from gangmu_console.gate.authorities import authority_of
from gangmu_console.gate.breaches import forbidden_by
from gangmu_console.gate.models import Notice, Permit, Screening
from gangmu_console.kit.versions import save_over
from gangmu_console.people.audit import record
from gangmu_console.people.models import Organisation
from gangmu_console.people.person import Person


def send_notices(person: Person, screening: Screening, day: dt.date) -> list[Notice]:
    """Tell each authority that the verdict names; those told already are left alone."""
    told = set(screening.notices.values_list("kind", flat=True))
    basis = screening.document + (f" {screening.clause}" if screening.clause else "")
    made = []
    with transaction.atomic():
        for kind in screening.said["refusals"]:
            if kind in told:
                continue
            made.append(
                Notice.objects.create(
                    screening=screening,
                    kind=kind,
                    organisation=authority_of(kind, screening.region),
                    region=screening.region,
                    basis=basis[:300],
                    sent_on=day,
                )
            )
            record(person, "notify", made[-1], after={"kind": kind, "screening": screening.number})
    return made


def acknowledge(person: Person, notice: Notice, version: int, remark: str = "") -> Notice:
    """The authority has seen it and will not proceed. Raises Stale."""
    if notice.state != Notice.State.SENT:
        return notice
    notice.state, notice.acknowledged_by, notice.acknowledged_at = "acknowledged", person.user, timezone.now()
    notice.remark = remark[:500]
    with transaction.atomic():
        save_over(notice, version, "state", "acknowledged_by", "acknowledged_at", "remark")
        record(person, "acknowledge", notice, before={"state": "sent"}, after={"state": "acknowledged"}, why=remark)
    return notice


def assign(person: Person, notice: Notice, version: int, organisation: Organisation) -> Notice:
    """Say which authority a notice goes to. Raises Stale."""
    before = {"organisation": str(notice.organisation or "")}
    notice.organisation = organisation
    with transaction.atomic():
        save_over(notice, version, "organisation")
        record(person, "assign", notice, before=before, after={"organisation": str(organisation)})
    return notice


def enter_permits(person: Person, permits: Iterable[Permit]) -> tuple[int, list[Permit]]:
    """Keep what was granted and hold it against the notices: how many, and those that were forbidden."""
    count, breaches = 0, []
    with transaction.atomic():
        for permit in permits:
            count += 1
            permit.entered_by = person.user
            notice, permit.sure = forbidden_by(permit)
            permit.notice = notice
            permit.save(force_insert=True)
            if notice is None:
                continue
            breaches.append(permit)
            record(
                person,
                "breach",
                notice,
                before={"state": notice.state},
                after={"permit": str(permit), "sure": permit.sure},
            )
            if permit.sure and notice.state != Notice.State.BREACHED:
                notice.state = Notice.State.BREACHED
                save_over(notice, notice.version, "state")
    return count, breaches
