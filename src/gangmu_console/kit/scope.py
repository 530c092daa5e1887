"""可见范围: the one place that decides which rows a person sees. What declares no scope is seen by nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol, Self

from django.db import models
from django.db.models import Q

NOTHING = Q(pk__in=())
NATION = "100000"
LOOKING = ("view", "export")


class Post(Protocol):
    """岗位, as far as a scope asks it."""

    region: str
    enterprise: str
    organisation_id: int | None
    user_id: int | None

    @property
    def reach(self) -> str:
        """How far it sees: ``region``, ``organisation``, ``enterprise`` or ``shared``."""


class Person(Protocol):
    """当事人, as far as a scope asks them."""

    def posts_for(self, resource: str, verb: str = "view") -> tuple[Post, ...]:
        """The posts by which the person may ``verb`` things of ``resource``."""


@dataclass(frozen=True)
class Scope:
    """范围: which fields of a model say whose it is.

    ``region``: a field of six-digit codes; ``organisation``: a relation to Organisation (several: a row is seen through
    any of them); ``enterprise``: a field of unified credit codes; ``owner``: a relation to the user who made it;
    ``shared``: all rows (True), or those of a condition,
    are seen by everyone who may view the resource at all.
    """

    region: str = ""
    organisation: tuple[str, ...] = ()
    enterprise: str = ""
    owner: str = ""
    shared: bool | Q = False

    def seen_by(self, post: Post) -> Q:
        """The rows that ``post`` sees."""
        if self.shared is True:
            return Q()
        kind = post.reach
        seen = self.shared or NOTHING
        if kind == "region" and self.region:
            seen |= within(self.region, post.region)
        elif kind == "organisation" and self.organisation and post.organisation_id:
            for field in self.organisation:
                seen |= Q(**{field: post.organisation_id})
        elif kind == "enterprise" and self.enterprise and post.enterprise:
            seen |= Q(**{self.enterprise: post.enterprise})
        if self.owner and post.user_id:
            seen |= Q(**{self.owner: post.user_id})
        return seen

    def changed_by(self, post: Post) -> Q:
        """The rows that ``post`` may do more to than look: what all may see is still changed only where it belongs.

        What belongs nowhere (users, indicators) is for whoever the roles allow it.
        """
        homeless = not (self.region or self.organisation or self.enterprise or self.owner)
        return self.seen_by(post) if homeless else replace(self, shared=False).seen_by(post)


def within(field: str, region: str) -> Q:
    """``field`` lies in ``region`` or below: a range, so that the index serves it. The nation holds everything."""
    if region == NATION:
        return ~Q(**{field: ""})
    if len(region) != 6 or not region.isdigit():
        return NOTHING
    stem = region.rstrip("0")
    stem += "0" * (len(stem) % 2)
    above = str(int(stem) + 1).rjust(len(stem), "0").ljust(6, "0")
    return Q(**{f"{field}__gte": region, f"{field}__lt": above})


def concerning(field: str, region: str) -> Q:
    """``field`` lies in ``region``, below it, or above it: what binds there and what is made there."""
    above = {NATION, f"{region[:2]}0000", f"{region[:4]}00"}
    return Q() if region in ("", NATION) else within(field, region) | Q(**{f"{field}__in": sorted(above)})


class ScopedQuerySet(models.QuerySet):
    """A queryset that knows whose rows are whose."""

    def visible_to(self, person: Person, resource: str, verb: str = "view") -> Self:
        """The rows that ``person`` may ``verb`` as things of ``resource``; none without a post that allows it."""
        scope: Scope | None = getattr(self.model, "scope", None)
        posts = person.posts_for(resource, verb)
        if scope is None or not posts:
            return self.none()
        seen = NOTHING
        for post in posts:
            found = scope.seen_by(post) if verb in LOOKING else scope.changed_by(post)
            if not found:  # no condition: everything
                return self
            seen |= found
        return self.filter(seen)
