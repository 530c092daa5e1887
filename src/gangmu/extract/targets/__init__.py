"""Target rules."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.norms import Document, Target


def targets(document: Document, read: tuple[Passage, ...]) -> list[Target]:
    """The targets of ``document``."""
    return []
