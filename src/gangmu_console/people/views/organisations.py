"""机构变更: renaming an organisation and closing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.people import actions
from gangmu_console.people.forms import Closed, Renamed
from gangmu_console.people.models import Organisation
from gangmu_console.people.reach import reaches


@needs("organisations", "change")
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """更名."""
    found = _reached(request, pk)
    said = {"name": found.name, "short": found.short, "since": request.as_of}
    form = Renamed(request.person, found, request.POST or None, initial=said)
    if form.is_valid():
        actions.rename(request.person, found, **form.cleaned_data)
        return _done(request, found, _("已更名，原名称留在沿革里。"))
    return _form(request, found, form, _("机构更名"))


@needs("organisations", "change")
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销."""
    found = _reached(request, pk)
    form = Closed(request.person, found, request.POST or None, initial={"until": request.as_of})
    if form.is_valid():
        actions.close(request.person, found, **form.cleaned_data)
        return _done(request, found, _("已登记撤销。"))
    return _form(request, found, form, _("机构撤销"))


def _reached(request: HttpRequest, pk: int) -> Organisation:
    """The organisation, where it lies in the region that the person may change; all others are not found."""
    found: Organisation = one(request, registry["organisations"], pk, "change")
    if not reaches(request.person, "organisations", found.region):
        raise Http404
    return found


def _form(request: HttpRequest, found: Organisation, form: Any, title: str) -> HttpResponse:
    organs = registry["organisations"]
    crumbs = [(str(organs.title), organs.list_url()), (found.name, organs.url(found)), (title, "")]
    context = {"form": form, "page_title": title, "button": title, "crumbs": crumbs, "cancel_url": organs.url(found)}
    return render(request, "people/form.html", context, status=422 if form.is_bound else 200)


def _done(request: HttpRequest, found: Organisation, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(registry["organisations"].url(found))
