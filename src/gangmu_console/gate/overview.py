"""What 控 shows on the dashboard: drafts to sign, refusals to acknowledge, opinions due, breaches; the verdicts of the week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.gate import marks
from gangmu_console.gate.models import Notice, Review, Screening
from gangmu_console.gate.regions import enterprise_of
from gangmu_console.kit.overview import Figure, Panel, Todo, figure, panel, todos
from gangmu_console.kit.regions import region_name
from gangmu_console.kit.resource import registry

_SHOWN, _MOST = 10, 10_000


def _rows(request: HttpRequest, name: str, verb: str = "view") -> QuerySet:
    return registry[name].rows(request, verb)


@figure("gate")
def verdicts(request: HttpRequest) -> Figure | None:
    """Verdicts of the week, and how many of them refuse."""
    if not request.person.may("screenings", "view"):
        return None
    week = _week(request)
    refused = week.filter(outcome__in=("prohibited", "phase_out", "restricted")).order_by()[:_MOST].count()
    note = _("%(count)s 件不予办理") % {"count": refused}
    url = f"{reverse('screenings')}?since={_since(request)}&until={request.as_of}"
    return Figure(week.order_by()[:_MOST].count(), _("件意见"), note, url)


def _since(request: HttpRequest) -> dt.date:
    day: dt.date = request.as_of
    return day - dt.timedelta(days=6)


def _week(request: HttpRequest) -> QuerySet:
    found = _rows(request, "screenings").filter(as_of__gte=_since(request), as_of__lte=request.as_of)
    if enterprise_of(request.person, "screenings", "view"):
        return found
    return found.filter(state__in=(Screening.State.DRAFT, Screening.State.ISSUED))  # looks ahead are no opinions yet


@todos
def decisions(request: HttpRequest) -> Iterable[Todo]:
    """What this person may sign, acknowledge or say."""
    yield from _signatures(request)
    yield from _acknowledgements(request)
    yield from _opinions(request)
    yield from _breaches(request)


def _signatures(request: HttpRequest) -> Iterator[Todo]:
    if not request.person.may("screenings", "decide"):
        return
    drafts = _rows(request, "screenings", "decide").filter(state=Screening.State.DRAFT).order_by("as_of", "id")
    for one in drafts[:_SHOWN]:
        note = " · ".join(
            filter(None, [region_name(one.region), one.get_outcome_display(), f"{one.document} {one.clause}".strip()])
        )
        url = reverse("screenings-detail", args=[one.pk])
        yield Todo("签", one.name, url, note, _("签发"), since=one.as_of)


def _acknowledgements(request: HttpRequest) -> Iterator[Todo]:
    mine = {post.organisation_id for post in request.person.posts_for("notices", "change") if post.organisation_id}
    sent = _rows(request, "notices", "change").filter(state=Notice.State.SENT, organisation__in=mine)
    for one in sent.order_by("sent_on", "id")[:_SHOWN] if mine else ():
        note = f"{one.get_kind_display()} · {one.basis}"
        yield Todo(
            "停", one.screening.name, reverse("notices-detail", args=[one.pk]), note, _("确认"), since=one.sent_on
        )


def _opinions(request: HttpRequest) -> Iterator[Todo]:
    mine = {post.organisation_id for post in request.person.posts_for("reviews", "change") if post.organisation_id}
    asked = _rows(request, "reviews", "change").filter(state=Review.State.ASKED, organisation__in=mine)
    for one in asked.order_by("due", "id")[:_SHOWN] if mine else ():
        url = reverse("reviews-detail", args=[one.pk])
        yield Todo("审", one.screening.name, url, one.matter or str(one.organisation), _("反馈"), due=one.due)


def _breaches(request: HttpRequest) -> Iterator[Todo]:
    if not request.person.may("permits", "view") or not request.person.may("screenings", "view"):
        return
    broken = _rows(request, "notices").filter(state=Notice.State.BREACHED)
    for one in broken.order_by("-id")[:_SHOWN]:
        note = f"{one.get_kind_display()} · {one.organisation or '—'}"
        yield Todo(
            "违", one.screening.name, reverse("notices-detail", args=[one.pk]), note, _("核查"), since=one.sent_on
        )


@panel("main", 40)
def week(request: HttpRequest) -> Panel | None:
    """The newest verdicts of the week."""
    if not request.person.may("screenings", "view"):
        return None
    rows = [
        {
            "name": one.name, "url": reverse("screenings-detail", args=[one.pk]), "region": region_name(one.region),
            "mark": marks.outcome(one.outcome), "basis": f"{one.document} {one.clause}".strip(),
        }
        for one in _week(request)[:6]
    ]  # fmt: skip
    link = (_("全部意见"), reverse("screenings"))
    return Panel(_("本周准入意见"), "gate/week.html", {"rows": rows}, link=link)
