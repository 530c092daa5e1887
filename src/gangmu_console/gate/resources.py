"""准入的列表与详情: screenings, batches, notices, what was granted, reviews, regional limits."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, Q, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from gangmu_console.gate import details, marks
from gangmu_console.gate.models import Batch, Notice, Outcome, Permit, Refused, RegionalLimit, Review, Screening
from gangmu_console.gate.places import Place
from gangmu_console.gate.search import WORDS, looks_numbered, named, numbered
from gangmu_console.kit.context import waiting
from gangmu_console.kit.filters import Choices, Day, Flag, Key, Region
from gangmu_console.kit.regions import region_name
from gangmu_console.kit.resource import MOST_WORDS, Act, Column, Resource, register, registry
from gangmu_console.kit.wordindex import FOUND
from gangmu_console.people.regions import offered_regions

_WAITING_MOST = 100


@register
class Screenings(Resource):
    """准入意见."""

    name, model, step = "screenings", Screening, "gate"
    title = _("准入意见")
    note = _("每个项目的结论、依据和办理状态")
    columns = (
        Column("name", _("项目"), link=True),
        Column("number", _("编号"), css="gm-num"),
        Column("applicant", _("申报单位")),
        Column("region", _("地区"), show=region_name),
        Column("outcome", _("结论"), show=marks.outcome, css="gm-nowrap", export=lambda one: one.get_outcome_display()),
        Column("document", _("裁定依据"), value=lambda one: f"{one.document} {one.clause}".strip()),
        Column("as_of", _("口径日期"), sort=True, css="gm-num"),
        Column("state", _("办理状态"), show=marks.state, css="gm-nowrap", export=lambda one: one.get_state_display()),
        Column("enterprise", _("统一社会信用代码"), listed=False),
        Column("industry", _("行业代码"), listed=False),
        Column("norm", _("裁定规范"), listed=False),
        Column("packs_hash", _("规则包哈希"), listed=False),
        Column("facts_hash", _("事实哈希"), listed=False),
    )
    filters = (
        Choices("outcome", _("结论"), choices=Outcome.choices),
        Choices("state", _("办理状态"), choices=Screening.State.choices),
        Place("region", _("地区"), codes=offered_regions),
        Day("since", _("口径日期自"), field="as_of"),
        Day("until", _("口径日期至"), field="as_of", at_most=True, brief=_("至")),
        Key("batch", _("批次"), field="batch_id"),
    )
    search = ("name", "applicant", "number")
    ordering = ("-as_of", "-id")
    beside = ("applicant", "region", "outcome")
    acts = (
        Act(_("批量筛查"), reverse_lazy("batch-new"), "add", icon="up"),
        Act(_("筛查项目"), reverse_lazy("screening-new"), "add", "main"),
    )
    empty = (_("还没有准入意见"), _("填写一个备案标题，或上传一张项目表，即可得到结论和依据。"))
    list_template = "gate/list.html"
    detail_template = "gate/verdict.html"

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """Lists leave the verdicts themselves where they are."""
        return queryset.defer("verdict", "limits")

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """By number where it looks like one, else by project and applicant."""
        return numbered(queryset, words) if looks_numbered(words) else named(queryset, words, most)

    def heading(self, thing: Screening) -> str:
        """准入意见：what the project is."""
        return str(_("准入意见：%(name)s") % {"name": details.short_name(thing)})

    def detail(self, request: HttpRequest, thing: Screening) -> dict[str, Any]:
        """The verdict page."""
        return details.screening(request, thing)


@register
class Batches(Resource):
    """批量筛查."""

    name, model, step = "batches", Batch, "gate"
    title = _("批量筛查")
    note = _("一张项目表一次筛查；表中行数 = 意见 + 错误")
    columns = (
        Column("file_name", _("文件"), link=True),
        Column("state", _("状态"), show=marks.batch, export=lambda one: one.get_state_display()),
        Column("rows", _("行数"), numeric=True),
        Column("verdicts", _("意见"), numeric=True),
        Column("errors", _("错误"), numeric=True),
        Column("region", _("地区"), show=region_name),
        Column("as_of", _("口径日期"), sort=True),
        Column("created_at", _("上传时间"), sort=True),
    )
    filters = (Choices("state", _("状态"), choices=Batch.State.choices), Day("since", _("口径日期自"), field="as_of"))
    search = ("file_name",)
    ordering = ("-id",)
    acts = (Act(_("上传项目表"), reverse_lazy("batch-new"), "add", "main", "up"),)
    empty = (
        _("还没有批量筛查"),
        _("上传 .xlsx 或 .csv 项目表，每行一个项目；有“项目名称”一列就能筛，读不出来的行另列一张错误表。"),
    )
    list_template = "gate/list.html"
    detail_template = "gate/batch.html"

    def detail(self, request: HttpRequest, thing: Batch) -> dict[str, Any]:
        """Progress, outcomes, errors."""
        return details.batch(request, thing)


@register
class Notices(Resource):
    """不予办理通知."""

    name, model, step = "notices", Notice, "gate"
    title = _("不予办理通知")
    note = _("产能严重过剩行业新增产能：备案、用地用海、节能审查、环评、授信五项一并不办")
    columns = (
        Column("kind", _("事项"), link=True),
        Column("screening__name", _("项目")),
        Column("screening__applicant", _("申报单位")),
        Column("screening__number", _("准入意见")),
        Column("organisation__name", _("办理机关")),
        Column("region", _("地区"), show=region_name),
        Column("sent_on", _("通知日期"), sort=True),
        Column("state", _("状态"), show=marks.notice, export=lambda one: one.get_state_display()),
        Column("basis", _("依据"), listed=False),
    )
    filters = (
        Choices("kind", _("事项"), choices=Refused.choices),
        Choices("state", _("状态"), choices=Notice.State.choices),
        Flag("authority", _("办理机关"), conditions=(("none", _("未指定机关"), Q(organisation=None)),)),
        Region("region", _("地区"), codes=offered_regions),
        Day("since", _("通知日期自"), field="sent_on"),
    )
    search = ("screening__name", "screening__applicant", "screening__number")
    related = ("screening", "organisation")
    acts = (Act(_("核查已办事项"), reverse_lazy("permits")),)
    empty = (_("没有不予办理通知"), _("签发产能严重过剩行业新增产能项目的禁止意见后，这里列出发给各机关的通知。"))
    list_template = "gate/list.html"
    detail_template = "gate/notice.html"

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """By the number, project or applicant of the screening."""
        for word in words.split()[:MOST_WORDS]:
            held = WORDS.condition(word, most, "screening")
            queryset = queryset.filter(Q(screening__number__startswith=word) if looks_numbered(word) else held)
        return queryset

    def heading(self, thing: Notice) -> str:
        """What must not be granted to which project."""
        return str(_("不予办理：%(kind)s") % {"kind": thing.get_kind_display()})

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """Without the verdicts."""
        return super().prepare(queryset, request).defer("screening__verdict", "screening__limits")

    def detail(self, request: HttpRequest, thing: Notice) -> dict[str, Any]:
        """The project, the sister notices, what was granted all the same."""
        return details.notice(request, thing)


@register
class Permits(Resource):
    """已办事项."""

    name, model, step = "permits", Permit, "gate"
    title = _("已办事项核查")
    note = _("各机关已经办理的事项，与不予办理通知逐条对照")
    columns = (
        Column("kind", _("事项")),
        Column("name", _("项目")),
        Column("applicant", _("申报单位")),
        Column("number", _("准入意见编号")),
        Column("enterprise", _("统一社会信用代码"), listed=False),
        Column("reference", _("办件编号")),
        Column("granted_on", _("办理日期"), sort=True),
        Column("region", _("地区"), show=region_name),
        Column("finding", _("核查"), value=lambda one: one, show=marks.permit, export=marks.permit),
        Column("notice", _("对应通知"), value=lambda one: one.notice, show=details.notice_link, api=False),
    )
    filters = (
        Flag("finding", _("核查"), conditions=(
            ("breach", _("违规办理"), Q(notice__isnull=False, sure=True)),
            ("look", _("需核实"), Q(notice__isnull=False, sure=False)),
            ("none", _("未涉及"), Q(notice=None)),
        )),
        Choices("kind", _("事项"), choices=Refused.choices),
        Day("since", _("办理日期自"), field="granted_on"),
    )  # fmt: skip
    search = ("name", "applicant", "number", "reference", "enterprise")
    related = ("notice__screening", "organisation")
    acts = (
        Act(_("登记一项"), reverse_lazy("permit-new"), "add"),
        Act(_("导入"), reverse_lazy("permit-import"), "add", "main", "up"),
    )
    empty = (_("还没有已办事项"), _("登记或导入各机关已办的备案、用地、节能审查、环评、授信，与不予办理通知对照。"))
    list_template = "gate/list.html"
    detailed = False

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """Without the verdicts."""
        deferred = ("notice__screening__verdict", "notice__screening__limits")
        return super().prepare(queryset, request).defer(*deferred)


@register
class Reviews(Resource):
    """并联审查."""

    name, model, step = "reviews", Review, "gate"
    title = _("并联审查")
    note = _("同一项目各部门同时审查，各有期限")
    columns = (
        Column("organisation__name", _("部门"), link=True),
        Column("screening__name", _("项目")),
        Column("screening__number", _("准入意见")),
        Column("matter", _("审查事项")),
        Column("region", _("地区"), show=region_name),
        Column("due", _("期限"), sort=True, value=lambda one: one, show=lambda one: marks.due(one, one.day),
               export=lambda one: one.due),
        Column("state", _("意见"), show=marks.review, export=lambda one: one.get_state_display()),
        Column("opinion", _("意见内容"), listed=False),
    )  # fmt: skip
    filters = (
        Choices("state", _("意见"), choices=Review.State.choices),
        Region("region", _("地区"), codes=offered_regions),
        Day("until", _("期限不晚于"), field="due", at_most=True),
    )
    search = ("screening__name", "screening__number", "organisation__name")
    ordering = ("due", "id")
    related = ("screening", "organisation")
    empty = (_("没有并联审查"), _("在允许、鼓励、附条件或须置换的准入意见上发起，各部门同时反馈。"))
    list_template = "gate/list.html"
    detail_template = "gate/review.html"

    def heading(self, thing: Review) -> str:
        """Which department looks at it."""
        return str(_("并联审查：%(name)s") % {"name": thing.organisation})

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """With the day that deadlines are seen from."""
        prepared = super().prepare(queryset, request).defer("screening__verdict", "screening__limits")
        return prepared.annotate(day=Value(request.as_of, output_field=DateField()))  # type: ignore[attr-defined]

    def detail(self, request: HttpRequest, thing: Review) -> dict[str, Any]:
        """The project, the other departments, the form for the opinion."""
        return details.review(request, thing)


@register
class Limits(Resource):
    """区域限批."""

    name, model, step = "limits", RegionalLimit, "gate"
    title = _("区域限批")
    note = _("生效之日起，该地区的新增项目一律按限批筛查")
    columns = (
        Column("region", _("地区"), show=region_name, link=True),
        Column("industries", _("行业"), value=lambda one: "、".join(one.industries) or _("不限")),
        Column("products", _("产品"), value=lambda one: "、".join(one.products) or _("不限")),
        Column("since", _("起"), sort=True),
        Column("until", _("止"), sort=True),
        Column("document", _("依据文件")),
        Column("clause", _("条款")),
        Column("reason", _("事由")),
    )
    filters = (Region("region", _("地区"), codes=offered_regions), Day("standing", _("止日不早于"), field="until"))
    search = ("document", "reason")
    ordering = ("-since", "-id")
    acts = (Act(_("登记限批"), reverse_lazy("limit-new"), "add", "seal-line"),)
    empty = (_("没有区域限批"), _("对能耗、环境、产能控制不达标的地区登记限批后，筛查当日即执行。"))
    list_template = "gate/list.html"
    detail_template = "gate/limit.html"

    def detail(self, request: HttpRequest, thing: RegionalLimit) -> dict[str, Any]:
        """Whether it stands, and the form that lifts it."""
        return details.limit(request, thing)


@waiting("gate")
def drafts(request: HttpRequest) -> int:
    """Drafts that wait for a signature of this person."""
    if not request.person.may("screenings", "decide"):  # type: ignore[attr-defined]
        return 0
    rows = registry["screenings"].rows(request, "decide").filter(state=Screening.State.DRAFT)
    return rows.order_by()[:_WAITING_MOST].count()
