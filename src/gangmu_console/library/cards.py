"""规范卡: one norm as the reader and the review queue show it: quotation, fields, what is inferred, what may be done."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.kit.cells import plain
from gangmu_console.kit.regions import region_name
from gangmu_console.library.models import Norm

SURE = {"sure": 3, "likely": 2, "doubtful": 1}


def norm_card(request: HttpRequest, norm: Norm) -> dict[str, Any]:
    """The context of ``library/card.html``."""
    return {
        "norm": norm,
        "level": SURE.get(norm.certainty, 1),
        "facts": [{"label": label, "value": value} for label, value in _facts(norm) if value not in ("", "—")],
        "edited": norm.proposal is not None and norm.proposal != norm.data,
        "can_decide": request.person.may("norms", "decide"),
        "url": f"{reverse('documents-detail', args=[norm.document_id])}?norm={norm.pk}",
    }


def _facts(norm: Norm) -> list[tuple[str, str]]:
    """The fields of the norm, in the order in which a person asks."""
    said = norm.data
    tell = {"target": _target, "task": _task, "directive": _directive, "measure": _measure}[norm.kind]
    place = said.get("region_name") or (region_name(norm.region) if norm.region else "")
    return [*tell(said), (_("地域"), place), (_("出处"), norm.cite or norm.clause), (_("规则"), said.get("rule", ""))]


def _target(said: dict[str, Any]) -> list[tuple[str, str]]:
    value = f"{said.get('comparator', '')} {plain(said.get('value'))}{said.get('unit', '')}".strip()
    base = f"{said.get('baseline_year') or ''} {plain(said.get('baseline_value'))}".strip()
    return [
        (_("指标"), said.get("indicator", "")), (_("登记号"), said.get("indicator_id") or ""), (_("数值"), value),
        (_("口径"), said.get("change", "")), (_("期限"), plain(said.get("deadline") or said.get("year"))), (_("基期"), base),
    ]  # fmt: skip


def _task(said: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("任务"), said.get("action", "")), (_("牵头单位"), "、".join(said.get("lead") or ())),
        (_("配合单位"), "、".join(said.get("cooperate") or ())),
        (_("期限"), plain(said.get("deadline") or said.get("deadline_year"))),
        (_("数量"), f"{plain(said.get('quantity'))}{said.get('unit') or ''}" if said.get("quantity") else ""),
    ]  # fmt: skip


def _directive(said: dict[str, Any]) -> list[tuple[str, str]]:
    stances = {
        "encourage": _("鼓励"), "upgrade": _("改造提升"), "control": _("控制"), "restrict": _("限制"), "prohibit": _("禁止"),
        "phase_out": _("淘汰"), "retain": _("保留"),
    }  # fmt: skip
    codes = "；".join("、".join(row) for row in said.get("industry_codes") or () if row)
    return [
        (_("态度"), stances.get(said.get("stance", ""), "")), (_("对象"), "、".join(said.get("subjects") or ())),
        (_("行业代码"), codes), (_("条件"), said.get("condition") or ""), (_("例外"), said.get("exception") or ""),
    ]  # fmt: skip


def _measure(said: dict[str, Any]) -> list[tuple[str, str]]:
    return [(_("措施"), said.get("action", "")), (_("对象"), "、".join(said.get("beneficiaries") or ()))]
