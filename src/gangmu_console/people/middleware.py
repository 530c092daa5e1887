"""Each request has its person: ``request.person``, read on first use."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from gangmu_console.people.person import person_of


class PersonMiddleware:
    """Adds ``request.person``."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on with the person added."""
        request.person = SimpleLazyObject(lambda: person_of(request.user))
        return self.respond(request)
