"""Every address of the console, and how one is filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from gangmu_console.kit.permission import Need

SAMPLES = {"act": "accept", "form": "docx", "code": "210000", "region": "210000", "kind": "filing", "year": "2018"}
_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """地址: one pattern of the resolver with the view behind it."""

    route: str
    name: str
    view: Callable[..., Any]

    @property
    def need(self) -> Need | None:
        """What the view says it needs; None where it says nothing."""
        return getattr(self.view, "need", None)

    @property
    def resource(self) -> str:
        """The resource whose key stands in the address, "" where none does: what stands before ``<int:pk>``."""
        found = re.search(r"([\w-]+)/<(?:int:)?pk>", self.route)
        return found[1] if found else ""

    @property
    def detail(self) -> bool:
        """Whether it is the page of the thing itself."""
        return re.search(r"/<(?:int:)?pk>/?$", self.route) is not None

    @property
    def interface(self) -> bool:
        """Whether it belongs to the API."""
        return self.route.startswith("api/")

    def url(self, pk: int = 0) -> str:
        """The address of the thing ``pk``, with a sample of everything else that it takes."""
        return "/" + _PLACE.sub(lambda place: str(pk) if place[1] == "pk" else SAMPLES[place[1]], self.route)


def addresses() -> list[Address]:
    """Every address that the console answers."""
    return list(_walked(get_resolver().url_patterns, ""))


def _walked(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walked(pattern.url_patterns, route)
        else:
            yield Address(route, pattern.name or "", pattern.callback)
