"""People who sign in for real, and administrators of two provinces."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from gangmu_console.people.models import Organisation, Post, User

PASSWORD = "三更灯火-five-geng-ji"


@pytest.fixture
def account(db: None) -> Callable[..., User]:
    """An account with one post, or none."""

    def made(username: str, role: str = "", region: str = "210000", **post: object) -> User:
        user = User.objects.create_user(username, password=PASSWORD, name=username, region=region)
        if role:
            Post.objects.create(user=user, role=role, region=region, **post)
        return user

    return made


@pytest.fixture
def signed_in(account: Callable[..., User]) -> Callable[..., Client]:
    """A client of a new account."""

    def made(username: str, role: str = "", region: str = "210000", **post: object) -> Client:
        client = Client()
        client.force_login(account(username, role, region, **post))
        return client

    return made


@pytest.fixture
def admin(signed_in: Callable[..., Client]) -> Client:
    """The administrator of Liaoning."""
    return signed_in("admin", "province")


@pytest.fixture
def bureau(db: None) -> Organisation:
    """An organisation of Liaoning."""
    return Organisation.objects.create(code="ln/industry", name="辽宁省经济委员会", region="210000")
