"""权限: every page says what it needs; a page that says nothing is open to nobody (a test walks all addresses)."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Need:
    """What a page needs: ``verb`` on ``resource``; or nothing, for the reason ``open_because``."""

    resource: str = ""
    verb: str = "view"
    open_because: str = ""

    def met_by(self, request: HttpRequest) -> bool:
        """Whether the request's person may see the page at all; which rows is for ``visible_to``."""
        return bool(self.open_because) or request.person.may(self.resource, self.verb)


def needs(resource: str, verb: str = "view") -> Callable[[View], View]:
    """A view that only those see who may ``verb`` things of ``resource``; others are asked to sign in, or refused."""
    return _guarded(Need(resource, verb))


def open_to_all(because: str) -> Callable[[View], View]:
    """A view for everybody, and why."""
    return _guarded(Need(open_because=because))


def opens(request: HttpRequest, address: str) -> bool:
    """Whether the page at ``address`` is one that the request's person may see; a link to any other leads nowhere."""
    try:
        view = resolve(str(address).partition("?")[0]).func
    except Resolver404:
        return False
    need = getattr(view, "need", None)
    return need is not None and need.met_by(request)


def _guarded(need: Need) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @functools.wraps(view)
        def respond(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if need.met_by(request):
                return view(request, *args, **named)
            if not request.person.known:
                return redirect_to_login(request.get_full_path())
            raise PermissionDenied

        respond.need = need  # type: ignore[attr-defined]
        return respond

    return guard
