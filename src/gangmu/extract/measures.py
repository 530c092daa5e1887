"""措施: placeholder until its rules land."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.norms import Document, Measure


def measures(document: Document, read: tuple[Passage, ...]) -> list[Measure]:
    """The measures of ``document``."""
    return []
