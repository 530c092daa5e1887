"""列表: the generic list: filter, search, sort, page, export; the same parameters everywhere.

``?q=`` words, ``?sort=`` a column (with ``-`` downwards), ``?page=`` from 1, ``?export=xlsx|csv`` the rows found, and one
parameter for each filter. What is not known is left out, never guessed.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import force_str
from django.utils.html import format_html
from django.utils.translation import gettext as _

from gangmu_console.kit.cells import cell
from gangmu_console.kit.context import STEPS
from gangmu_console.kit.export import EXPORTS, exported
from gangmu_console.kit.filters import Filter, asked
from gangmu_console.kit.pager import COUNTED, Page, paged
from gangmu_console.kit.permission import opens
from gangmu_console.kit.resource import Act, Column, Resource
from gangmu_console.kit.wordindex import FOUND

_KEYS = ("pk", "id")


def list_page(request: HttpRequest, resource: Resource) -> HttpResponse:
    """The list of ``resource``: a whole page, only its rows for HTMX, or a sheet of all that was found."""
    found = narrowed(request, resource)
    form = request.GET.get("export", "")
    if form in EXPORTS and request.person.may(resource.name, "export"):
        allowed = narrowed(request, resource, "export", most=None)
        return exported(form, resource, allowed, request)
    page = paged(found, request.GET.get("page", ""), resource.page_size, counted(request))
    resource.ready(page.things, request)
    context = _rows(request, resource, page)
    if request.htmx and request.htmx.target == "rows":
        return render(request, resource.rows_template, context)
    return render(request, resource.list_template, {**context, **_frame(request, resource)})


def counted(request: HttpRequest) -> int:
    """How many rows are counted, and shown: fewer where words are searched for."""
    return FOUND if asked(request.GET, "q") else COUNTED


def narrowed(request: HttpRequest, resource: Resource, verb: str = "view", most: int | None = FOUND) -> QuerySet[Any]:
    """What the person may ``verb`` of ``resource``, narrowed and sorted as the request asks.

    Of what words find, the first ``most`` and one more; None: everything.
    """
    found = resource.rows(request, verb).defer(*resource.unlisted)
    for one in resource.filters:
        if value := asked(request.GET, one.name):
            found = one.applied(found, value, request)
    found = found.order_by(*_ordering(request, resource))
    if words := asked(request.GET, "q"):
        found = resource.found(found, words, most)
    return found


def _ordering(request: HttpRequest, resource: Resource) -> tuple[str, ...]:
    """The chosen column before the resource's own order; the key last, so that pages never overlap.

    Where nothing but the key follows the chosen column it goes the same way, so that an index of the two is walked.
    """
    column, down = sorted_by(request, resource)
    if column is None:
        return _keyed(tuple(resource.ordering))
    rest = tuple(name for name in resource.ordering if name.lstrip("-") != column.order.lstrip("-"))
    if all(name.lstrip("-") in _KEYS for name in rest):
        rest = ("-pk",) if down != column.order.startswith("-") else ("pk",)
    return _keyed((_turned(column.order) if down else column.order, *rest))


def _turned(order: str) -> str:
    return order[1:] if order.startswith("-") else f"-{order}"


def _keyed(ordering: tuple[str, ...]) -> tuple[str, ...]:
    return ordering if any(name.lstrip("-") in _KEYS for name in ordering) else (*ordering, "pk")


def sorted_by(request: HttpRequest, resource: Resource) -> tuple[Column | None, bool]:
    """The column that the request sorts by, and whether downwards."""
    said = request.GET.get("sort", "")
    for column in resource.columns:
        if column.order and column.name == said.removeprefix("-"):
            return column, said.startswith("-")
    return None, False


def _rows(request: HttpRequest, resource: Resource, page: Page) -> dict[str, Any]:
    """What the rows and the pager are drawn from."""
    columns = resource.listed()
    filtered = bool(request.GET.get("q")) or any(request.GET.get(one.name) for one in resource.filters)
    return {
        "resource": resource,
        "columns": [_head(request, resource, column) for column in columns],
        "things": page.things,
        "rows": [
            {"pk": thing.pk, "url": resource.url(thing), "cells": [cell(column, thing, resource) for column in columns]}
            for thing in page.things
        ],
        "pager": page.drawn(lambda number: query(request, page=number)),
        "total_label": page.label(),
        "empty": _empty(request, resource, filtered),
    }


def _head(request: HttpRequest, resource: Resource, column: Column) -> dict[str, Any]:
    chosen, down = sorted_by(request, resource)
    here = chosen is column
    return {
        "name": column.name,
        "label": force_str(column.label),
        "numeric": column.numeric,
        "css": column.css,
        "sortable": bool(column.order),
        "sort_url": query(request, sort=column.name if not here or down else f"-{column.name}", page=None),
        "sorted": "" if not here else "descending" if down else "ascending",
    }


def _empty(request: HttpRequest, resource: Resource, filtered: bool) -> dict[str, Any]:
    """What stands in the place of rows: why there are none, and the button that mends it."""
    if filtered:
        return {
            "title": _("没有符合条件的记录"),
            "text": _("放宽筛选条件，或清除后重新查找。"),
            "clear": resource.list_url(),
        }
    title, text = resource.empty
    # "clear" is always there: else a template that asks for it would call the method of dict and empty it
    char = next((char for step, char, _label, _url in STEPS if step == resource.step), "")
    first = [act for act in _acts(request, resource) if act.verb == "add"]
    return {
        "title": force_str(title) or _("还没有记录"), "text": force_str(text), "clear": "", "char": char, "acts": first,
    }  # fmt: skip


def _acts(request: HttpRequest, resource: Resource) -> list[Act]:
    """The buttons of the list that are for this person."""
    return [act for act in resource.acts if request.person.may(resource.name, act.verb) and opens(request, act.url)]


def _frame(request: HttpRequest, resource: Resource) -> dict[str, Any]:
    """What stands around the rows."""
    return {
        "page_title": force_str(resource.title),
        "note": force_str(resource.note),
        "step": resource.step,
        "crumbs": [],
        "acts": _acts(request, resource),
        "filters": [one.drawn(request.GET.get(one.name, "").strip()) for one in resource.filters],
        "chips": [
            _chip(request, one) for one in resource.filters if one.kind == "quiet" and asked(request.GET, one.name)
        ],
        "query": request.GET.get("q", ""),
        "searchable": bool(resource.search),
        "exports": [(form.upper(), query(request, export=form, page=None)) for form in EXPORTS]
        if request.person.may(resource.name, "export")
        else [],
    }


def _chip(request: HttpRequest, one: Filter) -> dict[str, str]:
    """What a filter that is not offered narrows by, and the list without it."""
    label = f"{force_str(one.label)} {one.said(asked(request.GET, one.name))}".strip()
    return {"label": label, "url": query(request, **{one.name: None, "page": None})}


def query(request: HttpRequest, **changes: Any) -> str:
    """The present address with some parameters changed (None: left out)."""
    kept = {name: value for name, value in request.GET.items() if value and name not in changes and name != "export"}
    kept |= {name: value for name, value in changes.items() if value is not None}
    return format_html("?{}", urlencode(kept)) if kept else request.path
