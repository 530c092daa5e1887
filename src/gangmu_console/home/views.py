"""The dashboard, and an honest page for the steps that are not built yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gangmu_console.kit import overview
from gangmu_console.kit.context import STEPS, address_for
from gangmu_console.kit.permission import needs, opens

SHOWN = 5


@needs("dashboard")
def dashboard(request: HttpRequest) -> HttpResponse:
    """总览: where everything stands: the loop, what waits for a decision, the panels of every step."""
    waiting = overview.decisions(request)
    context = {
        "page_title": _("总览"),
        "facts": [(_day(request), ""), *overview.facts(request)],
        "step": "",
        "upload_url": reverse("upload"),
        "band": _band(request),
        "todo": [one.drawn(request.as_of, first=not place) for place, one in enumerate(waiting[:SHOWN])],
        "waiting": len(waiting),
        "later": [one.drawn(request.as_of, first=False) for one in waiting[SHOWN:60]],
        "main": overview.panels(request, "main"),
        "side": overview.panels(request, "side"),
    }
    return render(request, "home/dashboard.html", context)


def _day(request: HttpRequest) -> str:
    return date_format(request.as_of, "n月j日 l" if request.LANGUAGE_CODE != "en" else "l, j F Y")


def _band(request: HttpRequest) -> list[dict[str, object]]:
    """The six steps; one that shows nothing yet says so."""
    told = overview.figures(request)
    band = []
    for step, char, label, url in STEPS:
        if step in told:
            one = told[step]
            band.append(
                {
                    "char": char,
                    "value": f"{one.value:,}",
                    "unit": one.unit,
                    "note": one.note,
                    "url": one.url if opens(request, one.url) else "",
                }
            )
        else:
            band.append({"char": char, "value": "—", "unit": "", "note": label, "url": address_for(request, url)})
    return band


@needs("dashboard")
def not_yet(request: HttpRequest, step: str) -> HttpResponse:
    """尚未启用: says what the step is for and that it is not here yet."""
    titles = {"drive": _("推：项目培育"), "account": _("督：督查问责")}
    chars = {step: char for step, char, _label, _url in STEPS}
    return render(request, "home/not_yet.html", {"page_title": titles[step], "step": step, "char": chars[step]})
