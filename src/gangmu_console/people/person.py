"""当事人: the user of a request with the posts they hold today, read once; everything asks it what it may."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gangmu_console.kit.scope import NATION
from gangmu_console.people.models import Post, User
from gangmu_console.people.roles import Role, allows


@dataclass(frozen=True)
class Person:
    """A ``user`` (None: nobody has signed in) and the ``posts`` held on ``day``."""

    user: User | None
    posts: tuple[Post, ...]
    day: dt.date

    def may(self, resource: str, verb: str) -> bool:
        """Whether any post allows ``verb`` on ``resource``."""
        return any(allows(post.role, resource, verb) for post in self.posts)

    def posts_for(self, resource: str, verb: str = "view") -> tuple[Post, ...]:
        """The posts by which the person may ``verb`` things of ``resource``: only these widen what is seen of it."""
        return tuple(post for post in self.posts if allows(post.role, resource, verb))

    @property
    def region(self) -> str:
        """The region whose pages open first."""
        return self.posts[0].region if self.posts else ""

    @property
    def known(self) -> bool:
        """Whether somebody has signed in."""
        return self.user is not None


def person_of(user: User | AnonymousUser | None) -> Person:
    """The person behind ``user``, with the posts held today; who has not signed in is the public where that is open."""
    day = timezone.localdate()
    if user is None or not user.is_authenticated or not user.is_active:
        return Person(None, (Post(role=Role.PUBLIC, region=NATION),) if settings.PUBLIC else (), day)
    posts = user.posts.select_related("organisation").order_by("id")
    return Person(user, tuple(post for post in posts if post.holds(day)), day)  # type: ignore[arg-type]
