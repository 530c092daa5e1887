"""规范卡: one norm as the reader and the review queue show it: quotation, fields, what is inferred, what may be done."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.norms import Directive, Measure, Target, Task
from gangmu.norms import Norm as NormValue
from gangmu.report.phrases import due, number
from gangmu.report.words import Words
from gangmu_console.kit.phrases import in_row
from gangmu_console.kit.regions import region_name
from gangmu_console.library.models import Norm

SURE = {"sure": 3, "likely": 2, "doubtful": 1}
Fact = dict[str, Any]


def norm_card(request: HttpRequest, norm: Norm, own: bool) -> dict[str, Any]:
    """The context of ``library/card.html``; ``own`` where the document is the person's to change."""
    facts = facts_of(norm.kind, norm.data)
    proposed = facts_of(norm.kind, norm.proposal) if norm.proposal else []
    return {
        "norm": norm,
        "level": SURE.get(norm.certainty, 1),
        "facts": [
            *facts, {"label": _("出处"), "value": norm.cite or norm.clause or "—"}, *_rule(norm.data.get("rule", ""))
        ],
        "was": [fact for fact in proposed if fact not in facts],
        "can_decide": own and request.person.may("norms", "decide"),
        "url": f"{reverse('documents-detail', args=[norm.document_id])}?norm={norm.pk}",
    }  # fmt: skip


def facts_of(kind: str, said: dict[str, Any]) -> list[Fact]:
    """The fields of a norm, in the order in which a person asks; ``gm/keys.html`` draws them."""
    words = Words("en" if get_language() == "en" else "zh")
    value = msgspec.convert({**said, "kind": kind}, NormValue, strict=False)
    place = value.region_name or (region_name(value.region) if value.region else "")
    found = [*_TELL[type(value)](value, words), {"label": _("地域"), "value": place, "code": value.region}]
    return [fact for fact in found if fact.get("value") or fact.get("missing")]


def _rule(rule: str) -> list[Fact]:
    return [{"label": _("规则"), "value": rule}] if rule else []


def _target(target: Target, words: Words) -> list[Fact]:
    sign = words(f"comparator.{target.comparator}")
    upper = "" if target.value_to is None else f"–{number(target.value_to)}"
    change = "" if target.change == "level" else words(f"change.{target.change}")
    day = target.deadline.isoformat() if target.deadline else str(target.year or "")
    known = _("登记号 %s") % target.indicator_id if target.indicator_id else ""
    return [
        {"label": _("指标"), "value": target.indicator, "note": known},
        {"label": _("数值"), "value": f"{sign}{number(target.value)}{upper}", "unit": target.unit, "note": ""},
        {"label": _("口径"), "value": change},
        {"label": _("期限"), "value": day, "missing": "" if day else _("文件未载")},
        _baseline(target),
        {"label": _("效力"), "value": words(f"modality.{target.modality}")},
    ]  # fmt: skip


def _baseline(target: Target) -> Fact:
    year, value = target.baseline_year, target.baseline_value
    said = in_row(filter(None, (str(year or ""), number(value) if value is not None else "")))
    unit = target.unit if value is not None else ""
    return {"label": _("基期"), "value": said, "unit": unit, "missing": "" if said else _("文件未载")}


def _task(task: Task, words: Words) -> list[Fact]:
    lead, others = words.among(task.lead), words.among(task.cooperate)
    return [
        {"label": _("任务"), "value": task.action},
        {"label": _("牵头单位"), "value": lead, "missing": "" if lead else _("文件未载")},
        {"label": _("配合单位"), "value": others},
        {"label": _("期限"), "value": due(task, words)},
        {"label": _("数量"), "value": number(task.quantity) if task.quantity is not None else "", "unit": task.unit or ""},
    ]  # fmt: skip


def _directive(directive: Directive, words: Words) -> list[Fact]:
    codes = "；".join("、".join(row) for row in directive.industry_codes if row)
    bounds = "；".join(
        f"{one.of} {words(f'comparator.{one.op}')}{number(one.value)}{one.unit}" for one in directive.thresholds
    )
    activity = "" if directive.activity == "any" else words(f"activity.{directive.activity}")
    return [
        {"label": _("态度"), "value": words(f"stance.{directive.stance}")},
        {"label": _("对象"), "value": words.among(directive.subjects)},
        {"label": _("活动"), "value": activity},
        {"label": _("行业代码"), "value": codes, "missing": "" if codes else _("未对上行业")},
        {"label": _("门槛"), "value": bounds},
        {"label": _("条件"), "value": directive.condition or ""}, {"label": _("例外"), "value": directive.exception or ""},
    ]  # fmt: skip


def _measure(measure: Measure, words: Words) -> list[Fact]:
    return [
        {"label": _("手段"), "value": words(f"instrument.{measure.instrument}")},
        {"label": _("措施"), "value": measure.action}, {"label": _("对象"), "value": words.among(measure.beneficiaries)},
    ]  # fmt: skip


_TELL: dict[type, Any] = {Target: _target, Task: _task, Directive: _directive, Measure: _measure}
