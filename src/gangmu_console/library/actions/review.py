"""审校: a reviewer's decision about a norm; the proposal stays beside it, and nobody decides over another unseen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from gangmu.link import link
from gangmu.norms import Norm as NormValue
from gangmu.norms.contract import norm_json
from gangmu_console.kit.versions import save_over
from gangmu_console.library.actions.store import norm_row
from gangmu_console.library.models import Clause, Document, Norm
from gangmu_console.people import audit
from gangmu_console.people.person import Person

COLUMNS = ("summary", "indicator", "year", "stance", "region", "data", "state", "reviewer", "reviewed_at", "remark")
DECIDED = (Norm.State.ACCEPTED, Norm.State.EDITED, Norm.State.REJECTED, Norm.State.ADDED)


def accept(person: Person, norm: Norm, version: int, remark: str = "") -> None:
    """采纳: the norm counts as it stands; raises Stale where somebody decided meanwhile."""
    edited = norm.data != norm.proposal
    _decide(person, norm, version, Norm.State.EDITED if edited else Norm.State.ACCEPTED, remark, "accept")


def reject(person: Person, norm: Norm, version: int, remark: str = "") -> None:
    """驳回: it counts no more."""
    _decide(person, norm, version, Norm.State.REJECTED, remark, "reject")


def edit(person: Person, norm: Norm, version: int, changes: dict[str, Any], remark: str = "") -> None:
    """修改: the norm with other values in some fields; codes are looked up again, certainty is the reviewer's."""
    _fill(norm, _value({**norm.data, **changes, "certainty": "sure"}, norm.document))
    state = Norm.State.ADDED if norm.proposal is None else Norm.State.EDITED
    _decide(person, norm, version, state, remark, "edit")


def undo(person: Person, norm: Norm, version: int) -> None:
    """撤销: back to the proposal, undecided. What was added by hand is rejected instead: there is nothing to go back to."""
    if norm.proposal is None:
        _decide(person, norm, version, Norm.State.REJECTED, norm.remark, "undo")
        return
    _fill(norm, msgspec.convert(norm.proposal, NormValue, strict=False))
    _decide(person, norm, version, Norm.State.PROPOSED, "", "undo")


@transaction.atomic
def add(person: Person, document: Document, start: int, end: int, kind: str, fields: dict[str, Any]) -> Norm:
    """补录: a norm that a person found at ``text[start:end]``; raises ValueError where that is no place in the text."""
    if not 0 <= start < end <= len(document.text):
        raise ValueError("no such place in the text")
    clause = (
        Clause.objects.filter(document=document, start__lte=start, end__gte=end).order_by("-level", "-start").first()
    )
    number = 1 + sum(1 for nid in document.norms.values_list("nid", flat=True) if nid.startswith("added#"))
    said = {
        "kind": kind, "id": f"{clause.cid if clause else '0'}#{900 + number}", "clause": clause.cid if clause else "",
        "start": start, "end": end, "quote": document.text[start:end], "region": document.region,
        "region_name": document.header.get("region_name", ""), "certainty": "sure", "rule": "reviewer", **fields,
    }  # fmt: skip
    value = _value(said, document)
    norm = norm_row(
        document, value, clause.cite if clause else "", proposal=None, state=Norm.State.ADDED, reviewer=person.user,
        reviewed_at=timezone.now(),
    )  # fmt: skip
    norm.save()
    audit.record(person, "add", norm, after=norm.data)
    return norm


@transaction.atomic
def accept_sure(person: Person, document: Document) -> int:
    """采纳全部有把握的: every undecided norm of which the rules are sure; how many there were."""
    found = list(document.norms.select_for_update().filter(state=Norm.State.PROPOSED, certainty="sure"))
    now = timezone.now()
    for norm in found:
        norm.state, norm.reviewer, norm.reviewed_at, norm.version = (
            Norm.State.ACCEPTED,
            person.user,
            now,
            norm.version + 1,
        )
    Norm.objects.bulk_update(found, ("state", "reviewer", "reviewed_at", "version"), batch_size=500)
    if found:
        audit.record(person, "accept_sure", document, after={"norms": len(found)})
    return len(found)


def _decide(person: Person, norm: Norm, version: int, state: str, remark: str, action: str) -> None:
    """Save over ``version`` and leave a trail."""
    before = audit.fields(Norm.objects.get(pk=norm.pk), "state", "data", "remark")
    norm.state, norm.remark, norm.reviewer = state, remark[:500], person.user
    norm.reviewed_at = timezone.now()
    with transaction.atomic():
        save_over(norm, version, *COLUMNS)
        audit.record(
            person, action, norm, before=before, after=audit.fields(norm, "state", "data", "remark"), why=remark
        )


def _value(said: dict[str, Any], document: Document) -> NormValue:
    """The norm that ``said`` describes, with its codes looked up; raises msgspec.ValidationError where it is none."""
    value = msgspec.convert(said, NormValue, strict=False)
    day: dt.date | None = document.issued or document.effective
    (linked,) = link((value,), day.year if day else None).norms
    return linked


def _fill(norm: Norm, value: NormValue) -> None:
    """The columns of ``norm`` as ``value`` says."""
    made = norm_row(norm.document, value, norm.cite)
    for name in ("summary", "indicator", "year", "stance", "region", "certainty"):
        setattr(norm, name, getattr(made, name))
    norm.data = norm_json(value)
