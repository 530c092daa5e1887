"""筛查、补正、签发: how a verdict comes about, changes with the facts, and is signed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from gangmu.norms.contract import encode
from gangmu.screen import Project, verdict_json
from gangmu_console.gate.actions.notices import send_notices
from gangmu_console.gate.law import Judged, judged, law_on, orders_on
from gangmu_console.gate.letters import keep_letter
from gangmu_console.gate.models import DayBook, Screening
from gangmu_console.gate.models.screening import number_on
from gangmu_console.gate.replaying import replayed
from gangmu_console.kit.versions import save_over
from gangmu_console.people.audit import record
from gangmu_console.people.person import Person

_COMPUTED = (
    "name", "applicant", "enterprise", "region", "city", "province", "industry", "outcome", "norm", "document",
    "clause", "packs_hash", "facts_hash", "versions", "limits", "verdict",
)  # fmt: skip


class LawChanged(Exception):
    """The rules have changed since the draft was written: it has to be computed again before anyone signs it."""


class AlreadyIssued(Exception):
    """A signed verdict is not changed any more."""


def screen(
    person: Person | None, project: Project, day: dt.date, *, home: str, enterprise: str = "", checked: bool = False
) -> Screening:
    """Screen ``project`` by the law of ``day`` and keep the verdict; ``home`` is whose it is where nobody says its place."""
    found = judged(project, law_on(day), orders_on(day))
    made = Screening(as_of=day, enterprise=enterprise, created_by=person.user if person else None)
    made.state = Screening.State.CHECKED if checked else Screening.State.DRAFT
    fill(made, found, home)
    with transaction.atomic():
        made.number = number_on(day, DayBook.take(day))
        made.save(force_insert=True)
        record(person, "screen", made, after=_said(made))
    return made


def fill(screening: Screening, found: Judged, home: str) -> None:
    """Set everything that follows from a verdict."""
    verdict, project = found.verdict, found.verdict.project
    deciding = next((match for match in verdict.matches if match.role == "decides"), None)
    screening.name = (project.name or "、".join(project.products) or "—")[:300]
    screening.applicant = project.applicant[:200]
    screening.region = project.region or screening.region or home
    screening.industry = project.industries[0] if project.industries else ""
    screening.outcome = verdict.outcome
    screening.norm = deciding.norm[:160] if deciding else ""
    screening.document = deciding.document[:200] if deciding else ""
    screening.clause = deciding.clause[:200] if deciding else ""
    screening.packs_hash, screening.facts_hash = verdict.packs_hash, verdict.facts_hash
    screening.limits = msgspec.to_builtins(found.orders)
    screening.versions = list(found.law.versions)
    screening.verdict = encode(verdict_json(verdict)).decode()
    screening.__dict__.pop("said", None)
    screening.placed()


def _said(screening: Screening) -> dict[str, Any]:
    return {
        "outcome": screening.outcome, "norm": screening.norm, "facts_hash": screening.facts_hash,
        "packs_hash": screening.packs_hash, "project": screening.facts,
    }  # fmt: skip


def correct(
    person: Person,
    screening: Screening,
    version: int,
    project: Project,
    *,
    verb: str = "correct",
    enterprise: str | None = None,
) -> Screening:
    """Other facts, or answers to questions: the verdict is computed again. Raises Stale, AlreadyIssued."""
    if not screening.open:
        raise AlreadyIssued
    before = _said(screening)
    found = judged(project, law_on(screening.as_of), orders_on(screening.as_of))
    if enterprise is not None:
        screening.enterprise = enterprise
    fill(screening, found, screening.region)
    with transaction.atomic():
        save_over(screening, version, *_COMPUTED)
        record(person, verb, screening, before=before, after=_said(screening))
    return screening


def recompute(person: Person, screening: Screening, version: int, project: Project) -> Screening:
    """The same facts by the law as it stands now. Raises Stale, AlreadyIssued."""
    return correct(person, screening, version, project, verb="recompute")


def take_up(person: Person, screening: Screening, version: int) -> Screening:
    """拟稿: what was only checked is put forward for a signature. Raises Stale."""
    if screening.state != Screening.State.CHECKED:
        return screening
    screening.state = Screening.State.DRAFT
    with transaction.atomic():
        save_over(screening, version, "state")
        record(person, "take_up", screening, before={"state": "checked"}, after={"state": "draft"})
    return screening


def _signing(person: Person, day: dt.date) -> str:
    """The office that signs, by its name on ``day``; "" where the person's post names none."""
    posts = person.posts_for("screenings", "decide")
    return next((post.organisation.name_on(day) for post in posts if post.organisation), "")


def issue(person: Person, screening: Screening, version: int, day: dt.date) -> Screening:
    """签发: sign the verdict, keep its letter, tell the authorities that must not proceed.

    Raises Stale, AlreadyIssued, and LawChanged where it would be another verdict today.
    """
    if not screening.open:
        raise AlreadyIssued
    again = replayed(screening)
    if not again.same:
        raise LawChanged
    screening.letter = keep_letter(screening, again.verdict, day, _signing(person, day))
    screening.state, screening.issued_by, screening.issued_at = Screening.State.ISSUED, person.user, timezone.now()
    with transaction.atomic():
        save_over(screening, version, "state", "issued_by", "issued_at", "letter")
        record(person, "issue", screening, before={"state": "draft"}, after={"state": "issued", **_said(screening)})
        send_notices(person, screening, day)
    return screening
