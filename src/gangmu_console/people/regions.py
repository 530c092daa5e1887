"""辖区: the regions that this installation works with, and those that a person may choose from."""

from __future__ import annotations

import functools

from gangmu.registry.regions import contains, regions
from gangmu_console.kit.regions import cities_of
from gangmu_console.kit.scope import NATION
from gangmu_console.people.models import Post
from gangmu_console.people.person import Person

Choices = list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]


def offered_regions() -> list[str]:
    """Each province in which somebody holds a post, with its cities; every other one too where a post is national."""
    held = set(Post.objects.order_by().values_list("region", flat=True).distinct())
    near = {f"{code[:2]}0000" for code in held if code and code != NATION}
    every = {code for code, one in regions().items() if one.kind == "province"} if NATION in held else set()
    return [
        code
        for province in sorted(near | every)
        for code in (province, *(cities_of(province) if province in near else ()))
    ]


def with_nation() -> list[str]:
    """The same below the nation, for what may be national."""
    return [NATION, *offered_regions()]


@functools.lru_cache(64)
def regions_below(root: str) -> Choices:
    """``root`` and all below it that still are, grouped by city."""
    below = [one for code, one in regions().items() if contains(root, code) and one.successor is None]
    groups: dict[str, list[tuple[str, str]]] = {}
    plain: Choices = []
    for one in below:
        if one.kind in ("country", "province"):
            plain.append((one.code, one.name))
        elif one.kind == "prefecture":
            groups[one.code] = [(one.code, one.name)]
        else:
            groups.setdefault(one.parent or "", []).append((one.code, one.name))
    named = {code: regions()[code].name if code in regions() else "" for code in groups}
    return [*plain, *((named[code], list(members)) for code, members in groups.items())]


def root_of(person: Person, resource: str, verb: str) -> str:
    """Where the person may ``verb`` things of ``resource``: the widest of their posts; an enterprise builds anywhere."""
    posts = person.posts_for(resource, verb)
    if not posts:
        return ""
    widest = min(posts, key=lambda post: len(post.region.rstrip("0")))
    if widest.region == NATION or widest.reach == "enterprise":
        return NATION if widest.region == NATION else f"{widest.region[:2]}0000"
    return widest.region


def regions_of(person: Person, resource: str, verb: str) -> Choices:
    """Where the person may ``verb`` things of ``resource``, by any of their posts, as a form offers it."""
    held = {post.region for post in person.posts_for(resource, verb)}
    widest = sorted(code for code in held if not any(contains(other, code) for other in held - {code}))
    return [choice for code in widest for choice in regions_below(code)]
