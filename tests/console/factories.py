"""How to make one thing of each resource for a region, organisation and enterprise; the matrix test walks with these.

A resource that is registered without a factory here fails ``tests/console/matrix``: declare one with ``@makes``.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.test import Client
from django.utils import timezone

from gangmu.norms import Target as TargetValue
from gangmu.norms import Task
from gangmu.norms.contract import norm_json
from gangmu.screen import Project
from gangmu_console.gate.actions.screenings import screen
from gangmu_console.gate.models import Batch, Notice, Permit, RegionalLimit, Review, Screening
from gangmu_console.library.actions.store import norm_row
from gangmu_console.library.models import Clause, Document, Finding, Norm, PackVersion
from gangmu_console.people import audit
from gangmu_console.people.models import AuditEntry, Organisation, Post, User
from gangmu_console.targets.models import ImportRun, Indicator, Observation, Target

PACK = """name: pack{number}
version: 1.0.0
title: 规范包{number}
region: "{region}"
precedence: provincial
documents: []
"""
DAY = dt.date(2018, 9, 14)
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Whose:
    """归属: whose a made thing is; ``shared`` asks for one that is open to all where the resource has such."""

    region: str
    organisation: Organisation
    enterprise: str
    shared: bool = False


Factory = Callable[[Whose], Any]


@dataclass(frozen=True)
class Made:
    """造法: how a thing is made, and by what it is seen: its "region", "organisation",
    "enterprise", that it is "shared", or by "all"."""

    make: Factory
    seen_by: frozenset[str]


FACTORIES: dict[str, Made] = {}


def makes(name: str, *seen_by: str) -> Callable[[Factory], Factory]:
    """Declare how a thing of the resource ``name`` is made, and by what people see it (a decorator)."""

    def add(factory: Factory) -> Factory:
        FACTORIES[name] = Made(factory, frozenset(seen_by))
        return factory

    return add


def organ(region: str, name: str = "委员会") -> Organisation:
    """A new organisation in ``region``."""
    number = next(_numbers)
    return Organisation.objects.create(code=f"{region}/t{number}", name=f"{name}{number}", region=region)


def signed_in(role: str, region: str, organisation: Organisation | None = None, enterprise: str = "") -> Client:
    """A client signed in with a post; what the role cannot be without is made up."""
    if role == "department" and organisation is None:
        organisation = organ(region)
    if role == "enterprise" and not enterprise:
        enterprise = "91210100MA0TEST001"
    user = User.objects.create_user(f"{role}-{next(_numbers)}", password="a long pass-phrase")
    Post.objects.create(user=user, role=role, region=region, organisation=organisation, enterprise=enterprise)
    client = Client()
    client.force_login(user)
    return client


@makes("organisations", "all")
def organisation(whose: Whose) -> Model:
    """A department below nobody."""
    return organ(whose.region)


@makes("people", "region")
def account(whose: Whose) -> Model:
    """A user with a post there."""
    user = User.objects.create_user(f"u{next(_numbers)}", name="试用", region=whose.region)
    Post.objects.create(user=user, role="city", region=whose.region)
    return user


@makes("audit", "region")
def entry(whose: Whose) -> AuditEntry:
    """One change of an organisation."""
    return audit.record(
        None, "rename", organ(whose.region), before={"name": "旧名"}, after={"name": "新名"}, why="改名"
    )


@makes("documents", "region", "shared")
def document(whose: Whose) -> Document:
    """A document of two clauses; published where it is shared."""
    number = next(_numbers)
    text = "一、发展目标\n到2020年，增加值达到100亿元。"
    made = Document.objects.create(
        key=f"t-{number}", title=f"试验文件{number}", region=whose.region, issued=DAY, text=text,
        stage="published" if whose.shared else "review",
    )  # fmt: skip
    Clause.objects.create(
        document=made, cid="1", position=0, level=1, kind="section", label="一", start=0, end=len(text), text=text
    )
    return made


@makes("norms", "region", "shared")
def norm(whose: Whose) -> Norm:
    """A task in such a document."""
    paper = document(whose)
    number = next(_numbers)
    said = Task(
        id=f"n{number}", clause="1", start=7, end=12, quote=paper.text[7:12], region=whose.region, region_name="",
        rule="test", action="做一件事",
    )  # fmt: skip
    made = norm_row(paper, said, "一")
    made.save()
    return made


@makes("packs", "all")
def pack(whose: Whose) -> PackVersion:
    """A published version of a pack without rules."""
    number = next(_numbers)
    return PackVersion.objects.create(
        name=f"pack{number}", number=1, title=f"规范包{number}", region=whose.region, hash=f"{number:064}",
        files={"pack.yaml": PACK.format(number=number, region=f"{whose.region[:2]}0000")}, published_at=timezone.now(),
    )  # fmt: skip


@makes("findings", "region", "organisation")
def finding(whose: Whose) -> Finding:
    """A contradiction that an organisation answers for."""
    made = Finding.objects.create(
        fingerprint=f"{next(_numbers):064}", code="GM201", family="target", level="error", region=whose.region,
        message={"zh": "两处不一致", "en": "two places differ"}, places=[], owner=whose.organisation,
    )  # fmt: skip
    made.documents.add(document(whose))
    return made


@makes("screenings", "region", "enterprise")
def screening(whose: Whose) -> Screening:
    """A draft by no rules at all: facts are missing."""
    project = Project(name="试验项目", region=whose.region)
    return screen(None, project, DAY, home=whose.region, enterprise=whose.enterprise)


@makes("batches", "region", "enterprise")
def batch(whose: Whose) -> Batch:
    """A table that has been screened."""
    return Batch.objects.create(
        file="none.csv", file_name="项目表.csv", sha256="0" * 64, region=whose.region, enterprise=whose.enterprise,
        as_of=DAY, state="done",
    )  # fmt: skip


@makes("notices", "region", "organisation")
def notice(whose: Whose) -> Notice:
    """Told to an organisation."""
    return Notice.objects.create(
        screening=screening(whose), kind="credit", organisation=whose.organisation, region=whose.region, sent_on=DAY
    )


@makes("permits", "region", "organisation")
def permit(whose: Whose) -> Permit:
    """Granted by an organisation."""
    return Permit.objects.create(
        kind="credit", name="试验项目", region=whose.region, organisation=whose.organisation, granted_on=DAY
    )


@makes("reviews", "region", "organisation")
def review(whose: Whose) -> Review:
    """Asked of an organisation."""
    return Review.objects.create(
        screening=screening(whose), organisation=whose.organisation, region=whose.region, started_on=DAY, due=DAY
    )


@makes("limits", "all")
def limit(whose: Whose) -> RegionalLimit:
    """For everything in a region."""
    return RegionalLimit.objects.create(region=whose.region, since=DAY, document="试验文件")


@makes("indicators", "all")
def indicator(whose: Whose) -> Indicator:
    """One of its own kind."""
    number = next(_numbers)
    return Indicator.objects.create(code=f"t.indicator{number}", name=f"试验指标{number}", unit="%")


@makes("targets", "all")
def target(whose: Whose) -> Target:
    """Set by the office, without a document behind it."""
    one = indicator(whose)
    said = TargetValue(
        id=f"{one.code}/1", clause="", start=0, end=0, quote="", region=whose.region, region_name="", rule="test",
        indicator=one.name, indicator_id=one.code, value=7.0, unit="%", year=2020,
    )  # fmt: skip
    return Target.objects.create(
        indicator=one, name=one.name, region=whose.region, year=2020, value=7.0, unit="%", said=norm_json(said)
    )


@makes("observations", "region")
def observation(whose: Whose) -> Observation:
    """A yearly figure."""
    return Observation.objects.create(
        indicator=indicator(whose), region=whose.region, period_end=dt.date(2017, 12, 31), value=6.5, unit="%",
        source="试验", recorded_on=DAY,
    )  # fmt: skip


@makes("imports", "region")
def run(whose: Whose) -> ImportRun:
    """An empty table."""
    return ImportRun.objects.create(file_name="观测值.csv", region=whose.region)
