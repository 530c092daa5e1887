"""合计: a compiled document in figures."""

from __future__ import annotations

import msgspec

from gangmu.norms import Directive, Measure, Target, Task
from gangmu.pipeline import Compiled
from gangmu.report.place import name


class Tally(msgspec.Struct, frozen=True):
    """合计 of one document: how many clauses, norms of each kind, doubtful ones and diagnostics that are no mere notes."""

    name: str
    chars: int
    clause: int
    target: int
    task: int
    directive: int
    measure: int
    doubtful: int
    faults: int


def tally(compiled: Compiled) -> Tally:
    """The figures of ``compiled``."""
    norms = compiled.norms
    target, task, directive, measure = (
        sum(isinstance(norm, kind) for norm in norms) for kind in (Target, Task, Directive, Measure)
    )
    return Tally(
        name=name(compiled.document),
        chars=len(compiled.document.source.text),
        clause=len(compiled.document.clauses),
        target=target,
        task=task,
        directive=directive,
        measure=measure,
        doubtful=sum(norm.certainty == "doubtful" for norm in norms),
        faults=sum(fault.severity != "info" for fault in compiled.diagnostics),
    )
