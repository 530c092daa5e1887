"""目标页: where one target stands, why, and what it is made of."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.progress import forecast, gap_unit, pace, readings
from gangmu_console.kit.cells import plain
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.resource import registry
from gangmu_console.kit.versions import Stale
from gangmu_console.library.models import Norm
from gangmu_console.targets import actions
from gangmu_console.targets.chart import chart, method
from gangmu_console.targets.cities import allotted
from gangmu_console.targets.filters import status_word
from gangmu_console.targets.forms import TargetForm
from gangmu_console.targets.models import Target
from gangmu_console.targets.precision import decimals_of, told, unit_word
from gangmu_console.targets.shares import whole
from gangmu_console.targets.standings import MARKS, Held, held, in_force


@needs("targets")
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """一个目标."""
    found = one(request, registry["targets"], pk)
    (known,) = held([found], request.as_of)
    series, places = readings(known.value, known.observations, request.as_of), decimals_of(known.standing)
    speed = pace(known.value, known.observations, request.as_of)
    ahead = forecast(known.value, known.observations, request.as_of)
    context = {
        "page_title": found.name, "step": "watch", "crumbs": [(_("目标与指标"), registry["targets"].list_url())],
        "changeable": registry["targets"].rows(request, "change").filter(pk=found.pk).exists(),
        "target": found, "standing": known.standing, "figures": _figures(known, speed, places),
        "chart": chart(known, series, speed, ahead, request.as_of, places), "method": method(ahead),
        "why": known.standing.reason.said(_language()) if known.standing.reason else "",
        "observations": _observations(request, found), "versions": found.versions.select_related("set_by"),
        "definition": _definition(found), "rivals": _rivals(request, known), "tasks": _tasks(request, found),
        "whole": whole(request, found),
        **allotted(request, known, places),
    }  # fmt: skip
    return render(request, "targets/target.html", context)


def _language() -> Any:
    return "en" if get_language() == "en" else "zh"


def _figures(known: Held, speed: Any, places: int) -> list[dict[str, Any]]:
    """At most five: actual, expected, gap, pace needed, goal; each opens onto what it is made of."""
    stands, unit = known.standing, known.target.unit
    status = {"kind": MARKS[stands.status], "word": status_word(stands.status)}
    when = stands.observation.period.label(_language()) if stands.observation else ""
    recent = _("近两年平均 %(pace)s") % {"pace": told(speed.recent, places)} if speed.recent is not None else ""
    note = speed.needed_reason.said(_language()) if speed.needed_reason else recent
    return [
        {"label": _("实际 %(when)s") % {"when": when}, "value": told(stands.actual, places), "unit": unit, "url": "#observations"},
        {"label": _("应达"), "value": told(stands.expected, places), "unit": unit, "url": "#path"},
        {"label": _("差距"), "value": told(stands.gap, places), "unit": unit_word(gap_unit(unit)), "status": status},
        {"label": _("所需速度"), "value": told(speed.needed, places), "unit": unit_word(speed.unit), "note": note},
        {"label": _("%(year)s 年目标") % {"year": known.target.year or "—"}, "value": told(known.target.value, places),
         "unit": unit, "url": "#source"},
    ]  # fmt: skip


def _observations(request: HttpRequest, found: Target) -> Any:
    rows = registry["observations"].rows(request).filter(indicator=found.indicator, region=found.region)
    return rows.filter(recorded_on__lte=request.as_of).order_by("-period_end")[:20]


def _definition(found: Target) -> list[tuple[str, str]]:
    known = found.indicator
    if known is None:
        return []
    rows = [
        (_("分子"), known.numerator), (_("分母"), known.denominator), (_("来源"), known.reported_by),
        (_("周期"), known.get_periodicity_display()), (_("方向"), known.get_direction_display()), (_("登记号"), known.code),
    ]  # fmt: skip
    return [(label, plain(value)) for label, value in rows]


def _rivals(request: HttpRequest, known: Held) -> list[dict[str, Any]]:
    """What other documents lay down for the same year."""
    names = {value.id: value for value in known.standing.rivals}
    keys = [name.partition("/")[2] for name in names] + list(names)
    norms = (
        Norm.objects.visible_to(request.person, "norms").filter(nid__in=keys, kind="target").select_related("document")
    )
    return [
        {
            "title": norm.document.title,
            "cite": norm.cite,
            "said": norm.summary,
            "url": reverse("norms-detail", args=[norm.pk]),
        }
        for norm in norms
    ]


def _tasks(request: HttpRequest, found: Target) -> Any:
    """支撑任务: the tasks of the same clause or of one that names the indicator."""
    if found.norm is None:
        return []
    rows = registry["norms"].rows(request).filter(document=found.norm.document, kind="task")
    return rows.filter(summary__contains=found.name[:8])[:6] if len(found.name) >= 4 else rows.none()


@needs("targets", "change")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """调整目标."""
    found = one(request, registry["targets"], pk, "change")
    form = TargetForm(
        request.POST or None, initial={"value": found.value, "year": found.year, "version": found.version}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.set_target(
                request.person, found, said["version"], said["value"], said["year"], request.as_of, said["reason"]
            )
        except Stale:
            messages.error(request, _("他人刚刚调整过这个目标，您的改动没有保存。请看过现状后再办。"))
        else:
            messages.success(request, _("已调整，原规定仍留存。"))
        return redirect("targets-detail", pk=pk)
    context = {"page_title": _("调整目标"), "step": "watch", "form": form, "cancel_url": registry["targets"].url(found),
               "crumbs": [(found.name, registry["targets"].url(found))]}  # fmt: skip
    return render(request, "targets/form.html", context, status=422 if form.errors else 200)


@needs("indicators")
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """一个指标: its definition, its targets and what was observed of it."""
    found = one(request, registry["indicators"], pk)
    targets = in_force(Target.objects.visible_to(request.person, "targets").filter(indicator=found), request.as_of)
    known = held(targets.select_related("indicator", "norm__document"), request.as_of)
    observations = (
        registry["observations"].rows(request).filter(indicator=found).order_by("-period_end", "region")[:100]
    )
    definition = [
        (_("登记号"), found.code), (_("单位"), found.unit), (_("方向"), found.get_direction_display()),
        (_("分子"), found.numerator),
        (_("分母"), found.denominator), (_("周期"), found.get_periodicity_display()), (_("来源"), found.reported_by),
    ]  # fmt: skip
    rows = [
        {"target": each.target, "kind": MARKS[each.standing.status], "word": status_word(each.standing.status)}
        for each in known
    ]
    context = {"page_title": found.name, "step": "watch", "crumbs": [(_("指标目录"), registry["indicators"].list_url())],
               "pairs": [(label, plain(value)) for label, value in definition], "rows": rows,
               "observations": observations}  # fmt: skip
    return render(request, "targets/indicator.html", context)
