"""重放的差异: what differs between a verdict and its replay, in words."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext as _

from gangmu.screen.reasons import word
from gangmu.screen.replay import Replay
from gangmu_console.gate.facts import spoken


def differences(found: Replay) -> dict[str, Any]:
    """Fields that differ, and clauses that came, went or changed."""
    return {
        "fields": [
            {"name": _field(one.field), "before": _plain(one.field, one.before), "now": _plain(one.field, one.now)}
            for one in found.differences
        ],
        "matches": [
            {
                "place": f"{one.document} {one.clause}".strip(), "fate": _fate(one.fate), "norm": one.norm,
                "fields": [
                    {"name": _field(part.field), "before": _plain(part.field, part.before), "now": _plain(part.field, part.now)}
                    for part in one.fields
                ],
            }
            for one in found.matches
        ],
    }  # fmt: skip


def _fate(fate: str) -> str:
    return {"appeared": _("新增"), "vanished": _("消失"), "changed": _("变化")}[fate]


def _field(name: str) -> str:
    return {
        "outcome": _("结论"), "matches": _("命中的次序"), "missing": _("还缺什么"), "procedure": _("程序"),
        "refusals": _("不予办理"), "replacement": _("产能置换"), "packs_hash": _("规则包哈希"), "facts_hash": _("事实哈希"),
        "project": _("项目事实"), "role": _("角色"), "why": _("理由"), "stance": _("态度"), "subject": _("对象"),
        "matched": _("命中词"), "arithmetic": _("算式"), "document": _("文件"), "clause": _("条款"),
    }.get(name, name)  # fmt: skip


def _plain(field: str, value: object) -> str:
    if value in (None, [], {}, ""):
        return "—"
    if field == "outcome":
        return word(f"@outcome.{value}", spoken())
    if field == "missing" and isinstance(value, list):
        return " ".join(str(one.get("question", "")) for one in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
