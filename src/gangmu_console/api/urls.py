"""Addresses of the interface; each says what it needs, as every page does."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from gangmu_console.api.interface import interface
from gangmu_console.kit.permission import Need, open_to_all
from gangmu_console.kit.site import load_resources

load_resources()
app_name = "api"
api = interface()
_patterns = api.urls[0]


@open_to_all("it only leads to the description of the interface")
def root(request: HttpRequest) -> HttpResponse:
    """To the description."""
    return redirect("api:openapi-view")


def _with_need(pattern: URLPattern) -> URLPattern:
    """The operations guard themselves and answer in JSON; what they need stands on them for the walk of all addresses."""
    name = str(pattern.pattern).partition("/")[0]
    described = pattern.name in ("openapi-json", "openapi-view")
    pattern.callback.need = (  # type: ignore[attr-defined]
        Need(open_because="how the interface is used is no secret") if described else Need(name)
    )
    return pattern


urlpatterns = [path("", root, name="api-root"), *(_with_need(one) for one in _patterns if one.name != "api-root")]
