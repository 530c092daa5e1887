"""管辖: whom and what an administrator reaches: regions of their own posts and below, never a person who stands above."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from gangmu_console.kit.regions import cities_of
from gangmu_console.kit.scope import NATION
from gangmu_console.people.models import User
from gangmu_console.people.organisations import PROVINCES
from gangmu_console.people.person import Person


def lies_within(code: str, region: str) -> bool:
    """Whether the region ``code`` is ``region`` or below it; the same as ``kit.scope.within`` asks of the database."""
    if len(code) != 6 or not code.isdigit():
        return False
    stem = region.rstrip("0")
    return region == NATION or (bool(stem) and code.startswith(stem + "0" * (len(stem) % 2)))


def reaches(person: Person, resource: str, code: str) -> bool:
    """Whether ``person`` may change things of ``resource`` in the region ``code``."""
    return any(lies_within(code, post.region) for post in person.posts_for(resource, "change"))


def regions_reached(person: Person, resource: str) -> list[str]:
    """The provinces and cities, and the state, in which ``person`` may change things of ``resource``."""
    known = [NATION, *(code for province in PROVINCES for code in (province, *cities_of(province)))]
    return [code for code in known if reaches(person, resource, code)]


def must_manage(person: Person, user: User) -> None:
    """Refuse where ``person`` may not manage the account of ``user``: another region's, or one with posts above theirs."""
    regions = {user.region, *(post.region for post in user.posts.all() if post.holds(person.day))}
    if not all(reaches(person, "people", code) for code in regions):
        raise PermissionDenied(_("这个账号另有您管辖范围以外的岗位，请由上级管理员办理。"))


def not_oneself(person: Person, user: User) -> None:
    """Refuse where somebody would change their own standing."""
    if person.user == user:
        raise PermissionDenied(_("不能变更自己的账号状态和岗位，请由另一位管理员办理。"))
