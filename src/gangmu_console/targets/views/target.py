"""目标页: where one target stands, why, and what it is made of."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.progress import allocation, forecast, gap_unit, pace, readings
from gangmu_console.kit.cells import number, plain
from gangmu_console.kit.details import one
from gangmu_console.kit.permission import needs
from gangmu_console.kit.regions import cities_of, region_name, short_name
from gangmu_console.kit.resource import registry
from gangmu_console.kit.versions import Stale
from gangmu_console.library.models import Norm
from gangmu_console.targets import actions
from gangmu_console.targets.chart import chart, method
from gangmu_console.targets.forms import TargetForm
from gangmu_console.targets.models import Target, Weight
from gangmu_console.targets.resources import status_word
from gangmu_console.targets.shares import whole
from gangmu_console.targets.standings import MARKS, Held, held, in_force, value_of


@needs("targets")
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """一个目标."""
    found = one(request, registry["targets"], pk)
    (known,) = held([found], request.as_of)
    series = readings(known.value, known.observations, request.as_of)
    speed = pace(known.value, known.observations, request.as_of)
    ahead = forecast(known.value, known.observations, request.as_of)
    context = {
        "page_title": found.name, "step": "watch", "crumbs": [(_("目标与指标"), registry["targets"].list_url())],
        "changeable": registry["targets"].rows(request, "change").filter(pk=found.pk).exists(),
        "target": found, "standing": known.standing, "figures": _figures(known, speed),
        "chart": chart(found.name, found.unit, series, known.standing.path, speed, ahead, request.as_of), "method": method(ahead),
        "why": known.standing.reason.said(_language()) if known.standing.reason else "",
        "observations": _observations(request, found), "versions": found.versions.select_related("set_by"),
        "definition": _definition(found), "rivals": _rivals(request, known), "tasks": _tasks(request, found),
        "whole": whole(request, found),
        **_cities(request, found, known),
    }  # fmt: skip
    return render(request, "targets/target.html", context)


def _language() -> Any:
    return "en" if get_language() == "en" else "zh"


def _figures(known: Held, speed: Any) -> list[dict[str, Any]]:
    """At most five: actual, expected, gap, pace needed, goal; each opens onto what it is made of."""
    stands, unit = known.standing, known.target.unit
    status = {"kind": MARKS[stands.status], "word": status_word(stands.status)}
    when = stands.observation.period.label(_language()) if stands.observation else ""

    def told(value: float | None) -> str:
        return "—" if value is None else number(value)

    recent = _("近两年平均 %(pace)s") % {"pace": told(speed.recent)} if speed.recent is not None else ""
    note = speed.needed_reason.said(_language()) if speed.needed_reason else recent
    return [
        {"label": _("实际 %(when)s") % {"when": when}, "value": told(stands.actual), "unit": unit, "url": "#observations"},
        {"label": _("应达"), "value": told(stands.expected), "unit": unit, "url": "#path"},
        {"label": _("差距"), "value": told(stands.gap), "unit": gap_unit(unit), "status": status},
        {"label": _("所需速度"), "value": told(speed.needed), "unit": speed.unit, "note": note},
        {"label": _("%(year)s 年目标") % {"year": known.target.year or "—"}, "value": told(known.target.value), "unit": unit,
         "url": "#source"},
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


def _cities(request: HttpRequest, found: Target, known: Held) -> dict[str, Any]:
    """分解到市: the targets of the cities below, their sum or weighted mean against this one, and where each stands."""
    cities = cities_of(found.region) if found.region.endswith("0000") else ()
    if not cities or found.indicator is None:
        return {"cities": []}
    rows = Target.objects.visible_to(request.person, "targets").filter(
        indicator=found.indicator, region__in=cities, year=found.year
    )
    rows = in_force(rows, request.as_of).select_related("indicator", "norm__document")
    below = held(rows, request.as_of)
    weights = dict(
        Weight.objects.filter(indicator=found.indicator, parent=found.region).values_list("region", "weight")
    )
    names = {code: region_name(code) for code in cities}
    made = allocation(value_of(found), [city.value for city in below], regions=names, weights=weights or None)
    by_region = {city.target.region: city for city in below}
    lines = made.arithmetic(_language())
    return {
        "summary": "　".join(lines[len(made.lines) :]),
        "cities": [_city(code, by_region.get(code), weights.get(code)) for code in cities] if below else [],
        "allocation": made, "arithmetic": lines,
        "tiles": [_tile(code, by_region.get(code)) for code in cities] if below else [],
    }  # fmt: skip


def _city(code: str, city: Held | None, weight: float | None) -> dict[str, Any]:
    if city is None:
        return {"name": region_name(code), "weight": weight, "kind": "none", "word": _("没有目标")}
    stands = city.standing
    return {
        "name": region_name(code), "url": reverse("targets-detail", args=[city.target.pk]), "weight": weight,
        "goal": city.target.value,
        "expected": stands.expected, "actual": stands.actual, "gap": stands.gap, "kind": MARKS[stands.status],
        "word": status_word(stands.status),
    }  # fmt: skip


def _tile(code: str, city: Held | None) -> dict[str, Any]:
    word = status_word(city.standing.status) if city else _("没有目标")
    url = reverse("targets-detail", args=[city.target.pk]) if city else f"{reverse('targets')}?region={code}"
    actual = city.standing.actual if city else None
    return {
        "name": short_name(code), "url": url, "kind": MARKS[city.standing.status] if city else "none",
        "value": "—" if actual is None else number(actual), "label": f"{region_name(code)} {word}",
    }  # fmt: skip


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
