"""Every page: no serious accessibility violation, nothing wider than the screen, and a picture of it in out/screens."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Browser
from tests.console.browser.conftest import sign_in
from tests.console.browser.looking import AXE, look
from tests.console.browser.server import Served
from tests.console.browser.walking import kind, pages_of

SOAK = bool(os.environ.get("GANGMU_SOAK"))
_NAME = re.compile(r"\W+")
PEOPLE = ("zhou", "xu", "wu", "shen", "du", "qiye", "reader", "qing")


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.skipif(not SOAK, reason="make soak"))])
def test_every_page_is_accessible_fits_the_screen_and_is_pictured(
    console: Served, browser: Browser, language: str
) -> None:
    assert AXE.exists(), "run make assets: the tests read axe-core from frontend/node_modules"
    page = browser.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(f"{page.url}: script: {error}"))
    failures += look(page, console, "/people/sign-in/", "sign-in")
    sign_in(page, console, "admin")
    mark = "" if language == "zh" else f"-{language}"
    if language == "en":
        page.set_viewport_size({"width": 1280, "height": 900})
        page.click("button:has-text('EN')")
    found = {kind(path): path for path in pages_of(page.context, console, each=1)}
    assert len(found) > 10, found
    for path in [*found.values(), "/search/?q=水泥", "/no-such-page/"]:
        failures += look(page, console, path, (_NAME.sub("-", path).strip("-") or "dashboard") + mark)
    page.close()
    assert not failures, "\n".join(failures)


@pytest.mark.parametrize("username", PEOPLE)
def test_no_link_that_a_person_sees_leads_nowhere(console: Served, browser: Browser, username: str) -> None:
    page = browser.new_page()
    sign_in(page, console, username)
    assert pages_of(page.context, console)
    page.context.close()
