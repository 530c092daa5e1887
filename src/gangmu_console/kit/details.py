"""详情: the generic page of one thing: its fields, and what its resource adds."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import force_str

from gangmu_console.kit.cells import shown
from gangmu_console.kit.resource import Resource


def one(request: HttpRequest, resource: Resource, pk: Any, verb: str = "view") -> Any:
    """The thing with key ``pk`` that the person may ``verb``; not found where there is none for them."""
    found = resource.rows(request, verb).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def detail_page(request: HttpRequest, resource: Resource, pk: int) -> HttpResponse:
    """The page of one thing."""
    thing = one(request, resource, pk)
    context = {
        "resource": resource,
        "thing": thing,
        "step": resource.step,
        "page_title": resource.heading(thing),
        "crumbs": [(force_str(resource.title), resource.list_url())],
        "keys": [(force_str(column.label), shown(column, thing)) for column in resource.columns if column.label],
        "acts": [],
    }
    return render(request, resource.detail_template, {**context, **resource.detail(request, thing)})
