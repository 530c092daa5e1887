"""Made-up people and a trail of changes for the console's benchmark; the trail is chained as the console chains it."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from benchmarks.screening_data import places
from gangmu_console.people import audit
from gangmu_console.people.models import AuditEntry, Post, User

PART = 5000
_DONE = ("screen", "issue", "edit", "accept", "observe", "assign", "publish", "sign_in")
_KINDS = ("gate.screening", "gate.screening", "library.norm", "library.norm", "targets.observation", "library.finding")


def people(count: int) -> None:
    """``count`` people with a post each, in the cities of two provinces."""
    cities = [code for code in places("prefecture") if code[:2] in ("21", "63")]
    users = User.objects.bulk_create(
        [User(username=f"made{number}", name=f"试用{number}", region=cities[number % len(cities)], password="!")
         for number in range(count)]
    )  # fmt: skip
    Post.objects.bulk_create([Post(user=user, role="city", region=user.region) for user in users])


def trail(count: int) -> None:
    """``count`` entries after those that are there."""
    before = audit.head()
    last = AuditEntry.objects.order_by("-id").first()
    at = last.at if last else dt.datetime(2018, 1, 1, tzinfo=dt.UTC)
    users = list(User.objects.order_by("pk")[:50])

    def entries():
        nonlocal before
        for number in range(count):
            user = users[number % len(users)]
            entry = AuditEntry(
                at=at + dt.timedelta(seconds=number), actor=user, actor_name=str(user), action=_DONE[number % len(_DONE)],
                kind=_KINDS[number % len(_KINDS)], object_id=str(number), label=f"2018-{number:07d} 年产{number % 900}万吨项目",
                region=user.region or "210000", before={"state": "draft"}, after={"state": "issued"}, why="", previous=before,
            )  # fmt: skip
            before = entry.hash = audit.digest(entry)
            yield entry

    rows = entries()
    while part := list(islice(rows, PART)):
        AuditEntry.objects.bulk_create(part, batch_size=1000)
