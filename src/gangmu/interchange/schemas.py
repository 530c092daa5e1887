"""结构说明: the JSON that Gangmu prints, and the YAML of packs, as JSON Schema (2020-12), made from the types themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from gangmu.diff import Piece, Shift
from gangmu.diff.values import ClauseFate, Move, NormFate
from gangmu.norms import Clause, Directive, Measure, Norm, Target, Task
from gangmu.norms.contract import Json
from gangmu.norms.diagnostic import Severity
from gangmu.norms.document import Status
from gangmu.pack.entries import PackHead, entry_type, fact_tables, norm_kinds

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NORMS = {"target": Target, "task": Task, "directive": Directive, "measure": Measure}


class _Printed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of what is printed: every field is always there, and no other."""


class PrintedDocument(_Printed, frozen=True, kw_only=True):
    """文件: the facts about the document itself; a date is null where the document does not say it."""

    title: str
    number: str
    issuer: str
    region: str
    issued: dt.date | None
    effective: dt.date | None
    expires: dt.date | None
    status: Status
    language: Literal["zh"]
    sha256: str
    source: str
    chars: int


class PrintedTable(_Printed, frozen=True, kw_only=True):
    """表格: as a person reads it, headers folded into one line."""

    id: str
    clause: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    start: int
    end: int


class PrintedDiagnostic(_Printed, frozen=True, kw_only=True):
    """诊断: what a reader of the document should know."""

    code: str
    severity: Severity
    message: str
    start: int
    end: int
    clause: str
    related: tuple[str, ...]


class Compilation(_Printed, frozen=True, kw_only=True):
    """编译结果: what gangmu compile FILE --json prints, one object a document."""

    document: PrintedDocument
    clauses: tuple[Clause, ...]
    tables: tuple[PrintedTable, ...]
    norms: tuple[Norm, ...]
    diagnostics: tuple[PrintedDiagnostic, ...]


class PrintedPlace(_Printed, frozen=True, kw_only=True):
    """出处: where a finding stands; a document of a pack has no offsets and no quotation."""

    document: str
    clause: str
    start: int
    end: int
    quote: str


class PrintedFinding(_Printed, frozen=True, kw_only=True):
    """检查结果: one finding of gangmu lint --format json, which prints a list of them."""

    code: str
    name: str
    severity: Severity
    message: str
    places: tuple[PrintedPlace, ...]


class PrintedName(_Printed, frozen=True, kw_only=True):
    """文件名称: how a document is called."""

    key: str
    number: str
    title: str


class PrintedPair(_Printed, frozen=True, kw_only=True):
    """对照: two versions of one document; null on the side where there is none."""

    before: PrintedName | None
    after: PrintedName | None
    compared: bool
    changes: tuple[Shift, ...]


class PrintedSpot(_Printed, frozen=True, kw_only=True):
    """出处: where a clause stands."""

    document: str
    clause: str
    cite: str
    start: int
    end: int
    quote: str


class PrintedStated(PrintedSpot, frozen=True, kw_only=True):
    """规范及出处: a norm and where it stands."""

    norm: Norm


class PrintedNormChange(_Printed, frozen=True, kw_only=True):
    """规范变化."""

    fate: NormFate
    kind: Literal["target", "task", "directive", "measure"]
    move: Move
    subjects: tuple[str, ...]
    before: PrintedStated | None
    after: PrintedStated | None
    changes: tuple[Shift, ...]


class PrintedClauseChange(_Printed, frozen=True, kw_only=True):
    """条款变化."""

    fates: tuple[ClauseFate, ...]
    label: str
    heading: str
    below: int
    before: PrintedSpot | None
    after: PrintedSpot | None
    words: tuple[Piece, ...]


class NormSummary(_Printed, frozen=True, kw_only=True):
    """规范合计."""

    changed: int
    added: int
    removed: int
    restated: int
    same: int


class ClauseSummary(_Printed, frozen=True, kw_only=True):
    """条款合计."""

    added: int
    removed: int
    moved: int
    reworded: int
    renumbered: int


class DiffSummary(_Printed, frozen=True, kw_only=True):
    """对照合计."""

    norms: NormSummary
    clauses: ClauseSummary


class PrintedDiff(_Printed, frozen=True, kw_only=True):
    """版本对照: what gangmu diff --format json prints."""

    documents: tuple[PrintedPair, ...]
    summary: DiffSummary
    norms: tuple[PrintedNormChange, ...]
    clauses: tuple[PrintedClauseChange, ...]


def printed() -> dict[str, object]:
    """Name of a schema → the type of what it describes: output of commands, kinds of norm."""
    outputs: dict[str, object] = {
        "compile": Compilation, "findings": tuple[PrintedFinding, ...], "diff": PrintedDiff, "norm": Norm,
    }  # fmt: skip
    return outputs | _NORMS


def packs() -> dict[str, object]:
    """Name of a schema → the type of a file of a pack: ``pack/targets`` describes ``targets.yaml``."""
    files: dict[str, object] = {"pack/pack": PackHead}
    for name, kind in norm_kinds().items():
        files[f"pack/{name.removesuffix('.yaml')}"] = tuple[entry_type(kind), ...]  # type: ignore[misc]
    for name, row in fact_tables().items():
        files[f"pack/{name.removesuffix('.yaml')}"] = tuple[row, ...]  # type: ignore[valid-type]
    return files


def schemas(types: Mapping[str, object]) -> dict[str, Json]:
    """The JSON Schema of each of ``types``, under the same name."""
    return {name: {"$schema": DIALECT, "title": name, **msgspec.json.schema(kind)} for name, kind in types.items()}
