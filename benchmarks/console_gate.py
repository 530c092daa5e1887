"""Made-up screenings for the console's benchmark, with the notices, permits, reviews, batches and limits that go with a million."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from benchmarks.screening_data import columns, places
from gangmu_console.gate.models import Batch, Notice, Permit, Refused, RegionalLimit, Review, Screening
from gangmu_console.people.models import Organisation

FIRST, LAST = dt.date(2014, 1, 1), dt.date(2018, 9, 14)
PART = 10_000
_OUTCOMES = (
    "prohibited", "prohibited", "restricted", "needs_facts", "needs_facts", "needs_facts", "conditional", "permitted", "permitted",
    "permitted", "permitted", "encouraged", "encouraged", "encouraged", "replacement_required", "phase_out",
)  # fmt: skip


def fill(count: int) -> None:
    """Nine in ten lie in Liaoning, one in ten in Qinghai; nine in ten are looks ahead, the rest is issued; the last wait.

    Part after part, each whole or not at all: what was stopped goes on where it was.
    """
    like = list(Screening.objects.order_by("pk")[:10])
    counties = [[c for c in places("county") if c[:2] == province] for province in ("21", "63")]
    days = (LAST - FIRST).days + 1
    there = Screening.objects.filter(number__regex=r"-\d{7}$").count()
    for part in range(there, count, PART):
        rows, dice = [], random.Random(part)
        named = columns(min(PART, count - part), seed=part)
        for at, (name, applicant) in enumerate(zip(named["name"], named["applicant"], strict=True)):
            number = part + at
            told, day = like[number % len(like)], FIRST + dt.timedelta(days=number * days // count)
            row = Screening(
                number=f"{day:%Y-%m%d}-{number:07d}", name=name, applicant=applicant,
                region=dice.choice(counties[number % 10 == 0]),
                as_of=day, outcome=dice.choice(_OUTCOMES), state=_state(number, count), packs_hash=told.packs_hash,
                facts_hash=told.facts_hash, versions=told.versions, limits=[], verdict=told.verdict, document=told.document,
                clause=told.clause, norm=told.norm, enterprise=f"91{210100 + number % 60}MA0{number % 100_000:05d}XX"[:18],
            )  # fmt: skip
            row.placed()
            rows.append(row)
        Screening.objects.bulk_create(rows, batch_size=1000)


def _state(number: int, count: int) -> str:
    if number > count - max(count // 500, 1):
        return "draft"
    return "issued" if number % 10 == 3 else "checked"


def follow(count: int) -> None:
    """What follows from verdicts: ``count`` notices, as many permits, a quarter as many reviews, some batches and limits."""
    dice = random.Random(22)
    issued = Screening.objects.filter(state="issued", outcome="prohibited").order_by("-pk")[: -(-count // 5)]
    refused = list(issued.values_list("pk", "region", "city", "as_of", "name", "applicant", "number"))
    offices = {one.code: one.pk for one in Organisation.objects.all()}
    Notice.objects.bulk_create(
        [Notice(screening_id=pk, kind=kind, region=region, sent_on=day, state="acknowledged" if dice.random() < 0.8 else "sent",
                organisation_id=offices.get(f"{city}/development_reform"), basis="试发〔2015〕1号 二（一）")
         for pk, region, city, day, *_ in refused for kind in Refused.values][:count],
        batch_size=1000,
    )  # fmt: skip
    Permit.objects.bulk_create(
        [Permit(kind=dice.choice(Refused.values), reference=f"办{number:07d}", number=said, name=name, applicant=applicant,
                region=region, granted_on=day)
         for number, (_, region, _, day, name, applicant, said) in enumerate(refused * 5)][:count],
        batch_size=1000,
    )  # fmt: skip
    allowed = Screening.objects.filter(state="issued", outcome="permitted").order_by("-pk")[: count // 8]
    some = [code for code in ("210000/natural_resources", "210000/industry") if code in offices]
    Review.objects.bulk_create(
        [Review(screening_id=pk, organisation_id=offices[code], matter="选址、用地", region=region, started_on=day,
                due=day + dt.timedelta(days=10), state=dice.choice(Review.State.values))
         for pk, region, day in allowed.values_list("pk", "region", "as_of") for code in some],
        batch_size=1000,
    )  # fmt: skip
    Batch.objects.bulk_create(list(_batches(count // 100)))
    RegionalLimit.objects.bulk_create(list(_limits(count // 400)))


def _batches(count: int) -> Iterator[Batch]:
    for number in range(count):
        yield Batch(
            file="", file_name=f"第{number}批项目表.xlsx", sha256="", region="210100" if number % 3 else "210000",
            as_of=FIRST + dt.timedelta(days=number), state="done", rows=500, taken=500, verdicts=498, errors=2,
        )  # fmt: skip


def _limits(count: int) -> Iterator[RegionalLimit]:
    cities = [code for code in places("prefecture") if code[:2] == "21"]
    for number in range(count):
        since = FIRST + dt.timedelta(days=number * 20)
        yield RegionalLimit(
            region=cities[number % len(cities)], products=["水泥"], since=since, until=since + dt.timedelta(days=90),
            document=f"试发〔{since.year}〕{number}号", clause="三", reason="能耗强度未完成年度目标",
        )  # fmt: skip
