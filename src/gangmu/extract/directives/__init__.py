"""产业导向: stances on industries, products, processes, equipment and capacity."""

from __future__ import annotations

from gangmu.extract.directives.catalogue import catalogued
from gangmu.extract.directives.prose import spoken
from gangmu.extract.passages import Passage
from gangmu.norms import Directive, Document

__all__ = ["directives"]


def directives(document: Document, read: tuple[Passage, ...]) -> list[Directive]:
    """The directives of ``document``: those its sentences speak, and the items of its catalogues."""
    listed = catalogued(document, read)
    covered = {directive.clause for directive in listed}
    return [
        *listed,
        *(found for passage in read if passage.clause.id not in covered for found in spoken(document, passage)),
    ]
