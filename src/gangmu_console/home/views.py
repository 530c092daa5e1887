"""The dashboard, and an honest page for the steps that are not built yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gangmu_console.kit.permission import needs


@needs("dashboard")
def dashboard(request: HttpRequest) -> HttpResponse:
    """总览: where everything stands."""
    return render(request, "home/dashboard.html", {"page_title": _("总览"), "step": ""})


@needs("dashboard")
def not_yet(request: HttpRequest, step: str) -> HttpResponse:
    """尚未启用: says what the step is for and that it is not here yet."""
    titles = {"drive": _("推：项目培育"), "account": _("督：督查问责")}
    return render(request, "home/not_yet.html", {"page_title": titles[step], "step": step})
