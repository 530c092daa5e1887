"""Each request has its person: ``request.person``, read on first use."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
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


class PasswordDueMiddleware:
    """须改口令: whose password was given by an administrator changes it before anything else."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on, or to the page of the password; leaving and the language stay open."""
        if not (request.person.known and request.person.user.password_due):
            return self.respond(request)
        if request.path in [reverse(name) for name in ("password", "sign-out", "set_language")]:
            return self.respond(request)
        if request.path.startswith("/api/"):
            message = {"zh": "请先修改口令", "en": "change the password first"}
            return JsonResponse({"code": "password_due", "message": message}, status=403)
        return redirect("password")
