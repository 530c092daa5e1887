"""What stands beside the console's pages: a bare Django page, with the console's settings less middleware, on the same server."""

from __future__ import annotations

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gangmu_console.settings.base import *  # noqa: F403 - the same settings, less what stands below

MIDDLEWARE: list[str] = []
ROOT_URLCONF = __name__


def page(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """A line of text."""
    return HttpResponse("<p>纲目 Gangmu</p>")


urlpatterns = [path("", page)]


def __getattr__(name: str) -> object:
    """``application`` is made when the server asks for it: by then these settings are the ones that are read."""
    if name == "application":
        return get_wsgi_application()
    raise AttributeError(name)
