"""流转: how a screening came to be what it is, newest first, from the audit trail."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gangmu_console.gate.models import Outcome, Screening
from gangmu_console.people.models import AuditEntry

_MOST = 40


def steps(screening: Screening) -> list[dict[str, Any]]:
    """What happened to ``screening``, and what it waits for."""
    found = AuditEntry.objects.filter(kind="gate.screening", object_id=str(screening.pk)).order_by("-id")[:_MOST]
    told = [_step(entry) for entry in found]
    if screening.batch_id is not None and screening.batch is not None:
        title = _("批量筛查，第 %(row)s 行") % {"row": screening.row}
        url = reverse("batches-detail", args=[screening.batch_id])
        told.append({"title": title, "when": _day(screening.created_at), "who": screening.batch.file_name, "url": url})
    waiting = {"draft": _("待签发"), "checked": _("预筛，尚未拟稿")}.get(screening.state)
    return [{"title": waiting, "when": "", "now": True}, *told] if waiting else told


def _step(entry: AuditEntry) -> dict[str, Any]:
    before, after = entry.before or {}, entry.after or {}
    outcome = str(dict(Outcome.choices).get(after.get("outcome", ""), ""))
    same = before.get("outcome") == after.get("outcome")
    changed = _("结论未变") if same else _("结论：%(outcome)s") % {"outcome": outcome}
    titles = {
        "screen": _("收件筛查，%(said)s"), "correct": _("更正事实，%(said)s"), "answer": _("补充说明，%(said)s"),
        "recompute": _("按现行规则重算，%(said)s"), "take_up": _("转为拟稿"), "issue": _("签发"),
    }  # fmt: skip
    title = titles.get(entry.action, entry.action)
    return {
        "title": title % {"said": changed} if "%(said)s" in title else title,
        "when": _day(entry.at), "who": entry.actor_name, "now": entry.action == "issue",
    }  # fmt: skip


def _day(at: Any) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
