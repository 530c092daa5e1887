"""地区选择: the regions that a person may choose from, county by county below their city."""

from __future__ import annotations

import functools

from gangmu.registry.regions import contains, regions
from gangmu_console.kit.scope import NATION
from gangmu_console.people.person import Person

Choices = list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]


@functools.lru_cache(64)
def offered(root: str) -> Choices:
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


def may_place(person: Person, resource: str, verb: str, region: str) -> bool:
    """Whether the person may ``verb`` a thing that lies in ``region``."""
    posts = person.posts_for(resource, verb)
    return any(post.reach == "enterprise" or contains(post.region, region) for post in posts)


def enterprise_of(person: Person, resource: str, verb: str) -> str:
    """The credit code of the enterprise that the person acts for, "" for an office."""
    posts = person.posts_for(resource, verb)
    return posts[0].enterprise if posts and all(post.reach == "enterprise" for post in posts) else ""
