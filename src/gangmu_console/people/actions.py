"""办理: every change to accounts, posts and organisations, each in one transaction with its audit entry."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from axes.utils import reset
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gangmu_console.people import audit
from gangmu_console.people.models import Organisation, OrganisationName, Post, User
from gangmu_console.people.person import Person
from gangmu_console.people.reach import must_manage, not_oneself, reaches

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read out
_DAY = dt.timedelta(days=1)


def password_made() -> str:
    """A password to be told once and changed at the first sign-in: three groups, 70 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _place in range(5)) for _group in range(3))


@transaction.atomic
def add_user(person: Person, username: str, name: str, region: str) -> tuple[User, str]:
    """新增账号: without posts, so that it may do nothing yet; the account and its first password."""
    _in_reach(person, "people", region)
    password = password_made()
    user = User.objects.create_user(username, password=password, name=name, region=region, password_due=True)
    audit.record(person, "add", user, after=audit.fields(user, "username", "name", "region"))
    return user, password


@transaction.atomic
def change_user(person: Person, user: User, name: str, region: str) -> None:
    """修改账号: its name, and whose administrators manage it."""
    must_manage(person, user)
    _in_reach(person, "people", region)
    before = audit.fields(user, "name", "region")
    user.name, user.region = name, region
    user.save(update_fields=("name", "region"))
    audit.record(person, "change", user, before=before, after=audit.fields(user, "name", "region"))


@transaction.atomic
def set_active(person: Person, user: User, active: bool, why: str) -> None:
    """停用、启用: who is deactivated is signed out at once; nothing they did goes away."""
    not_oneself(person, user)
    must_manage(person, user)
    before = audit.fields(user, "is_active")
    user.is_active = active
    user.save(update_fields=("is_active",))
    action = "activate" if active else "deactivate"
    audit.record(person, action, user, before=before, after=audit.fields(user, "is_active"), why=why)


@transaction.atomic
def reset_password(person: Person, user: User) -> str:
    """重置口令: a new password that has to be changed; every session of the account ends, and so does a lock."""
    not_oneself(person, user)
    must_manage(person, user)
    password = password_made()
    user.set_password(password)
    user.password_due = True
    user.save(update_fields=("password", "password_due"))
    reset(username=user.username)
    audit.record(person, "reset_password", user)
    return password


@transaction.atomic
def password_changed(person: Person, user: User) -> None:
    """修改口令: the person's own doing; ``user`` has been saved with it."""
    User.objects.filter(pk=user.pk).update(password_due=False)
    audit.record(person, "change_password", user)


@transaction.atomic
def unlock(person: Person, user: User) -> None:
    """解锁: forget the failed attempts, so that the person may try again at once."""
    must_manage(person, user)
    audit.record(person, "unlock", user, before={"failures": reset(username=user.username)})


@transaction.atomic
def give_post(person: Person, user: User, **said: Any) -> Post:
    """任岗: one more role, with ``said`` the fields of Post."""
    not_oneself(person, user)
    must_manage(person, user)
    _in_reach(person, "people", said["region"])
    if said.get("organisation"):
        _in_reach(person, "people", said["organisation"].region)
    post = Post.objects.create(user=user, **said)
    audit.record(person, "give_post", user, after=_told(post))
    return post


@transaction.atomic
def end_post(person: Person, post: Post, why: str) -> None:
    """离岗: the post ended yesterday; it stays on record."""
    not_oneself(person, post.user)
    must_manage(person, post.user)
    before = _told(post)
    post.until = person.day - _DAY
    post.save(update_fields=("until",))
    audit.record(person, "end_post", post.user, before=before, after=_told(post), why=why)


@transaction.atomic
def rename(person: Person, organisation: Organisation, name: str, short: str, since: dt.date) -> None:
    """更名: from ``since`` on; the name until then is kept with its dates."""
    _in_reach(person, "organisations", organisation.region)
    before = audit.fields(organisation, "name", "short")
    last = organisation.names.order_by("-until").exclude(until=None).first()
    OrganisationName.objects.create(
        organisation=organisation, name=organisation.name, since=last.until + _DAY if last else organisation.since,
        until=since - _DAY,
    )  # fmt: skip
    organisation.name, organisation.short = name, short
    organisation.save(update_fields=("name", "short"))
    after = {**audit.fields(organisation, "name", "short"), "since": since}
    audit.record(person, "rename", organisation, before=before, after=after)


@transaction.atomic
def close(person: Person, organisation: Organisation, successor: Organisation | None, until: dt.date, why: str) -> None:
    """撤销: it ends on ``until``; what it answered for passes to ``successor``."""
    _in_reach(person, "organisations", organisation.region)
    before = audit.fields(organisation, "until", "successor_id")
    organisation.until, organisation.successor = until, successor
    organisation.save(update_fields=("until", "successor"))
    after = audit.fields(organisation, "until", "successor_id")
    audit.record(person, "close", organisation, before=before, after=after, why=why)


def _in_reach(person: Person, resource: str, region: str) -> None:
    if not reaches(person, resource, region):
        raise PermissionDenied(_("该地区不在您的管辖范围内。"))


def _told(post: Post) -> dict[str, Any]:
    organisation = post.organisation.name if post.organisation else ""
    return {"organisation": organisation, **audit.fields(post, "role", "region", "enterprise", "since", "until")}
