"""Every page that a person can reach by links, found by walking from the dashboard."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext
from selectolax.lexbor import LexborHTMLParser
from tests.console.browser.server import Served

SKIPPED = ("/static/", "/api/", "/people/sign-out", "/people/language")
EACH = 2  # pages of one kind that are opened: /documents/7/ and /documents/8/ are of one kind


def pages_of(context: BrowserContext, served: Served, each: int = EACH) -> list[str]:
    """Every address with a page; ``each`` of one kind (numbers alike) at most. Files are asked for too, and left out."""
    met: dict[str, list[str]] = {}
    todo, seen = ["/"], {"/"}
    pages = []
    while todo:
        path = todo.pop(0)
        of_kind = met.setdefault(kind(path), [])
        if len(of_kind) >= each:
            continue
        of_kind.append(path)
        answer = context.request.get(served.url + path)
        assert answer.status == 200, f"{path} answers {answer.status}: {answer.text()[:300]}"
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        pages.append(path)
        for address in links(answer.text()):
            if address not in seen:
                seen.add(address)
                todo.append(address)
    return sorted(pages)


def kind(path: str) -> str:
    """What addresses of one kind have in common: the path with its numbers alike, and the names of the parameters."""
    place, _, query = path.partition("?")
    return re.sub(r"\d+", "0", place) + "?" + "&".join(sorted(part.split("=")[0] for part in query.split("&")))


def links(html: str) -> list[str]:
    """The addresses inside the console that the page links to; sorting and paging of lists left out."""
    found = []
    for node in LexborHTMLParser(html).css("a[href]"):
        address = (node.attributes.get("href") or "").split("#")[0]
        if address.startswith("/") and not address.startswith(SKIPPED) and "sort=" not in address:
            found.append(address)
    return found
