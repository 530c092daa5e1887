"""Document -> norms. Patterns, verbs and lexicons are data; Python decides."""

from __future__ import annotations

import msgspec

from gangmu.extract.directives import directives
from gangmu.extract.measures import measures
from gangmu.extract.passages import passages
from gangmu.extract.targets import targets
from gangmu.extract.tasks import tasks
from gangmu.norms import Diagnostic, Document, Norm, Task

__all__ = ["Extraction", "extract"]

_ORDER = {"Target": 0, "Task": 1, "Directive": 2, "Measure": 3}


class Extraction(msgspec.Struct, frozen=True):
    """提取结果: norms by start, each with its id ``<clause>#<n>``; diagnostics of what could not be decided."""

    norms: tuple[Norm, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def extract(document: Document) -> Extraction:
    """The norms of ``document``: targets, tasks, directives, measures."""
    read = passages(document)
    found: list[Norm] = [
        *targets(document, read), *tasks(document, read), *directives(document, read), *measures(document, read),
    ]  # fmt: skip
    found.sort(key=lambda norm: (norm.start, norm.end, _ORDER[type(norm).__name__]))
    return Extraction(tuple(_numbered(found)))


def _numbered(norms: list[Norm]) -> list[Norm]:
    """Each norm with its id: the clause's id and a running number inside the clause; a task's parent by its new id."""
    seen: dict[str, int] = {}
    renamed: dict[str, str] = {}
    for norm in norms:
        count = seen[norm.clause] = seen.get(norm.clause, 0) + 1
        number = f"{norm.clause}#{count}"
        if norm.id:
            renamed[norm.id] = number
        # the norm is ours alone until it is returned: completing it costs a tenth of copying it
        msgspec.structs.force_setattr(norm, "id", number)
    for norm in norms:
        if isinstance(norm, Task) and norm.parent is not None:
            msgspec.structs.force_setattr(norm, "parent", renamed.get(norm.parent))
    return norms
