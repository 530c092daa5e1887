"""What a person would notice of a page: pictured, tried by axe-core, and measured against the width of the screen."""

from __future__ import annotations

import json

from playwright.sync_api import Page
from tests.console.browser.server import ROOT, Served

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
SCREENS = ROOT / "out/screens"
SIZES = {"1280": (1280, 900), "390": (390, 844)}
_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_AXE = "async rules => (await axe.run(document, {resultTypes: ['violations'], ...rules})).violations"
_CONTRAST = {"runOnly": ["color-contrast"]}


def look(page: Page, served: Served, path: str, name: str) -> list[str]:
    """What is wrong with the page at either size; pictures of it in out/screens under ``name``."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    failures = []
    page.goto(served.url + path, wait_until="load")
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 80)))")
        page.screenshot(path=str(SCREENS / f"{name}-{size}.png"), full_page=True)
        wide = page.evaluate(_WIDE)
        failures += [f"{path} at {size}: {wide} px wider than the screen"] if wide > 1 else []
        failures += [f"{path} at {size}: {violation}" for violation in violations(page)]
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_timeout(50)
    failures += [f"{path} in the dark: {violation}" for violation in violations(page, _CONTRAST)]
    page.emulate_media(color_scheme="light")
    return failures


def violations(page: Page, rules: dict[str, list[str]] | None = None) -> list[str]:
    """Serious and critical findings of axe-core on the page as it stands, by ``rules`` or by all."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return [
        f"{one['id']}: {json.dumps([node['target'] for node in one['nodes'][:3]])} {one['nodes'][0].get('failureSummary', '')}"
        for one in page.evaluate(_AXE, rules or {})
        if one["impact"] in ("serious", "critical")
    ]
