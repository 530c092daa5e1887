"""What 修 shows on the dashboard: contradictions that wait for a decision, and the newest findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.kit.overview import Figure, Panel, Todo, figure, panel, todos
from gangmu_console.kit.scope import concerning
from gangmu_console.library.models import Document, Finding
from gangmu_console.revise.resources import OPEN, sentence

_SHOWN, _LOOKED_AT = 4, 60


def _open(request: HttpRequest, verb: str = "view") -> object:
    return Finding.objects.visible_to(request.person, "findings", verb).filter(OPEN)


@figure("revise")
def contradictions(request: HttpRequest) -> Figure | None:
    """Contradictions that are open, and documents that end within a year."""
    if not request.person.may("findings", "view"):
        return None
    number = _open(request).filter(level="error").count()
    seen = Document.objects.visible_to(request.person, "documents").filter(concerning("region", request.person.region))
    ending = seen.filter(stage="published", expires__range=(request.as_of, request.as_of + dt.timedelta(days=365)))
    note = _("%(count)s 份一年内届满") % {"count": ending.count()}
    return Figure(number, _("处矛盾"), note, f"{reverse('findings')}?state=open&level=error")


@todos
def undecided(request: HttpRequest) -> Iterable[Todo]:
    """Contradictions that this person may decide."""
    if request.person.may("findings", "decide"):
        for finding in _open(request, "decide").filter(level="error").order_by("due", "found_at", "id")[:20]:
            places = " · ".join(f"{place['title']} {place['cite']}".strip() for place in finding.places[:2])
            url = reverse("finding", args=[finding.pk])
            yield Todo("裁", sentence(finding), url, places, _("裁定"), finding.due, finding.found_at.date())


@panel("side", 30)
def found(request: HttpRequest) -> Panel | None:
    """The gravest open findings."""
    if not request.person.may("findings", "view"):
        return None
    findings = _open(request)
    gravest: dict[str, Finding] = {}  # one of each kind: four of the same would hide the others
    for one in findings.order_by("level", "code", "id")[:_LOOKED_AT]:
        gravest.setdefault(one.code, one)
    items = [
        {"title": sentence(one), "url": reverse("finding", args=[one.pk]), "code": one.code}
        for one in list(gravest.values())[:_SHOWN]
    ]
    link = (_("全部 %(count)s 处") % {"count": findings.count()}, reverse("findings"))
    return Panel(_("发现的矛盾"), "home/mini_panel.html", {"items": items}, link=link)
