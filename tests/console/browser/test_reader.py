"""Reading with the mouse: what is selected can be made a norm."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
from tests.console.browser.conftest import sign_in
from tests.console.browser.server import Served


def test_a_triple_click_on_a_paragraph_offers_to_make_it_a_norm(console: Served, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    sign_in(page, console, "zhou")
    page.goto(f"{console.url}/documents/?stage=review")
    page.click("tbody a >> nth=0")
    paragraph = page.locator("article p[data-clause]").nth(3)
    words = paragraph.inner_text().strip()
    paragraph.click(click_count=3, position={"x": 60, "y": 12})
    bar = page.locator("[data-select-bar]")
    expect(bar).to_be_visible()
    start, end = (int(bar.locator(f"[name={name}]").input_value()) for name in ("start", "end"))
    assert end - start == len(words)
    page.context.close()
