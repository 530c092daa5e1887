"""A policy office: people who review, a folder of their own for files, documents that stand in the library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from gangmu.pipeline import compile_text
from gangmu_console.library.actions import packs, store_compiled
from gangmu_console.library.actions.store import placed
from gangmu_console.library.models import Document
from gangmu_console.people.models import Post, User
from gangmu_console.people.person import Person, person_of

TEXT = """辽宁省示范产业转型实施方案

一、工作目标
到2027年，水泥产能利用率达到75%以上，研发投入强度达到3%。

二、重点任务
（一）压减产能。
禁止新建水泥熟料项目。由省工业和信息化厅牵头，2027年底前淘汰年产10万吨以下的示范玻璃窑炉。
（二）改造升级。
鼓励发展示范机床、示范轴承。
"""


@pytest.fixture
def folder(db: None, settings: object, tmp_path: Path) -> Iterator[Path]:
    """The folder of files; packs are loaded afresh; what is queued is not done by itself."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}  # type: ignore[attr-defined]
    packs._loaded.cache_clear()
    yield tmp_path
    packs._loaded.cache_clear()


def someone(name: str, role: str = "policy", region: str = "210000") -> User:
    """A user with one post."""
    user, made = User.objects.get_or_create(username=name, defaults={"name": name})
    if made:
        Post.objects.create(user=user, role=role, region=region)
    return user


@pytest.fixture
def person(folder: Path) -> Person:
    """A reviewer of the province's policy office."""
    return person_of(someone("周明"))


@pytest.fixture
def signed_in(folder: Path) -> Callable[..., Client]:
    """A browser in which somebody has signed in."""

    def client(name: str = "周明", role: str = "policy", region: str = "210000") -> Client:
        opened = Client()
        opened.force_login(someone(name, role, region))
        return opened

    return client


@pytest.fixture
def document(folder: Path) -> Document:
    """A compiled document that waits for its review."""
    made = Document.objects.create(key="doc-shifan", title="示范", region="210000")
    store_compiled(made, placed(compile_text(TEXT, dt.date(2026, 1, 1)), "210000"))
    return made
