"""Reporting offices: people of every role, indicators of the registry, and tables as people fill them in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gangmu_console.library.actions import import_shipped
from gangmu_console.people.models import Organisation, Post, User
from gangmu_console.people.person import Person, person_of
from gangmu_console.targets.actions import import_indicators, refresh_targets
from gangmu_console.targets.actions.importing import HEADS
from gangmu_console.targets.models import Indicator

AS_OF = "2018-09-14"
DAY = dt.date(2018, 9, 14)
Rows = Sequence[Sequence[Any]]


def user(role: str, region: str = "210000") -> User:
    """Who holds such a post."""
    made, new = User.objects.get_or_create(username=f"{role}-{region}")
    if new:
        unit = Organisation.objects.create(code=f"{role}-{region}", name=f"{role}{region}", region=region)
        enterprise = "91210100MA0TEST001" if role == "enterprise" else ""
        Post.objects.create(user=made, role=role, region=region, organisation=unit, enterprise=enterprise)
    return made


@pytest.fixture
def clerk(db: None) -> Person:
    """The statistics clerk of a province."""
    return person_of(user("policy"))


@pytest.fixture
def office(db: None) -> Callable[..., Client]:
    """A signed-in client for a role in a region, on the day of the tests."""

    def signed_in(role: str, region: str = "210000") -> Client:
        client = Client()
        client.force_login(user(role, region))
        client.get(f"/?as_of={AS_OF}")
        return client

    return signed_in


@pytest.fixture
def indicators(db: None) -> dict[str, Indicator]:
    """Code → indicator of the registry."""
    import_indicators()
    return {one.code: one for one in Indicator.objects.all()}


@pytest.fixture
def targets(db: None) -> None:
    """The targets of the shipped packs."""
    import_shipped()
    import_indicators()
    refresh_targets()


def xlsx(rows: Rows, heads: Sequence[str] = HEADS) -> bytes:
    """A workbook of one sheet."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([list(heads), *rows]):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
    return file.getvalue()


def upload(content: bytes, name: str = "观测值.xlsx") -> SimpleUploadedFile:
    """A file as Django hands it over."""
    return SimpleUploadedFile(name, content)
