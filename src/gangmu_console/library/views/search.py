"""检索: clauses by their words, documents by title and number, and whatever other resources can be searched."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import force_str
from django.utils.translation import gettext as _

from gangmu_console.kit.cells import beside
from gangmu_console.kit.lists import query
from gangmu_console.kit.narrowed import walked
from gangmu_console.kit.pager import paged
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.library.models import Clause
from gangmu_console.library.search import BEST, excerpt, found_in

PAGE, FEW = 20, 5
BESIDE = ("documents", "norms", "targets", "indicators", "screenings", "organisations")


@needs("search")
def search(request: HttpRequest) -> HttpResponse:
    """检索."""
    words = request.GET.get("q", "").strip()[:100]
    clauses = (
        Clause.objects.visible_to(request.person, "search")
        .select_related("document")
        .defer("document__text", "document__tables")
    )
    page = paged(
        found_in(clauses, words).order_by("-document__issued", "document_id", "position"),
        request.GET.get("page", ""),
        PAGE,
        BEST,
    )
    found = [{"clause": one, "html": excerpt(one.text, words)} for one in page.things]
    context = {
        "page_title": _("检索"), "step": "", "search_words": words, "found": found, "total_label": page.label(),
        "pager": page.drawn(lambda number: query(request, page=number)), "groups": _groups(request, words) if words else [],
    }  # fmt: skip
    return render(request, "library/search.html", context)


def _groups(request: HttpRequest, words: str) -> list[dict[str, object]]:
    """The first few of every other kind of thing that the person may see."""
    groups = []
    for name in BESIDE:
        if name not in registry.resources or not request.person.may(name, "view"):
            continue
        resource = registry[name]
        rows = resource.rows(request).order_by(*resource.ordering)
        things = list(walked(resource.found(rows, words))[:FEW])
        if things:
            items = [
                {"title": force_str(one), "url": resource.url(one), "note": beside(one, resource)} for one in things
            ]
            groups.append({"title": resource.title, "items": items, "url": f"{resource.list_url()}?q={words}"})
    return groups
