"""发现卡: a finding as the list and its page show it: quotations against each other, owner, disposition."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.library.models import Finding

_MARKS = {"error": "bad", "warning": "warn", "info": "none"}


def card(finding: Finding, sentence: str) -> dict[str, Any]:
    """The context of ``gm/find-card.html``."""
    quotations = [quotation(place) for place in finding.places]
    undecided = finding.disposition == Finding.Disposition.OPEN
    mark = "seal" if undecided and finding.level == "error" else _MARKS.get(finding.level, "none")
    return {
        "code": finding.code,
        "title": sentence,
        "url": reverse("finding", args=[finding.pk]),
        "status": {"kind": mark if undecided else "ok", "word": finding.get_disposition_display()},
        "left": quotations[0] if quotations else None,
        "right": quotations[1] if len(quotations) > 1 else None,
        "others": quotations[2:],
        "owner": finding.owner.name if finding.owner else "",
        "due": finding.due,
        "disposition": "" if undecided else finding.get_disposition_display(),
        "reason": finding.reason,
        "open": undecided,
        "pk": finding.pk,
    }


def quotation(place: dict[str, Any]) -> dict[str, Any]:
    """One side: where it stands, its day, its words; of a pack without text, what the norm there says."""
    url = ""
    if place.get("document_id"):
        url = f"{reverse('documents-detail', args=[place['document_id']])}#{place['clause']}"
    source = f"{place['title']} {place['cite']}".strip()
    return {
        "source": source,
        "url": url,
        "date": place.get("issued", ""),
        "text": place["quote"],
        "gist": place.get("gist", ""),
        "note": "" if place["quote"] else _("规范包未附原文"),
    }
