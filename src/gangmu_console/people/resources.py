"""What people and organisations show as lists and details."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.filters import Choices, Day
from gangmu_console.kit.regions import region_name
from gangmu_console.kit.resource import Column, Resource, register
from gangmu_console.people.models import AuditEntry, Organisation


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
    related = ("parent", "successor")


def _kinds() -> list[tuple[str, str]]:
    return [(kind, kind) for kind in AuditEntry.objects.order_by("kind").values_list("kind", flat=True).distinct()]


@register
class Audit(Resource):
    """审计记录."""

    name, model = "audit", AuditEntry
    title = _("审计记录")
    note = _("每次变更：谁、何时、改前、改后、理由；只增不改，逐条哈希相连")
    columns = (
        Column("at", _("时间"), sort=True, link=True),
        Column("actor_name", _("操作人")),
        Column("action", _("操作")),
        Column("label", _("对象")),
        Column("region", _("地区"), show=region_name),
        Column("before", _("改前"), listed=False),
        Column("after", _("改后"), listed=False),
        Column("why", _("理由")),
        Column("hash", _("哈希"), listed=False),
    )
    filters = (Choices("kind", _("对象类型"), choices=_kinds), Day("since", _("起"), field="at__date"))
    search = ("label", "actor_name", "action")
    ordering = ("-id",)
