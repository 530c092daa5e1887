"""并发修改: nobody overwrites another's change unseen: a change names the version it was made on."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Model


class Stale(Exception):
    """The thing was changed by somebody else meanwhile; ``thing`` is how it stands now."""

    def __init__(self, thing: Model) -> None:
        super().__init__("changed by somebody else meanwhile")
        self.thing = thing


def save_over(thing: Any, version: int, *names: str) -> None:
    """Save the fields ``names`` of ``thing`` if it still is at ``version``; raises ``Stale`` where it is not."""
    changes = {name: getattr(thing, name) for name in names}
    changed = (
        type(thing)._default_manager.filter(pk=thing.pk, version=version).update(**changes, version=F("version") + 1)
    )
    if not changed:
        raise Stale(type(thing)._default_manager.get(pk=thing.pk))
    thing.version = version + 1
