"""角色与权限: which verbs each role has on which things (data/roles.toml), and how far each role reaches."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files
from typing import Literal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

Verb = Literal["view", "add", "change", "delete", "decide", "publish", "export"]
Reach = Literal["region", "organisation", "enterprise", "shared"]


class Role(TextChoices):
    """角色: the nine kinds of people that the console knows."""

    PROVINCE = "province", _("省级管理")
    POLICY = "policy", _("政策处")
    WINDOW = "window", _("审批窗口")
    DEPARTMENT = "department", _("责任单位")
    CITY = "city", _("市县")
    INSPECTOR = "inspector", _("督查")
    ENTERPRISE = "enterprise", _("企业")
    READER = "reader", _("只读")
    PUBLIC = "public", _("公众")


@functools.cache
def _table() -> dict[str, dict[str, object]]:
    return tomllib.loads(files("gangmu_console.people").joinpath("data/roles.toml").read_text("utf-8"))


def reach(role: str) -> Reach:
    """How far ``role`` sees: its region, what its organisation answers for, its own enterprise, or what all may see."""
    return _table()[role]["reach"]  # type: ignore[return-value]


def allows(role: str, resource: str, verb: str) -> bool:
    """Whether ``role`` may ``verb`` things of ``resource``; what the table does not say is denied."""
    granted = _table()[role].get("may", {})
    return verb in str(granted.get(resource, granted.get("*", ""))).split()  # type: ignore[attr-defined]
