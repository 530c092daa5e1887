"""重放: a verdict that was kept, computed again: the same bytes, or exactly what differs."""

from __future__ import annotations

import msgspec

from gangmu.norms.contract import encode
from gangmu.screen import Limit
from gangmu.screen.replay import Replay, Stored, replay, stored
from gangmu_console.gate.law import Law, law_of, law_on
from gangmu_console.gate.models import Screening


def kept(screening: Screening) -> Stored:
    """The verdict as it was written, with the regional orders it obeyed."""
    orders = msgspec.convert(screening.limits, tuple[Limit, ...])
    return msgspec.structs.replace(stored(screening.verdict.encode(), screening.number), limits=orders)


def law_then(screening: Screening) -> Law:
    """The packs that the verdict was made by."""
    return law_of(screening.versions, screening.as_of)


def replayed(screening: Screening, law: Law | None = None) -> Replay:
    """``screening`` computed again on its own day, by ``law``: without it, by the packs that count now."""
    return replay(kept(screening), (law or law_on(screening.as_of)).packs)


def same_bytes(screening: Screening, found: Replay) -> bool:
    """Whether not only the content but every byte is the same."""
    return encode(found.content) == screening.verdict.encode()
