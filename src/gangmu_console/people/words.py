"""用语: what was done, to what kind of thing, in which field, as the audit trail words it."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "accept": _("采纳"),
    "accept_sure": _("批量采纳"),
    "acknowledge": _("签收"),
    "activate": _("启用"),
    "add": _("新增"),
    "ask": _("征求意见"),
    "assign": _("派办"),
    "breach": _("违规办理"),
    "change": _("修改"),
    "change_password": _("修改口令"),
    "close": _("办结"),
    "compile": _("编译"),
    "compile_again": _("重新编译"),
    "deactivate": _("停用"),
    "dispose": _("处置"),
    "edit": _("改定"),
    "end_post": _("离岗"),
    "give_post": _("任岗"),
    "import": _("导入"),
    "issue": _("签发"),
    "lift": _("解除"),
    "limit": _("限批"),
    "notify": _("通知"),
    "observe": _("登记数值"),
    "opine": _("反馈意见"),
    "publish": _("发布"),
    "reject": _("不采纳"),
    "rename": _("更名"),
    "reset_password": _("重置口令"),
    "revise": _("修订"),
    "screen": _("筛查"),
    "set_target": _("设定目标"),
    "stop": _("停止"),
    "take_up": _("受理"),
    "undo": _("撤回"),
    "unlock": _("解锁"),
    "upload": _("上传"),
}


def action(name: str) -> str:
    """The word for the action ``name``, the name itself where it has none."""
    return force_str(ACTIONS.get(name, name))


def kind(label: str) -> str:
    """What things of the model ``label`` (app.model) are called."""
    try:
        return force_str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def field(label: str, name: str) -> str:
    """What the field ``name`` of the model ``label`` is called, the name itself where it is none."""
    try:
        found = apps.get_model(label)._meta.get_field(name.removesuffix("_id"))
    except (LookupError, ValueError, FieldDoesNotExist):
        return name
    held = getattr(found, "related_model", None) if found.auto_created else None  # the other end: norms of a document
    return force_str(held._meta.verbose_name if held else getattr(found, "verbose_name", name))
