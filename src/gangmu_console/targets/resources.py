"""What indicators, observations and targets show as lists; which targets wait for a decision."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.cells import number, plain
from gangmu_console.kit.context import waiting
from gangmu_console.kit.filters import Choices, Day, Flag, Key, Region
from gangmu_console.kit.regions import region_name
from gangmu_console.kit.resource import MOST_WORDS, Act, Column, Resource, register
from gangmu_console.kit.templatetags.gm import icon
from gangmu_console.kit.wordindex import FOUND, WordIndex
from gangmu_console.people.regions import offered_regions
from gangmu_console.targets.bullets import bullet
from gangmu_console.targets.current import all_disputed, all_held, measured_indicators
from gangmu_console.targets.filters import Stands, status_word, statuses
from gangmu_console.targets.models import ImportRun, Indicator, Observation, Target
from gangmu_console.targets.precision import decimals_of, told
from gangmu_console.targets.standings import MARKS, Held, held, in_force


def status_cell(one: Held) -> str:
    """Shape and word, and how far it is off."""
    gap = one.standing.gap
    behind = gap is not None and one.standing.status in ("behind", "severely_behind")
    far = f" {told(abs(gap), decimals_of(one.standing))}" if behind else ""
    kind, words = MARKS[one.standing.status], status_word(one.standing.status) + far
    css = "seal-t" if kind == "seal" else kind
    return format_html('<span class="gm-st is-{}">{}{}</span>', css, icon(f"s-{kind}", ""), words)


def _of(name: str) -> Any:
    return lambda target: getattr(target.held.standing, name)


def _expected(target: Target) -> str:
    return told(target.held.standing.expected, decimals_of(target.held.standing))


def _baseline(target: Target) -> float | None:
    points = target.held.standing.path.points
    return points[0].value if points and points[0].kind == "baseline" else None


def _bar(target: Target) -> str:
    drawn = bullet(target.held.standing, status_word(target.held.standing.status))
    return render_to_string("gm/bullet.html", {"bullet": drawn}) if drawn else ""


def indicator_name(pk: int) -> str:
    """What the indicator ``pk`` is called."""
    return Indicator.objects.filter(pk=pk).values_list("name", flat=True).first() or ""


@register
class Targets(Resource):
    """目标."""

    name, model, step = "targets", Target, "watch"
    title = _("目标与指标")
    columns = (
        Column("name", _("指标"), link=True, sort=True),
        Column("region", _("地区"), sort=True, show=region_name),
        Column("year", _("年份"), sort=True, numeric=True),
        Column("baseline", _("基期"), numeric=True, value=_baseline, api=False),
        Column("expected", _("应达"), numeric=True, value=_expected, export=_of("expected"), api=False),
        Column("actual", _("实际"), numeric=True, value=_of("actual"), css="gm-b", api=False),
        Column("value", _("目标"), numeric=True, sort=True),
        Column("unit", _("单位")),
        Column("bar", _("进度"), value=_bar, css="drop", api=False, export=lambda target: ""),
        Column("status", _("状态"), value=lambda target: status_cell(target.held), api=False,
               export=lambda target: status_word(target.held.standing.status)),
    )  # fmt: skip
    filters = (
        Flag(
            "level",
            _("层级"),
            conditions=(("province", _("省级"), Q(headline=True)), ("city", _("市级"), Q(headline=False))),
        ),
        Region("region", _("地区"), codes=offered_regions),
        Choices("year", _("年份"), choices=lambda: [(str(y), str(y)) for y in years()]),
        Key("indicator", _("指标"), field="indicator_id", names=indicator_name),
        Stands("status", _("状态"), choices=statuses),
    )
    search = ("name",)
    ordering = ("-headline", "region", "name", "year", "id")
    beside = ("region", "year")
    related = ("indicator", "norm__document")
    empty = (_("还没有目标"), _("发布带目标的文件后，目标会列在这里，与观测值对照。"))
    own_page = True
    acts = (Act(_("指标"), reverse_lazy("indicators")), Act(_("观测值"), reverse_lazy("observations")))

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """Those in force on the day of the page."""
        found = in_force(super().prepare(queryset, request), request.as_of)
        return found.defer("norm__document__text", "norm__document__tables", "norm__proposal")

    def ready(self, things: list[Any], request: HttpRequest) -> None:
        """Where each stands."""
        known = {one.target.pk: one for one in all_held(request.as_of)}  # type: ignore[attr-defined]
        later = [
            target for target in things if target.pk not in known
        ]  # of a sheet that is written while things change
        known |= {one.target.pk: one for one in held(later, request.as_of, lately=True)} if later else {}  # type: ignore[attr-defined]
        for target in things:
            target.held = known[target.pk]


def years() -> list[int]:
    """The years in which targets are due."""
    return sorted({year for year in Target.objects.order_by().values_list("year", flat=True).distinct() if year})


@register
class Indicators(Resource):
    """指标."""

    name, model, step = "indicators", Indicator, "watch"
    title = _("指标目录")
    columns = (
        Column("name", _("名称"), link=True, sort=True),
        Column("code", _("登记号")),
        Column("unit", _("单位")),
        Column("direction", _("方向")),
        Column("numerator", _("分子")),
        Column("denominator", _("分母")),
        Column("periodicity", _("周期")),
        Column("reported_by", _("来源")),
    )
    filters = (Choices("periodicity", _("周期"), choices=Indicator.Periodicity.choices),)
    search = ("name", "code")
    ordering = ("name",)
    beside = ("unit", "reported_by")
    own_page = True


def _value(observation: Observation) -> str:
    if observation.value is None:
        return render_to_string("gm/st.html", {"kind": "none", "word": status_word("not_reported")})
    return number(observation.value)


def _source(observation: Observation) -> str:
    mark = _("演示") if observation.synthetic else ""
    return format_html("{}{}", observation.source, format_html(' <span class="gm-tag">{}</span>', mark) if mark else "")


@register
class Observations(Resource):
    """观测值."""

    name, model, step = "observations", Observation, "watch"
    title = _("观测值")
    columns = (
        Column("indicator__name", _("指标"), link=True),
        Column("region", _("地区"), sort=True, show=region_name),
        Column("period_end", _("期末"), sort=True),
        Column("every", _("观测期")),
        Column("value", _("数值"), numeric=True, value=_value, export=lambda one: one.value),
        Column("unit", _("单位")),
        Column("source", _("来源"), value=_source, export=lambda one: one.source),
        Column("recorded_on", _("报送日"), sort=True),
        Column("revision", _("修订"), numeric=True),
        Column("differs", _("口径差异"), listed=False),
        Column("reason", _("修订理由"), listed=False),
    )
    filters = (
        Region("region", _("地区"), codes=offered_regions),
        Flag(
            "missing",
            _("缺报"),
            conditions=(("yes", _("缺报"), Q(value=None)), ("no", _("有数"), Q(value__isnull=False))),
        ),
        Flag(
            "kind",
            _("数据"),
            conditions=(("real", _("实际"), Q(synthetic=False)), ("demo", _("演示"), Q(synthetic=True))),
        ),
        Choices("indicator", _("指标"), choices=measured_indicators),
        Day("since", _("期末起"), field="period_end"),
    )
    search = ("indicator__name", "source")
    sources = WordIndex("targets_observation", ("source",))
    ordering = ("-period_end", "-id")
    related = ("indicator",)
    empty = (_("还没有观测值"), _("逐条报送，或导入一张表；导入前会先逐行检查。"))
    acts = (
        Act(_("导入"), reverse_lazy("observations-import"), "add"),
        Act(_("报送观测值"), reverse_lazy("observation-add"), "add", "main"),
    )

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """The newest revision of each; earlier ones stand on its page."""
        return super().prepare(queryset, request).filter(current=True)

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """Those with every word in the name of the indicator or in the source."""
        for one in words.split()[:MOST_WORDS]:
            named = list(Indicator.objects.filter(name__icontains=one).values_list("pk", flat=True))
            queryset = queryset.filter(Q(indicator__in=named) | self.sources.condition(one, most))
        return queryset

    def detail(self, request: HttpRequest, thing: Observation) -> dict[str, Any]:
        """All revisions."""
        same = {name: getattr(thing, name) for name in ("indicator", "region", "period_end", "every")}
        history = Observation.objects.filter(**same).select_related("recorded_by").order_by("-revision")
        steps = [
            {"title": f"{plain(one.value)}{one.unit} {one.reason}", "when": plain(one.recorded_on), "who": plain(one.recorded_by),
             "now": one.current}
            for one in history
        ]  # fmt: skip
        return {"steps": steps}

    def heading(self, thing: Observation) -> str:
        """Indicator, place and period."""
        return f"{thing.indicator.name} {region_name(thing.region)} {thing.period_end}"


@register
class Imports(Resource):
    """导入记录."""

    name, model, step = "imports", ImportRun, "watch"
    title = _("导入记录")
    columns = (
        Column("file_name", _("文件"), link=True),
        Column("state", _("状态")),
        Column("good", _("可保存"), numeric=True),
        Column("bad", _("有错"), numeric=True),
        Column("created_by__name", _("导入人")),
        Column("created_at", _("时间"), sort=True),
    )
    related = ("created_by",)
    own_page = True
    interface = False

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """Without the rows of each, which only its own page reads."""
        return super().prepare(queryset, request).defer("rows")


@waiting("watch")
def to_settle(request: HttpRequest) -> int:
    """Targets of the province of which documents say two things, for who may decide."""
    if not request.person.may("targets", "change"):
        return 0
    known = all_disputed(request.as_of)  # type: ignore[attr-defined]
    return Targets().rows(request, "change").filter(headline=True, pk__in=known).order_by().count()
