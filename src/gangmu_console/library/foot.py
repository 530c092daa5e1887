"""页脚: the packs that pages go by, by name and version: those of the person's region and of what lies above it."""

from __future__ import annotations

import functools

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.kit.context import at_foot
from gangmu_console.library.actions.packs import current_versions
from gangmu_console.library.models import PackVersion

MOST = 3
_NATION = "100000"
Told = tuple[int, str, int, str]


@at_foot
def packs(request: HttpRequest) -> list[tuple[str, str]]:
    """Name and version of each, with its page; one look at the newest version, the rest is remembered."""
    if not request.person.may("packs", "view"):  # type: ignore[attr-defined]
        return []
    newest = PackVersion.objects.order_by("-pk").values_list("pk", "published_at").first()
    near = [one for one in _current(newest) if _over(one[3], request.person.region)]  # type: ignore[attr-defined]
    lines = [
        (_("规则包 %(name)s 第 %(number)s 版") % {"name": name, "number": number}, reverse("packs-detail", args=[pk]))
        for pk, name, number, _region in near[:MOST]
    ]
    more = [(_("另有 %(count)s 个规则包") % {"count": len(near) - MOST}, reverse("packs"))] if len(near) > MOST else []
    return [*lines, *more]


@functools.lru_cache(maxsize=4)
def _current(newest: object) -> tuple[Told, ...]:
    """The versions that count once ``newest`` has come, the largest first; versions are only ever added."""
    found = current_versions().order_by("-norm_count", "name")
    return tuple(found.values_list("pk", "name", "number", "region"))


def _over(region: str, own: str) -> bool:
    """Whether what holds in ``region`` holds in ``own``, or may: a person of the nation sees all."""
    if not own or own == _NATION or region in ("", _NATION):
        return True
    stem = region.rstrip("0")
    return own.startswith(stem + "0" * (len(stem) % 2))
