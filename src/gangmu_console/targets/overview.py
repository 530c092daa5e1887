"""What 测 shows on the dashboard: how many targets are behind, the headline ones, the cities, what needs a ruling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.kit.cells import number
from gangmu_console.kit.overview import Figure, Panel, Todo, figure, panel, todos
from gangmu_console.kit.regions import cities_of, region_name, short_name
from gangmu_console.targets.bullets import bullet
from gangmu_console.targets.resources import Targets, status_word
from gangmu_console.targets.standings import MARKS, Held, held

BEHIND = ("behind", "severely_behind")
SHOWN = 10
# 辽宁十四市在图上的位置（行、列），北在上
PLACES = {
    "211300": (1, 1), "210900": (1, 2), "211200": (1, 4), "211400": (2, 1), "210700": (2, 2), "210100": (2, 3), "210400": (2, 4),
    "211100": (3, 2), "211000": (3, 3), "210500": (3, 4), "210800": (4, 2), "210300": (4, 3), "210600": (4, 4), "210200": (5, 2),
}  # fmt: skip
ORDER = (
    "disputed",
    "severely_behind",
    "behind",
    "on_track",
    "met",
    "no_baseline",
    "not_reported",
    "definition_differs",
    "unknown",
)


def _held(request: HttpRequest) -> list[Held]:
    """Every target in force that the person may see, worked out once a request."""
    if not hasattr(request, "held_targets"):
        rows = Targets().rows(request) if request.person.may("targets", "view") else []
        request.held_targets = held(rows, request.as_of)
    return request.held_targets


@figure("watch")
def targets(request: HttpRequest) -> Figure | None:
    """Targets in force, and how many are behind."""
    if not request.person.may("targets", "view"):
        return None
    found = _held(request)
    behind = sum(1 for one in found if one.standing.status in BEHIND)
    return Figure(len(found), _("项目标"), _("%(count)s 项滞后") % {"count": behind}, reverse("targets"))


@panel("main", 10)
def headline(request: HttpRequest) -> Panel | None:
    """主要指标: the province's targets of which most is known, what needs a person first."""
    found = [one for one in _held(request) if one.target.headline and one.standing.status != "unknown"]
    if not found:
        return None
    last = {
        (one.target.indicator_id, one.target.region): one for one in sorted(found, key=lambda one: one.target.year or 0)
    }
    rows = sorted(last.values(), key=lambda one: (ORDER.index(one.standing.status), one.target.name))[:SHOWN]
    link = (_("全部 %(count)s 项") % {"count": len(_held(request))}, reverse("targets"))
    return Panel(_("主要指标"), "targets/headline.html", {"rows": [_row(one) for one in rows]}, link=link)


def _row(one: Held) -> dict[str, object]:
    stands = one.standing
    points = stands.path.points
    word = status_word(stands.status)
    return {
        "name": one.target.name, "url": reverse("targets-detail", args=[one.target.pk]),
        "base": points[0].value if points and points[0].kind == "baseline" else None, "expected": stands.expected,
        "actual": stands.actual, "goal": one.target.value, "year": one.target.year, "unit": one.target.unit,
        "bullet": bullet(stands, word), "kind": MARKS[stands.status], "word": word,
        "gap": number(abs(stands.gap)) if stands.gap is not None and stands.status in BEHIND else "",
    }  # fmt: skip


@panel("side", 10)
def cities(request: HttpRequest) -> Panel | None:
    """各市进度: how many targets each city is behind with."""
    province = request.person.region[:2] + "0000" if request.person.region else ""
    codes = cities_of(province) if province else ()
    if not codes or not request.person.may("targets", "view"):
        return None
    tiles = [_tile(code, [one for one in _held(request) if one.target.region[:4] == code[:4]]) for code in codes]
    return Panel(_("各市进度"), "targets/map_panel.html", {"tiles": tiles}, note=_("数字为滞后指标项数"))


def _tile(code: str, known: list[Held]) -> dict[str, object]:
    counts = Counter(one.standing.status for one in known)
    late = counts["behind"] + counts["severely_behind"]
    told = sum(counts[status] for status in ("met", "on_track", *BEHIND))
    kind = "bad" if counts["severely_behind"] else "warn" if late else "ok" if told else "none"
    value = str(late) if told else _("缺报") if counts["not_reported"] else "—"
    row, column = PLACES.get(code, (0, 0))
    return {
        "name": short_name(code), "url": f"{reverse('targets')}?region={code}", "kind": kind, "value": value, "row": row or "",
        "col": column or "", "label": _("%(name)s：%(late)s 项滞后") % {"name": region_name(code), "late": late if told else "—"},
    }  # fmt: skip


@todos
def disputes(request: HttpRequest) -> Iterable[Todo]:
    """Targets of which documents say two things."""
    if not request.person.may("targets", "change"):
        return
    seen = set()
    for one in _held(request):
        key = (one.target.indicator_id, one.target.region, one.target.year)
        if one.standing.status == "disputed" and key not in seen:
            seen.add(key)
            why = one.standing.reason.said("zh") if one.standing.reason else ""
            yield Todo("裁", one.target.name, reverse("targets-detail", args=[one.target.pk]), why, _("裁定"))
