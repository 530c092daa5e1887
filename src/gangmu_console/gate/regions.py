"""辖区: where and for whom a person acts at the gate."""

from __future__ import annotations

from gangmu.registry.regions import contains
from gangmu_console.people.person import Person


def may_place(person: Person, resource: str, verb: str, region: str) -> bool:
    """Whether the person may ``verb`` a thing that lies in ``region``."""
    posts = person.posts_for(resource, verb)
    return any(post.reach == "enterprise" or contains(post.region, region) for post in posts)


def enterprise_of(person: Person, resource: str, verb: str) -> str:
    """The credit code of the enterprise that the person acts for, "" for an office."""
    posts = person.posts_for(resource, verb)
    return posts[0].enterprise if posts and all(post.reach == "enterprise" for post in posts) else ""
