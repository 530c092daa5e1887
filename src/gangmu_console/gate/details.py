"""详情: what the pages of single things of the gate show beside their fields."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gangmu_console.gate import marks
from gangmu_console.gate.facts import place_name, project_in, written
from gangmu_console.gate.forms import Answers, OpinionForm
from gangmu_console.gate.models import Batch, Notice, RegionalLimit, Review, Screening
from gangmu_console.gate.page import drawn, questions, spoken_verdict
from gangmu_console.gate.words import FACTS
from gangmu_console.kit.phrases import in_row
from gangmu_console.kit.regions import city_of, province_of, region_name
from gangmu_console.kit.resource import registry
from gangmu_console.people.regions import root_of

_ERRORS = 20


def screening(request: HttpRequest, thing: Screening) -> dict[str, Any]:
    """The verdict page."""
    facts = [
        place_name(thing.region),
        _("收件 %(day)s") % {"day": f"{thing.created_at:%Y-%m-%d}"},
        thing.get_state_display(),
    ]
    return {
        **drawn(request, thing),
        "screening": thing,
        "crumbs": [(_("控 准入产能"), reverse("screenings")), (_("准入意见"), reverse("screenings")), (thing.number, "")],
        "note": "　".join(fact for fact in facts if fact),
        "may_decide": _may(request, "screenings", thing, "decide"),
        "may_change": thing.open and request.person.may("screenings", "add"),
        "reviewed": thing.reviews.exists(),
        "may_review": request.person.may("reviews", "add"),
    }  # fmt: skip


def short_name(thing: Screening) -> str:
    """What is built, in as few words as say it: 600 吨/日浮法玻璃; else what the project is called."""
    project = project_in(thing)
    if project.capacity is None or len(project.products) != 1:
        return thing.name
    return f"{written(project, 'capacity')}{project.products[0]}"


def asked(request: HttpRequest, thing: Screening, answers: Answers) -> list[dict[str, Any]]:
    """The questions with what was just typed and what is wrong with it."""
    return questions(spoken_verdict(thing), root_of(request.person, "screenings", "add"), answers)


def _may(request: HttpRequest, resource: str, thing: Any, verb: str) -> bool:
    """Whether the person may ``verb`` this very thing."""
    if not request.person.may(resource, verb):
        return False
    return bool(registry[resource].rows(request, verb).filter(pk=thing.pk).exists())


def batch(request: HttpRequest, thing: Batch) -> dict[str, Any]:
    """Progress while it goes on; then how many of each outcome, and the first rows at fault."""
    counted = thing.screenings.order_by().values("outcome").annotate(count=Count("pk"))
    outcomes = {row["outcome"]: row["count"] for row in counted}
    rows = f"{reverse('screenings')}?batch={thing.pk}"
    first = thing.screenings.order_by("row").defer("verdict", "limits")[:20]
    return {
        "batch": thing,
        "rows_url": rows,
        "outcomes": [
            {"mark": marks.outcome(name), "count": outcomes[name], "url": f"{rows}&outcome={name}"}
            for name in marks.OUTCOMES if name in outcomes
        ],
        "first": [{"thing": one, "mark": marks.outcome(one.outcome)} for one in first],
        "faults": [{"thing": fault, "field": FACTS.get(fault.field, fault.field)} for fault in thing.faults.all()[:_ERRORS]],
        "more_faults": max(0, thing.errors - _ERRORS),
        "note": f"{region_name(thing.region)}　{thing.as_of}",
    }  # fmt: skip


def notice(request: HttpRequest, thing: Notice) -> dict[str, Any]:
    """The project, the sister notices, what was granted all the same."""
    sisters = registry["notices"].rows(request).filter(screening=thing.screening_id).order_by("pk")
    return {
        "notice": thing,
        "mark": marks.notice(thing.state),
        "project": _project(request, thing.screening),
        "sisters": [{"thing": one, "mark": marks.notice(one.state)} for one in sisters],
        "permits": [{"thing": one, "mark": marks.permit(one)} for one in thing.permits.all()],
        "may_change": _may(request, "notices", thing, "change"),
        "may_assign": request.person.may("notices", "add"),
        "organisations": organisations_near(request, thing.region) if request.person.may("notices", "add") else (),
        "note": f"{region_name(thing.region)}　{thing.screening.number}",
    }


def review(request: HttpRequest, thing: Review) -> dict[str, Any]:
    """The project, the other departments, the form for the opinion."""
    return {
        "review": thing,
        "mark": marks.review(thing.state),
        "due": marks.due(thing, request.as_of),
        "project": _project(request, thing.screening),
        "summary": summary(request, thing.screening),
        "may_change": _may(request, "reviews", thing, "change"),
        "form": OpinionForm(initial={"version": thing.version, "opinion": thing.opinion, "state": thing.state}),
        "note": f"{thing.screening.name}　{thing.screening.number}",
    }


def summary(request: HttpRequest, about: Screening) -> dict[str, Any]:
    """How far all departments are: who agreed, who did not, who is late."""
    reviews = list(about.reviews.select_related("organisation").order_by("due", "id"))
    day = request.as_of
    late = [one for one in reviews if one.state == Review.State.ASKED and one.due < day]
    given = [one for one in reviews if one.state != Review.State.ASKED]
    objected = [one for one in given if one.state == Review.State.OBJECTED]
    parts = [_("%(given)d / %(all)d 个部门已反馈") % {"given": len(given), "all": len(reviews)}]
    parts += [_("%(count)d 个不同意") % {"count": len(objected)}] if objected else []
    parts += [_("%(count)d 个逾期") % {"count": len(late)}] if late else []
    rows = [{"thing": one, "mark": marks.review(one.state), "due": marks.due(one, day)} for one in reviews]
    return {
        "rows": rows,
        "words": in_row(parts),
        "done": len(given) == len(reviews) and not objected,
        "late": len(late),
    }


def limit(request: HttpRequest, thing: RegionalLimit) -> dict[str, Any]:
    """Whether it stands, and the form that lifts it."""
    standing = thing.since <= request.as_of and (thing.until is None or request.as_of <= thing.until)
    return {
        "limit": thing,
        "mark": marks.mark("warn", _("执行中")) if standing else marks.mark("none", _("未在执行")),
        "standing": standing,
        "may_change": _may(request, "limits", thing, "change"),
        "note": f"{thing.since} — {thing.until or _('未定')}",
    }


def notice_link(one: Notice | None) -> str | SafeString:
    """The notice that a permit breaks."""
    if one is None:
        return "—"
    return format_html('<a href="{}">{}</a>', reverse("notices-detail", args=[one.pk]), one.screening.number)


def _project(request: HttpRequest, about: Screening) -> dict[str, Any]:
    """What somebody who may not open the verdict still has to know of it."""
    may = request.person.may("screenings", "view")
    return {
        "url": reverse("screenings-detail", args=[about.pk]) if may else "",
        "pairs": [
            (_("项目"), about.name), (_("申报单位"), about.applicant or "—"), (_("地点"), region_name(about.region) or "—"),
            (_("结论"), marks.outcome(about.outcome)), (_("依据"), f"{about.document} {about.clause}".strip() or "—"),
            (_("口径日期"), about.as_of.isoformat()),
        ],
    }  # fmt: skip


def organisations_near(request: HttpRequest, region: str) -> Any:
    """Those that answer for ``region``: of the county, the city, the province."""
    places = {region, city_of(region), province_of(region)} - {""}
    return registry["organisations"].rows(request).filter(region__in=places, until=None)
