"""Directive rules."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.norms import Document, Directive


def directives(document: Document, read: tuple[Passage, ...]) -> list[Directive]:
    """The directives of ``document``."""
    return []
