"""Task rules."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.norms import Document, Task


def tasks(document: Document, read: tuple[Passage, ...]) -> list[Task]:
    """The tasks of ``document``."""
    return []
