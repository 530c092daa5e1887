"""An office with the shipped rules: people of every role, departments, the packs as the library would have published them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone

from gangmu.pack import shipped
from gangmu_console.gate import law
from gangmu_console.library.actions import packs
from gangmu_console.library.models import PackVersion
from gangmu_console.people.models import Organisation, Post, User

AS_OF = "2018-09-14"
SHEN_FIRM = "91210100MA0DEMO001"


def publish(name: str, number: int, files: dict[str, str]) -> PackVersion:
    """Put a version of a pack on record."""
    return PackVersion.objects.create(
        name=name, number=number, title=name, region="210000", hash=f"{name}-{number}".ljust(64, "0"), files=files,
        published_at=timezone.now(),
    )  # fmt: skip


def files_of(name: str) -> dict[str, str]:
    """The files of a shipped pack."""
    folder = next(folder for folder in shipped() if folder.name == name)
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))}


@pytest.fixture
def packs_in_force(db: None, settings: object, tmp_path: object) -> Iterator[None]:
    """The packs of Liaoning and of the nation."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    packs._loaded.cache_clear()
    law._ready.clear()
    for name in ("liaoning", "national"):
        publish(name, 1, files_of(name))
    yield
    packs._loaded.cache_clear()
    law._ready.clear()


@pytest.fixture
def office(packs_in_force: None) -> Callable[..., Client]:
    """A signed-in client for a role in a region."""
    for code, name, region in (
        ("ln/industry", "辽宁省经济和信息化委员会", "210000"), ("ln/environment", "辽宁省环境保护厅", "210000"),
        ("sy/environment", "沈阳市环境保护局", "210100"), ("sy/land", "沈阳市国土资源局", "210100"),
    ):  # fmt: skip
        Organisation.objects.create(code=code, name=name, region=region)

    def signed_in(role: str, region: str = "210000", organisation: str = "", enterprise: str = "") -> Client:
        user, made = User.objects.get_or_create(username=f"{role}-{region}-{organisation}{enterprise}")
        if made:
            unit = Organisation.objects.get(code=organisation) if organisation else None
            Post.objects.create(user=user, role=role, region=region, organisation=unit, enterprise=enterprise)
        client = Client()
        client.force_login(user)
        client.get(f"/screenings/?as_of={AS_OF}")
        return client

    return signed_in
