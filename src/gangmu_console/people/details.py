"""详情: what the pages of an account, an organisation and an audit entry show beside their fields."""

from __future__ import annotations

import json
from typing import Any

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from gangmu_console.kit.cells import plain
from gangmu_console.kit.resource import registry
from gangmu_console.people import words
from gangmu_console.people.audit import GENESIS, digest
from gangmu_console.people.forms import Reason
from gangmu_console.people.models import AuditEntry, Organisation, Post, User
from gangmu_console.people.reach import reaches

_SIGN_INS = 5


def account(request: HttpRequest, user: User) -> dict[str, Any]:
    """An account: its posts, its last sign-ins, its changes, and what an administrator may do."""
    may = request.person.may("people", "change") and user != request.person.user
    failures = AccessAttempt.objects.filter(username=user.username).aggregate(all=Sum("failures_since_start"))["all"]
    context = {
        "user": user,
        "may": may,
        "reason": Reason(auto_id=False),
        "posts": [(post, post.holds(request.person.day)) for post in user.posts.select_related("organisation")],
        "locked": (failures or 0) >= settings.AXES_FAILURE_LIMIT,
        "sign_ins": AccessLog.objects.filter(username=user.username).order_by("-attempt_time")[:_SIGN_INS],
    }
    sections = [(_("岗位"), "posts", _("看得到什么、能办什么，由岗位决定")), (_("最近登录"), "sign_ins", "")]
    asides = [(_("账号管理"), "manage", "")] if may else []
    acts = [{"label": _("修改"), "url": reverse("people-change", args=[user.pk])}] if may else []
    if may:
        acts.append({"label": _("设立岗位"), "url": reverse("people-give-post", args=[user.pk]), "style": "main"})
    return {
        "sections": [_section(request, *one, context) for one in sections],
        "asides": [_section(request, *one, context) for one in asides],
        "steps": _changes(request, user),
        "acts": acts,
    }


def organisation(request: HttpRequest, one: Organisation) -> dict[str, Any]:
    """An organisation: where it stands in the tree, what it was called when, whose tasks it took over."""
    posts = Post.objects.filter(organisation=one).select_related("user").order_by("user__name")
    context = {
        "one": one,
        "name_then": one.name_on(request.as_of),
        "as_of": request.as_of,
        "tree": _tree(one),
        "predecessors": one.predecessors.all(),
        "posts": [post for post in posts if post.holds(request.person.day)],
    }
    sections = [(_("沿革"), "names", _("各个时期的名称")), (_("上下级"), "tree", "")]
    if context["posts"] and request.person.may("people", "view"):
        sections.append((_("人员"), "members", ""))
    return {
        "sections": [_section(request, *one_section, context) for one_section in sections],
        "steps": _changes(request, one),
        "acts": _organisation_acts(request, one),
    }


def entry(request: HttpRequest, one: AuditEntry) -> dict[str, Any]:
    """An audit entry: the fields that differ, side by side, and its place in the chain."""
    before, after = one.before or {}, one.after or {}
    names = [*after, *(name for name in before if name not in after)]
    changed = [name for name in names if before.get(name) != after.get(name)]
    rows = [(words.field(one.kind, name), _told(before.get(name)), _told(after.get(name))) for name in changed]
    seen = registry["audit"].rows(request)
    context = {
        "entry": one,
        "rows": rows,
        "kind": words.kind(one.kind),
        "same": len(names) - len(rows),
        "thing_url": _thing_url(one),
        "earlier": seen.filter(kind=one.kind, object_id=one.object_id, pk__lt=one.pk).first(),
        "later": seen.filter(kind=one.kind, object_id=one.object_id, pk__gt=one.pk).order_by("pk").first(),
        "holds": _holds(one),
    }
    return {
        "sections": [_section(request, _("改前改后"), "differences", "", context)],
        "asides": [_section(request, _("对象"), "thing", "", context), _section(request, _("哈希链"), "chain", "", context)],
        "keys": [
            (_("时间"), plain(one.at)), (_("操作人"), one.actor_name), (_("操作"), words.action(one.action)),
            (_("理由"), plain(one.why)),
        ],
    }  # fmt: skip


def _holds(one: AuditEntry) -> bool:
    """Whether the entry is as it was written, and follows the one before it."""
    return one.hash == digest(one) and (
        one.previous == GENESIS or AuditEntry.objects.filter(hash=one.previous, pk__lt=one.pk).exists()
    )


def _told(value: Any) -> str:
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return "、".join(plain(one) for one in value) or plain(None)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=1)
    return plain(value)


def _thing_url(one: AuditEntry) -> str:
    """The page of what was changed, where a resource shows such things."""
    for resource in registry:
        if resource.model._meta.label_lower == one.kind and resource.detailed and one.object_id.isdigit():
            return reverse(f"{resource.name}-detail", args=[one.object_id])
    return ""


def _changes(request: HttpRequest, thing: Any) -> list[dict[str, Any]]:
    """What was changed about ``thing``, newest first, for those who may see the trail."""
    if not request.person.may("audit", "view"):
        return []
    entries = registry["audit"].rows(request).filter(kind=thing._meta.label_lower, object_id=str(thing.pk))
    return [
        {
            "title": words.action(one.action),
            "when": plain(one.at),
            "who": one.actor_name,
            "url": reverse("audit-detail", args=[one.pk]),
        }
        for one in entries[:20]
    ]


def _tree(one: Organisation) -> list[dict[str, Any]]:
    """The organisation below what stands above it, and with what stands below."""
    below = [_node(child) for child in one.children.order_by("region", "code")]
    here = {**_node(one), "current": True, "children": below}
    return [{**_node(one.parent), "children": [here]}] if one.parent else [here]


def _node(one: Organisation) -> dict[str, Any]:
    label = f"{one.name}（{_('已撤销')}）" if one.until else one.name
    return {"label": label, "url": reverse("organisations-detail", args=[one.pk])}


def _organisation_acts(request: HttpRequest, one: Organisation) -> list[dict[str, Any]]:
    if not reaches(request.person, "organisations", one.region):
        return []
    rename = {"label": _("更名"), "url": reverse("organisations-rename", args=[one.pk])}
    close = {"label": _("撤销"), "url": reverse("organisations-close", args=[one.pk])}
    return [rename] if one.until else [rename, close]


def _section(request: HttpRequest, title: str, template: str, note: str, context: dict[str, Any]) -> dict[str, Any]:
    html = render_to_string(f"people/section/{template}.html", context, request)
    return {"title": title, "note": note, "html": html}
