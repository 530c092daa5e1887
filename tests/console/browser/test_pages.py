"""Every page: no serious accessibility violation, nothing wider than the screen, and a picture of it in out/screens."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.console.browser.conftest import sign_in
from tests.console.browser.server import ROOT, Served

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
SCREENS = ROOT / "out/screens"
SIZES = {"1280": (1280, 900), "390": (390, 844)}
_LINKS = """() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"""
_NAME = re.compile(r"\W+")
SKIPPED = ("/static/", "/api/", "/people/sign-out", "/people/language")


def pages_of(page: Page, served: Served) -> list[str]:
    """Every address that links lead to, one of each kind (numbers alike), found by walking from the dashboard."""
    met: dict[str, str] = {}
    todo = ["/"]
    while todo:
        path = todo.pop(0)
        kind = re.sub(r"\d+", "0", path)
        if kind in met or path.startswith(SKIPPED):
            continue
        answer = page.goto(served.url + path, wait_until="domcontentloaded")
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert answer.status == 200, f"{path} answers {answer.status}"
        met[kind] = path
        for href in page.evaluate(_LINKS):
            inside = href.split("#")[0].split("?")[0]
            if inside.startswith("/") and re.sub(r"\d+", "0", inside) not in met and not _is_file(href):
                todo.append(inside)
    return sorted(met.values())


def _is_file(href: str) -> bool:
    return bool(re.search(r"export=|\.(docx|pdf|xlsx|csv|json|zip)\b|/(download|original|letter)", href))


def violations(page: Page) -> list[str]:
    """Serious and critical findings of axe-core on the page as it stands."""
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{one['id']}: {json.dumps([node['target'] for node in one['nodes'][:3]])} {one['nodes'][0].get('failureSummary', '')}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("username", ["admin"])
def test_every_page_is_accessible_fits_the_screen_and_is_pictured(
    console: Served, browser: Browser, username: str
) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(f"script: {error}"))
    page.goto(console.url + "/people/sign-in/")
    failures += look(page, console, "/people/sign-in/", "sign-in")
    sign_in(page, console, username)
    addresses = pages_of(page, console)
    assert len(addresses) > 10, addresses
    for path in addresses:
        failures += look(page, console, path, _NAME.sub("-", path).strip("-") or "dashboard")
    assert not failures, "\n".join(failures)


def look(page: Page, served: Served, path: str, name: str) -> list[str]:
    """The page at both sizes: pictured, tried by axe, and measured against the width of the screen."""
    failures = []
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(served.url + path, wait_until="load")
        page.wait_for_timeout(150)
        page.screenshot(path=str(SCREENS / f"{name}-{size}.png"), full_page=True)
        failures += [f"{path} at {size}: {violation}" for violation in violations(page)]
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        failures += [f"{path} at {size}: {wide} px wider than the screen"] if wide > 1 else []
    return failures


def test_pictures_are_of_this_run(console: Served) -> None:
    assert Path(AXE).exists(), "run make assets: the tests read axe-core from frontend/node_modules"
