"""口径日期: the day whose rules and figures every page shows; kept in the session, set by ``?as_of=``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from gangmu_console.kit.errors import too_large

EARLIEST, LATEST = dt.date(1949, 10, 1), dt.date(2149, 9, 30)  # days that policy may be asked for


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
        day = dt.date.fromisoformat(written)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


class LanguageMiddleware:
    """语言: Chinese unless the person has switched; what a browser would rather have does not count."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on in the language chosen."""
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "") or (
            request.person.user.language if request.person.known else ""
        )
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.respond(request)
        response.headers.setdefault("Content-Language", language)
        return response


class UploadLimitMiddleware:
    """上传上限: a request that is too large is refused before any of it is read."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on where the request says that it is small enough."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.UPLOAD_LIMIT + 2**20:
            return too_large(request)
        return self.respond(request)
