"""结构比例: the parts of one whole that a document lays down together (7.0 : 46 : 47), and whether they sum to 100."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gangmu.progress import Standing, Sum, share_standings, sum_of_shares, word
from gangmu_console.kit.cells import number
from gangmu_console.targets.models import Target
from gangmu_console.targets.standings import MARKS, Held, held, in_force

ROUNDING = 1.0  # points by which parts that were laid down as one whole may miss 100


def whole(request: HttpRequest, found: Target) -> dict[str, Any] | None:
    """What the page shows of the whole that ``found`` is a part of; None where it is a part of none."""
    parts = parts_of(request, found)
    if not parts:
        return None
    known = held(parts, request.as_of)
    shares = share_standings(
        [one.value for one in known], [seen for one in known for seen in one.observations], request.as_of,
        others=[other for one in known for other in one.others],
    )  # fmt: skip
    base = sum_of_shares({one.target.name: _baseline(one.standing) for one in known})
    faults = [each.reason for each in shares.standings if each.status == "unknown" and each.reason]
    language = "en" if get_language() == "en" else "zh"
    return {
        "rows": [_row(one, each, found) for one, each in zip(known, shares.standings, strict=True)],
        "sums": [_sum(one) for one in (base, shares.observed, shares.asked)],
        "vector": " : ".join(number(one.target.value) for one in known),
        "fault": faults[0].said(language) if faults else "",
        "sound": _said(shares.asked),
    }


def parts_of(request: HttpRequest, found: Target) -> list[Target]:
    """``found`` among the other parts of its whole, in the order of the document: a ratio of one sentence, or shares of

    one denominator in one clause that the document made to fill it. What the office set later does not undo the whole.
    """
    norm = found.norm
    if norm is None or found.unit != "%":
        return []
    rows = Target.objects.visible_to(request.person, "targets").filter(
        norm__document=norm.document_id, norm__clause=norm.clause, region=found.region, year=found.year, unit="%"
    )
    rows = in_force(rows, request.as_of).select_related("indicator", "norm__document").order_by("norm__start", "pk")
    beside = list(rows.defer("norm__document__text", "norm__document__tables"))
    if "ratio" in norm.data.get("rule", ""):
        parts = [one for one in beside if one.norm.start == norm.start and "ratio" in one.norm.data.get("rule", "")]
        return parts if len(parts) > 1 else []
    denominator = found.indicator.denominator if found.indicator else ""
    parts = [one for one in beside if denominator and one.indicator and one.indicator.denominator == denominator]
    numerators = {one.indicator.numerator for one in parts if one.indicator}
    laid_down = sum(float(one.norm.data["value"]) for one in parts)
    fills = len(parts) > 1 and len(numerators) == len(parts) and abs(laid_down - 100) <= ROUNDING
    return parts if fills else []


def _row(one: Held, stands: Standing, found: Target) -> dict[str, Any]:
    language = "en" if get_language() == "en" else "zh"
    return {
        "name": one.target.name, "here": one.target.pk == found.pk, "url": reverse("targets-detail", args=[one.target.pk]),
        "numbers": [_told(value) for value in (_baseline(one.standing), stands.expected, stands.actual)],
        "goal": number(one.target.value), "kind": MARKS[stands.status], "word": word("status", stands.status, language),
    }  # fmt: skip


def _baseline(stands: Standing) -> float | None:
    points = stands.path.points
    return points[0].value if points and points[0].kind == "baseline" else None


def _told(value: float | None) -> str:
    return "—" if value is None else number(round(value, 4))


def _sum(total: Sum) -> dict[str, Any]:
    return {"value": _told(total.total), "sound": total.sound, "off": "" if total.off is None else f"{total.off:+.6g}"}


def _said(asked: Sum) -> str:
    """Whether what is asked for fills the whole, in words."""
    if asked.total is None:
        return _("目标比例不全，合计无法算出")
    if asked.sound:
        return _("目标合计 100，相符")
    return _("目标合计 %(total)s，不是 100") % {"total": number(round(asked.total, 4))}
