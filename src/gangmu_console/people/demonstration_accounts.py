"""演示账号: the made-up people of a demonstration (data/demo.toml)."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from django.db import transaction

from gangmu_console.people.models import Organisation, Post, User


def told() -> dict[str, Any]:
    """What data/demo.toml says."""
    return tomllib.loads(files("gangmu_console.people").joinpath("data/demo.toml").read_text("utf-8"))


def accounts() -> list[tuple[str, str]]:
    """User name and what the account is for, of each made-up person."""
    return [(person["username"], person["note"]) for person in told()["person"]]


@transaction.atomic
def load_people() -> dict[str, User]:
    """The made-up people by user name, made where they are missing; what is there is left as it is."""
    said = told()
    return {person["username"]: _person(person, said["password"]) for person in said["person"]}


def _person(said: dict[str, Any], password: str) -> User:
    user, made = User.objects.get_or_create(
        username=said["username"], defaults={"name": said["name"], "region": said["posts"][0]["region"]}
    )
    if made:
        user.set_password(password)
        user.save()
        for post in said["posts"]:
            code = post.get("organisation")
            organisation = Organisation.objects.filter(code=code).first() if code else None
            Post.objects.create(
                user=user, role=post["role"], region=post["region"], organisation=organisation,
                enterprise=post.get("enterprise", ""),
            )  # fmt: skip
    return user
