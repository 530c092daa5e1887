"""A folder on which a console has been prepared once, with somebody in it who may upload, import and publish."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from tests.console.browser.conftest import browser  # noqa: F401 - its Chromium
from tests.console.browser.server import environment_of, python


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder itself, which nobody serves from."""
    folder = tmp_path_factory.mktemp("prepared")
    environment = environment_of(folder, demo=False)
    python(environment, "gangmu_console", "prepare")
    python(environment, "tests.console.library.killed", "prepare")
    return folder


@pytest.fixture
def home(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(prepared, tmp_path / "home"))


@pytest.fixture
def own_postgres(postgres_address: str, tmp_path: Path) -> str:
    """The address of an empty database of its own in the PostgreSQL of the tests."""
    name = f"serving_{abs(hash(tmp_path))}"
    with psycopg.connect(postgres_address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(postgres_address)._replace(path=f"/{name}").geturl()
