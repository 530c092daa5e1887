"""页框: what every page shows around its content: the six steps with what waits for a decision, region, day, person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gangmu_console.kit.permission import opens
from gangmu_console.kit.regions import region_name

Count = Callable[[HttpRequest], int]
STEPS = (
    ("set", "定", _("目标政策"), "documents"),
    ("gate", "控", _("准入产能"), "screenings"),
    ("drive", "推", _("项目培育"), "drive"),
    ("watch", "测", _("监测预警"), "targets"),
    ("account", "督", _("督查问责"), "account"),
    ("revise", "修", _("修订评估"), "findings"),
)
Lines = Callable[[HttpRequest], list[tuple[str, str]]]
_WAITING: dict[str, list[Count]] = {}
_AT_FOOT: list[Lines] = []


def waiting(step: str) -> Callable[[Count], Count]:
    """Add a count of what waits for a decision of the request's person at ``step`` (a decorator)."""

    def add(count: Count) -> Count:
        _WAITING.setdefault(step, []).append(count)
        return count

    return add


def at_foot(lines: Lines) -> Lines:
    """Add lines to the foot of every page, each with its address or "" (a decorator)."""
    _AT_FOOT.append(lines)
    return lines


def waits(request: HttpRequest, step: str) -> int:
    """How many things wait at ``step`` for the request's person."""
    return sum(count(request) for count in _WAITING.get(step, ()))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page."""
    person = getattr(request, "person", None)
    if person is None:
        return {}
    return {
        "person": person,
        "rail": lambda: [_step(request, *step) for step in STEPS],
        "region": region_name(person.region) if person.region else "",
        "person_links": _links(request) if person.known else [],
        "at_foot": lambda: [line for lines in _AT_FOOT for line in lines(request)],
        "as_of": getattr(request, "as_of", None),
        "replayed": getattr(request, "replayed", False),
        "demonstration": settings.DEMONSTRATION,
    }


def _links(request: HttpRequest) -> list[tuple[str, str]]:
    """What stands behind the person's name: their own password, and the lists of the office that they may see."""
    offices = (("people", _("用户与岗位")), ("organisations", _("机构")), ("audit", _("审计记录")))
    seen = [(label, reverse(name)) for name, label in offices if request.person.may(name, "view")]
    own = [(_("修改口令"), reverse("password"))] if request.person.user.has_usable_password() else []
    return [*seen, *own]


def address_for(request: HttpRequest, name: str) -> str:
    """The page called ``name``; nothing where it is not for this person."""
    address = reverse(name)
    return address if opens(request, address) else ""


def _step(request: HttpRequest, name: str, char: str, label: str, url: str) -> dict[str, Any]:
    return {
        "name": name,
        "char": char,
        "label": label,
        "url": address_for(request, url),
        "count": waits(request, name) if request.person.known else 0,
    }
