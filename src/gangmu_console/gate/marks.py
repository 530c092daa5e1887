"""标记: statuses and due days as the pages of the gate show them: a shape, a word and a colour."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gangmu_console.gate.models import Batch, Notice, Outcome, Permit, Review, Screening
from gangmu_console.kit.overview import due_words
from gangmu_console.kit.templatetags.gm import icon

OUTCOMES = {
    "prohibited": "bad", "phase_out": "bad", "restricted": "bad", "conflict": "seal", "needs_facts": "none",
    "replacement_required": "warn", "conditional": "warn", "permitted": "ok", "encouraged": "ok",
}  # fmt: skip
STATES = {"checked": "none", "draft": "seal", "issued": "ok"}
NOTICES = {"sent": "warn", "acknowledged": "ok", "breached": "seal"}
REVIEWS = {"asked": "none", "agreed": "ok", "conditions": "warn", "objected": "bad"}
BATCHES = {"queued": "none", "running": "warn", "done": "ok", "stopped": "none", "failed": "bad"}


def mark(kind: str, word: Any) -> SafeString:
    """A status."""
    css = "seal-t" if kind == "seal" else kind
    return format_html('<span class="gm-st is-{}">{}{}</span>', css, icon(f"s-{kind}", ""), word)


def outcome(value: str) -> SafeString:
    """The outcome of a verdict."""
    return mark(OUTCOMES.get(value, "none"), dict(Outcome.choices).get(value, value))


def state(value: str) -> SafeString:
    """Where a screening stands."""
    return mark(STATES.get(value, "none"), dict(Screening.State.choices).get(value, value))


def notice(value: str) -> SafeString:
    """How a notice stands."""
    return mark(NOTICES.get(value, "none"), dict(Notice.State.choices).get(value, value))


def review(value: str) -> SafeString:
    """What a department says."""
    return mark(REVIEWS.get(value, "none"), dict(Review.State.choices).get(value, value))


def batch(value: str) -> SafeString:
    """How far a batch is."""
    return mark(BATCHES.get(value, "none"), dict(Batch.State.choices).get(value, value))


def permit(one: Permit) -> SafeString:
    """Whether what was granted had been forbidden."""
    if one.notice_id is None:
        return mark("ok", _("未涉及"))
    return mark("seal", _("违规办理")) if one.sure else mark("warn", _("需核实"))


def due(one: Review, day: dt.date) -> SafeString:
    """The deadline of a review: in words, with the date below; given opinions are no longer due."""
    if one.state != Review.State.ASKED:
        return format_html('{}<br><span class="gm-small gm-mute">{}</span>', _("已反馈"), one.given_on or "—")
    words, _late = due_words(one.due, day)
    kind = "bad" if one.due < day else "warn" if one.due == day else "none"
    return format_html('{}<br><span class="gm-small gm-mute">{}</span>', mark(kind, words), one.due)
