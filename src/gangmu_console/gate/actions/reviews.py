"""并联审查: departments are asked at the same time, each by its own day, and each says what it thinks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from gangmu_console.gate.models import Review, Screening
from gangmu_console.kit.versions import save_over
from gangmu_console.people.audit import record
from gangmu_console.people.models import Organisation
from gangmu_console.people.person import Person


def ask_departments(
    person: Person,
    screening: Screening,
    organisations: Iterable[Organisation],
    due: dt.date,
    day: dt.date,
    matter: str = "",
) -> list[Review]:
    """Ask each of ``organisations`` by ``due``; those asked already are left alone."""
    asked = set(screening.reviews.values_list("organisation_id", flat=True))
    made = []
    with transaction.atomic():
        for organisation in organisations:
            if organisation.pk in asked:
                continue
            made.append(
                Review.objects.create(
                    screening=screening,
                    organisation=organisation,
                    matter=matter[:200],
                    region=screening.region,
                    started_on=day,
                    due=due,
                )
            )
            record(person, "ask", made[-1], after={"organisation": str(organisation), "due": due, "matter": matter})
    return made


def give_opinion(person: Person, review: Review, version: int, state: str, opinion: str, day: dt.date) -> Review:
    """A department says what it thinks; it may say otherwise later. Raises Stale."""
    before = {"state": review.state, "opinion": review.opinion}
    review.state, review.opinion, review.given_by, review.given_on = state, opinion[:1000], person.user, day
    with transaction.atomic():
        save_over(review, version, "state", "opinion", "given_by", "given_on")
        record(person, "opine", review, before=before, after={"state": state, "opinion": opinion})
    return review
