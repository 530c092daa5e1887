"""编码: each norm with the registry codes of the names in it; a name that no registry knows stays without one.

Nothing is guessed: 等部门 adds no organ, an ambiguous product has no industry, a subject outside the classification has an
empty list. What stays unresolved because it could be two things is said in a diagnostic; what is merely unknown is a
matter for the linter.
"""

from __future__ import annotations

import functools

import msgspec

from gangmu.norms import Diagnostic, Directive, Norm, Target, Task
from gangmu.registry.indicators import indicator_named
from gangmu.registry.organisation_names import organisation
from gangmu.registry.product_names import subject_codes
from gangmu.registry.products import product_names


class Linked(msgspec.Struct, frozen=True):
    """编码结果: the norms in the same order, and a diagnostic for each name that could mean two things."""

    norms: tuple[Norm, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def link(norms: tuple[Norm, ...], year: int | None = None) -> Linked:
    """``norms`` with ``indicator_id``, ``industry_codes``, ``lead_ids`` and ``cooperate_ids``.

    ``year`` is that of the document: which industries a named group (产能严重过剩行业) counts depends on it.
    """
    linked: list[Norm] = []
    unclear: list[Diagnostic] = []
    for norm in norms:
        match norm:
            case Target():
                linked.append(msgspec.structs.replace(norm, indicator_id=_indicator(norm.indicator)))
            case Task():
                linked.append(_task(norm))
            case Directive():
                codes = tuple(_codes(subject, year) for subject in norm.subjects)
                linked.append(msgspec.structs.replace(norm, industry_codes=codes))
                if not all(codes):
                    unclear += _unclear(norm, codes)
            case _:
                linked.append(norm)
    return Linked(tuple(linked), tuple(unclear))


def _task(task: Task) -> Task:
    if not task.lead and not task.cooperate:
        return task
    return msgspec.structs.replace(
        task,
        lead_ids=tuple(_organ(name, task.region) for name in task.lead),
        cooperate_ids=tuple(_organ(name, task.region) for name in task.cooperate),
    )


def _unclear(directive: Directive, codes: tuple[tuple[str, ...], ...]) -> list[Diagnostic]:
    return [
        Diagnostic(
            code="GM406", severity="info", start=directive.start, end=directive.end, clause=directive.clause,
            args={"subject": subject, "meanings": "、".join(product_names()[subject])},
        )
        for subject, found in zip(directive.subjects, codes, strict=True)
        if not found and len(product_names().get(subject, ())) > 1
    ]  # fmt: skip


# Names repeat within a document and between documents; the registries never change while a program runs.
@functools.lru_cache(maxsize=8192)
def _indicator(name: str) -> str | None:
    found = indicator_named(name)
    return found.id if found is not None else None


@functools.lru_cache(maxsize=8192)
def _codes(subject: str, year: int | None) -> tuple[str, ...]:
    return subject_codes(subject, year=year)


@functools.lru_cache(maxsize=8192)
def _organ(name: str, region: str) -> str:
    """The organ's id, "" where the name is none in particular: ids stand in the order of the names."""
    found = organisation(name, region)
    return found.id if found is not None else ""
