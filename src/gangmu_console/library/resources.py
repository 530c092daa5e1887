"""What documents, norms and packs show as lists and details."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.context import waiting
from gangmu_console.kit.filters import Choices, Concerning, Day, Known, Region
from gangmu_console.kit.regions import region_name
from gangmu_console.kit.resource import Act, Column, Resource, register
from gangmu_console.kit.wordindex import WordIndex
from gangmu_console.library.forms import STANCES
from gangmu_console.library.models import Document, Norm, PackVersion
from gangmu_console.library.validity import Standing, standing_on, word
from gangmu_console.people.regions import with_nation

CERTAINTY = (("sure", _("有把握")), ("likely", _("较有把握")), ("doubtful", _("存疑")))


@register
class Documents(Resource):
    """政策文件."""

    name, model, step = "documents", Document, "set"
    title = _("政策文件")
    columns = (
        Column("title", _("标题"), link=True, sort=True),
        Column("number", _("文号")),
        Column("issuer", _("发文机关")),
        Column("region", _("地区"), show=region_name, sort=True),
        Column("issued", _("印发"), sort=True),
        Column("expires", _("有效期至"), sort=True),
        Column("standing", _("效力"), sort=True, show=word, export=lambda one: word(one.standing)),
        Column("stage", _("办理阶段"), sort=True),
    )
    filters = (
        Choices("stage", _("办理阶段"), choices=Document.Stage.choices),
        Choices("status", _("效力"), field="standing", choices=Standing.choices),
        Region("region", _("地区"), codes=with_nation),
        Day("since", _("印发自"), field="issued"),
        Concerning("concerns", _("适用于"), field="region"),
    )
    search = ("title", "number", "issuer")
    ordering = ("-issued", "-id")
    beside = ("number", "issued", "standing")
    unlisted = ("text", "tables", "header", "diagnostics")
    empty = (_("还没有文件"), _("上传一份政策文件，编译后在这里审校、发布。"))
    own_page = True
    acts = (
        Act(_("审校"), reverse_lazy("review"), "view"), Act(_("检索"), reverse_lazy("search")),
        Act(_("上传文件"), reverse_lazy("upload"), "add", "main", "up"),
    )  # fmt: skip

    def prepare(self, queryset: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        """With where each stands on the day of the page."""
        return super().prepare(queryset, request).annotate(standing=standing_on(request.as_of))  # type: ignore[attr-defined]


@register
class Norms(Resource):
    """规范."""

    name, model, step = "norms", Norm, "set"
    title = _("规范")
    columns = (
        Column("summary", _("要点"), link=True),
        Column("kind", _("种类"), sort=True),
        Column("document__title", _("文件")),
        Column("cite", _("出处")),
        Column("region", _("地区"), show=region_name, sort=True),
        Column("year", _("年份"), sort=True, numeric=True),
        Column("certainty", _("把握"), show=lambda value: dict(CERTAINTY).get(value, value)),
        Column("state", _("审校状态"), sort=True),
        Column("quote", _("原文"), listed=False),
        Column("remark", _("审校意见"), listed=False),
    )
    filters = (
        Choices("kind", _("种类"), choices=Norm.Kind.choices),
        Choices("state", _("审校状态"), choices=Norm.State.choices),
        Choices("certainty", _("把握"), choices=CERTAINTY),
        Region("region", _("地区"), codes=with_nation),
        Choices("year", _("年份"), choices=tuple((str(year), str(year)) for year in range(2010, 2036))),
        Choices("stance", _("态度"), choices=STANCES),
        Concerning("concerns", _("适用于"), field="document__region"),
        Known("counted", "", conditions=(("yes", _("未驳回"), ~Q(state=Norm.State.REJECTED)),)),
    )
    search = ("summary", "quote")
    indexed = WordIndex("library_norm", search, marks=("kind", "state", "certainty", "stance"))
    ordering = ("-id",)
    beside = ("kind", "document__title", "cite")
    related = ("document",)
    empty = (_("还没有规范"), _("上传文件并编译，目标、任务、导向和措施会列在这里。"))
    own_page = True


@register
class Packs(Resource):
    """规范包."""

    name, model, step = "packs", PackVersion, "set"
    title = _("规范包")
    columns = (
        Column("title", _("标题"), link=True),
        Column("name", _("名称"), sort=True),
        Column("number", _("版本"), sort=True, numeric=True),
        Column("region", _("地区"), show=region_name),
        Column("norm_count", _("规范数"), numeric=True),
        Column("published_at", _("发布时间"), sort=True),
        Column("published_by__name", _("发布人")),
        Column("hash", _("哈希"), show=lambda value: value[:12]),
        Column("note", _("发布说明"), listed=False),
    )
    filters = (Region("region", _("地区"), codes=with_nation), Day("since", _("发布自"), field="published_at__date"))
    search = ("title", "name")
    ordering = ("-published_at", "-id")
    related = ("published_by",)
    own_page = True
    empty = (_("还没有规范包"), _("审校完一份文件后发布，就成为规范包。"))


@waiting("set")
def to_review(request: HttpRequest) -> int:
    """Documents that wait for a review by this person."""
    if not request.person.may("norms", "decide"):
        return 0
    return Document.objects.visible_to(request.person, "documents").filter(stage=Document.Stage.REVIEW).count()
