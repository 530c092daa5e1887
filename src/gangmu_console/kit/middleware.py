"""口径日期: the day whose rules and figures every page shows; kept in the session, set by ``?as_of=``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone


class AsOfMiddleware:
    """Adds ``request.as_of`` (a date) and ``request.replayed`` (whether it is another day than the installation's own)."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on with the day added."""
        own = settings.AS_OF or timezone.localdate()
        if "as_of" in request.GET:
            asked = _day(request.GET["as_of"])
            if asked is None or asked == own:
                request.session.pop("as_of", None)
            else:
                request.session["as_of"] = asked.isoformat()
        request.as_of = _day(request.session.get("as_of", "")) or own
        request.replayed = request.as_of != own
        return self.respond(request)


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
