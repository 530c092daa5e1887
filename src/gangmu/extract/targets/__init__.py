"""目标: numbers to be reached, out of sentences and tables."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.extract.targets.horizon import Horizon, timeline
from gangmu.extract.targets.prose import of_passage
from gangmu.extract.targets.tables import of_tables
from gangmu.norms import Document, Target

__all__ = ["targets"]


def targets(document: Document, read: tuple[Passage, ...]) -> list[Target]:
    """The targets of ``document``, by start; several may share a stretch (a ratio, 分别)."""
    horizon = Horizon(document, timeline(document))
    found: list[Target] = []
    for passage in read:
        if not passage.is_table:
            found += of_passage(document, passage, horizon)
    found += of_tables(document, read, horizon)
    found.sort(key=lambda target: (target.start, target.end))
    return found
