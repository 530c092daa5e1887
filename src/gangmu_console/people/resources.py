"""What people and organisations show as lists and details."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.filters import Choices, Day, Flag, Region
from gangmu_console.kit.phrases import in_row
from gangmu_console.kit.regions import cities_of, region_name
from gangmu_console.kit.resource import Act, Column, Resource, register
from gangmu_console.kit.wordindex import FOUND, WordIndex
from gangmu_console.people import details, words
from gangmu_console.people.models import AuditEntry, Organisation, Post, User
from gangmu_console.people.organisations import PROVINCES
from gangmu_console.people.roles import Role

_REGIONS = tuple(code for province in PROVINCES for code in (province, *cities_of(province)))


def _held(user: User) -> str:
    """The posts held today, in words."""
    day = timezone.localdate()
    held = [post for post in user.posts.all() if post.holds(day)]
    return in_row((f"{post.get_role_display()} {_stands_for(post)}" for post in held), "；") or _now("尚无岗位")


def _stands_for(post: Post) -> str:
    return post.organisation.name if post.organisation else post.enterprise or region_name(post.region)


def _posted(role: str) -> Q:
    return Q(pk__in=Post.objects.filter(role=role).values("user"))


@register
class People(Resource):
    """用户."""

    name, model = "people", User
    title = _("用户与岗位")
    note = _("谁以什么岗位办事；停用的账号保留其全部记录")
    columns = (
        Column("username", _("用户名"), link=True, sort=True),
        Column("name", _("姓名"), sort=True),
        Column("region", _("所属地区"), sort=True, show=region_name),
        Column("posts", _("岗位"), value=_held),
        Column("is_active", _("可登录"), sort=True),
        Column("last_login", _("最近登录"), sort=True),
    )
    filters = (
        Region("region", _("地区"), codes=_REGIONS),
        Flag("role", _("角色"), conditions=tuple((role, words_, _posted(role)) for role, words_ in Role.choices)),
        Flag("state", _("状态"), conditions=(
            ("active", _("可登录"), Q(is_active=True)), ("inactive", _("已停用"), Q(is_active=False)),
            ("idle", _("尚无岗位"), Q(posts=None)),
        )),
    )  # fmt: skip
    search = ("username", "name", "posts__organisation__name")
    ordering = ("region", "username")
    prefetched = ("posts__organisation",)
    acts = (Act(_("新增账号"), reverse_lazy("people-add"), verb="add", style="main", icon="add"),)

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """Each account once, however many of its posts match."""
        return super().found(queryset, words, most).distinct()

    def detail(self, request: HttpRequest, thing: User) -> dict[str, Any]:
        """Posts, sign-ins, changes."""
        return details.account(request, thing)


@register
class Organisations(Resource):
    """机构."""

    name, model = "organisations", Organisation
    title = _("机构")
    note = _("机构树、曾用名与职责划转")
    columns = (
        Column("name", _("名称"), link=True, sort=True),
        Column("short", _("简称")),
        Column("region", _("地区"), sort=True, show=region_name),
        Column("parent__name", _("上级")),
        Column("since", _("设立"), sort=True),
        Column("until", _("撤销"), sort=True),
        Column("successor__name", _("职责划入")),
    )
    search = ("name", "short", "names__name")
    ordering = ("region", "code")
    beside = ("region", "until")
    related = ("parent", "successor")
    filters = (
        Region("region", _("地区"), codes=_REGIONS),
        Flag("state", _("状态"), conditions=(
            ("present", _("现有"), Q(until=None)), ("ended", _("已撤销"), ~Q(until=None)),
        )),
    )  # fmt: skip

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """Each organisation once, however many of its names match."""
        return super().found(queryset, words, most).distinct()

    def detail(self, request: HttpRequest, thing: Organisation) -> dict[str, Any]:
        """Names, tree, people, changes."""
        return details.organisation(request, thing)


def _kinds() -> list[tuple[str, str]]:
    return [
        (kind, words.kind(kind))
        for kind in AuditEntry.objects.order_by("kind").values_list("kind", flat=True).distinct()
    ]


@register
class Audit(Resource):
    """审计记录."""

    name, model = "audit", AuditEntry
    title = _("审计记录")
    note = _("每次变更：谁、何时、改前、改后、理由；只增不改，逐条哈希相连")
    columns = (
        Column("at", _("时间"), sort=True, link=True),
        Column("actor_name", _("操作人")),
        Column("action", _("操作"), show=words.action),
        Column("kind", _("类型"), show=words.kind),
        Column("label", _("对象")),
        Column("region", _("地区"), show=region_name),
        Column("before", _("改前"), listed=False),
        Column("after", _("改后"), listed=False),
        Column("why", _("理由")),
        Column("hash", _("哈希"), listed=False),
    )
    filters = (
        Choices("kind", _("对象类型"), choices=_kinds),
        Day("since", _("日期自"), field="at__date"),
        Day("until", _("至"), field="at__date", at_most=True),
    )
    search = ("label", "actor_name", "action")
    indexed = WordIndex("people_auditentry", search, marks=("kind",))
    ordering = ("-id",)

    def heading(self, thing: AuditEntry) -> str:
        """What was done to what."""
        return f"{words.action(thing.action)} {thing.label}"

    def detail(self, request: HttpRequest, thing: AuditEntry) -> dict[str, Any]:
        """What differs, and the chain."""
        return details.entry(request, thing)
