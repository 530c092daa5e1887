"""What 测 shows on the dashboard: how many targets are behind, the headline ones, the cities, what needs a ruling."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu.registry.regions import contains
from gangmu_console.kit.overview import Fact, Figure, Panel, Todo, fact, figure, panel, todos
from gangmu_console.kit.regions import cities_of, province_of, region_name, short_name
from gangmu_console.kit.scope import NATION, within
from gangmu_console.targets.bullets import bullet
from gangmu_console.targets.current import all_held
from gangmu_console.targets.filters import status_word
from gangmu_console.targets.places import map_of
from gangmu_console.targets.precision import decimals_of, told
from gangmu_console.targets.resources import Targets
from gangmu_console.targets.standings import MARKS, Held

BEHIND = ("behind", "severely_behind")
SHOWN = 10
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


def _known(request: HttpRequest) -> list[Held]:
    """Every target in force of the person's province and below."""
    if not hasattr(request, "held_targets"):
        if not request.person.may("targets", "view"):
            return []
        rows = Targets().rows(request).order_by()
        province = province_of(request.person.region)
        seen = set((rows.filter(within("region", province)) if province else rows).values_list("pk", flat=True))
        request.held_targets = [one for one in all_held(request.as_of) if one.target.pk in seen]
    return request.held_targets


def _held(request: HttpRequest) -> list[Held]:
    """Those of the person's own region and below."""
    own = request.person.region
    return [one for one in _known(request) if not own or contains(own, one.target.region)]


def _here(request: HttpRequest, **more: str) -> str:
    """The list of the same targets."""
    place = {"region": request.person.region} if request.person.region not in ("", NATION) else {}
    return f"{reverse('targets')}?{urlencode(place | more)}"


@figure("watch")
def targets(request: HttpRequest) -> Figure | None:
    """Targets in force, and how many are behind."""
    if not request.person.may("targets", "view"):
        return None
    found = _held(request)
    behind = sum(1 for one in found if one.standing.status in BEHIND)
    return Figure(len(found), _("项目标"), _("%(count)s 项滞后") % {"count": behind}, _here(request))


@panel("main", 10)
def headline(request: HttpRequest) -> Panel | None:
    """主要指标: the targets of the person's own region of which most is known, what needs a person first."""
    place = request.person.region
    own = [
        one for one in _held(request) if one.target.region == place or (place in ("", NATION) and one.target.headline)
    ]
    found = [one for one in own if one.standing.status != "unknown"]
    if not found:
        return None
    last = {
        (one.target.indicator_id, one.target.region): one for one in sorted(found, key=lambda one: one.target.year or 0)
    }
    rows = sorted(last.values(), key=lambda one: (ORDER.index(one.standing.status), one.target.name))[:SHOWN]
    link = (_("全部 %(count)s 项") % {"count": len(_held(request))}, _here(request))
    context = {"rows": [_row(one) for one in rows], "counts": _counts(request)}
    return Panel(_("主要指标"), "targets/headline.html", context, link=link)


def _counts(request: HttpRequest) -> list[dict[str, object]]:
    """How many stand how, each with the list of them."""
    counts = Counter(one.standing.status for one in _held(request))
    return [
        {"kind": MARKS[status], "word": status_word(status), "count": counts[status], "url": _here(request, status=status)}
        for status in ORDER
        if counts[status]
    ]  # fmt: skip


def _row(one: Held) -> dict[str, object]:
    stands, places = one.standing, decimals_of(one.standing)
    points = stands.path.points
    word = status_word(stands.status)
    base = points[0].value if points and points[0].kind == "baseline" else None
    return {
        "name": one.target.name, "url": reverse("targets-detail", args=[one.target.pk]), "base": told(base, places),
        "expected": told(stands.expected, places), "actual": told(stands.actual, places),
        "goal": told(one.target.value, places), "year": one.target.year, "unit": one.target.unit,
        "bullet": bullet(stands, word), "kind": MARKS[stands.status], "word": word,
        "gap": told(abs(stands.gap), places) if stands.gap is not None and stands.status in BEHIND else "",
    }  # fmt: skip


@panel("side", 10)
def cities(request: HttpRequest) -> Panel | None:
    """各市进度: how many targets each city is behind with."""
    province = province_of(request.person.region)
    codes = cities_of(province) if province else ()
    if not codes or not request.person.may("targets", "view"):
        return None
    below: dict[str, list[Held]] = {code: [] for code in codes}
    for one in _known(request):
        below.get(f"{one.target.region[:4]}00", []).append(one)
    if not any(below.values()):
        return None
    tiles = [_tile(code, known) for code, known in below.items()]
    kinds = Counter(str(tile["kind"]) for tile in tiles)
    key = [
        {"kind": kind, "word": _("%(word)s %(count)s 市") % {"word": said, "count": kinds[kind]}}
        for kind, said in (("ok", _("正常")), ("warn", _("滞后")), ("bad", _("严重滞后")), ("none", _("缺报或无目标")))
        if kinds[kind]
    ]
    return Panel(_("各市进度"), "targets/map_panel.html", map_of(province, tiles, key), note=_("数字为滞后指标项数"))


def _tile(code: str, known: list[Held]) -> dict[str, object]:
    counts = Counter(one.standing.status for one in known)
    late = counts["behind"] + counts["severely_behind"]
    told = sum(counts[status] for status in ("met", "on_track", *BEHIND))
    kind = "bad" if counts["severely_behind"] else "warn" if late else "ok" if told else "none"
    value = str(late) if told else _("缺报") if counts["not_reported"] else "—"
    return {
        "code": code, "name": short_name(code), "url": f"{reverse('targets')}?region={code}", "kind": kind, "value": value,
        "label": _("%(name)s：%(late)s 项滞后") % {"name": region_name(code), "late": late if told else "—"},
    }  # fmt: skip


@fact(20)
def time_left(request: HttpRequest) -> Fact | None:
    """How far it is to the end of the year in which the next targets are due."""
    years = [one.target.year for one in _held(request) if one.target.year and one.target.year >= request.as_of.year]
    if not years:
        return None
    year, _count = Counter(years).most_common(1)[0]
    words = _("距 %(year)s 年末 %(days)s 天") % {"year": year, "days": (dt.date(year, 12, 31) - request.as_of).days}
    return words, _here(request, year=str(year))


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
