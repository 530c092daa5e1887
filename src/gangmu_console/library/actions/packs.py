"""规范包: the packs that count now: the newest version of each name, loaded once for each version."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery

from gangmu.pack import Pack, load_packs
from gangmu_console.library.models import PackVersion


def current_versions() -> QuerySet[PackVersion]:
    """The newest version of each pack."""
    newest = PackVersion.objects.filter(name=OuterRef("name")).order_by("-number").values("pk")[:1]
    return PackVersion.objects.filter(pk=Subquery(newest)).order_by("name")


def current_packs() -> tuple[Pack, ...]:
    """The packs that count now; which of their documents binds on a day is decided by whoever asks."""
    return _loaded(tuple(current_versions().values_list("pk", flat=True)))


def pack_of(version: PackVersion) -> Pack:
    """The pack of one version."""
    return _loaded((version.pk,))[0]


@functools.lru_cache(maxsize=8)
def _loaded(keys: tuple[int, ...]) -> tuple[Pack, ...]:
    """The packs of some versions; a version never changes, so that it is loaded once."""
    versions = PackVersion.objects.in_bulk(keys)
    return load_packs([folder_of(versions[key]) for key in keys])


def folder_of(version: PackVersion) -> Path:
    """The folder with the files of ``version``, written where it is not there yet."""
    folder = Path(settings.MEDIA_ROOT) / "packs" / version.hash / version.name
    for name, text in version.files.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = path.with_suffix(f".{os.getpid()}.part")  # several workers may need it at the same time
            made.write_text(text, encoding="utf-8", newline="\n")
            made.replace(path)
    return folder
