"""项目: what a screening looks at: who wants to build what, where, how much of it, on which day."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

import msgspec

ProjectActivity = Literal["new", "expand", "renovate", "relocate", "merge", "replace"]
Efficiency = Literal["benchmark", "between", "below_baseline"]


class Amount(msgspec.Struct, frozen=True):
    """数量: ``value`` in ``unit``, as the registry of units writes it (``600``, ``吨/日``)."""

    value: float
    unit: str


class Parameter(msgspec.Struct, frozen=True):
    """参数: a quantity by the ``name`` that people give it (``铝液交流电耗``), ``value`` in ``unit``."""

    name: str
    value: float
    unit: str


class Equipment(msgspec.Struct, frozen=True):
    """设备: ``count`` pieces of ``name``, each of these ``parameters`` (furnace volume, kiln output, unit power)."""

    name: str
    count: int = 1
    parameters: tuple[Amount, ...] = ()


class Project(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """项目: None, or nothing, where a fact is not known: unknown is never taken for allowed.

    ``region`` is a six-digit code; ``industries`` codes of GB/T 4754-2017; ``products`` words as the applicant writes them.
    ``capacity`` is what the project builds or stands at, ``added_capacity`` what it adds to what stands (0: nothing).
    ``energy`` is in tons of standard coal a year; ``efficiency`` compares with 标杆水平 and 基准水平: at or above the
    benchmark, between the two, below the baseline. ``operating_days`` a year are needed only where a day's output is held
    against a year's. ``answers`` are replies to questions of an earlier verdict, by the words asked about. ``inferred``
    names the fields that were read from text.
    """

    name: str = ""
    applicant: str = ""
    region: str | None = None
    park: str | None = None
    activity: ProjectActivity | None = None
    industries: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    capacity: Amount | None = None
    added_capacity: Amount | None = None
    investment: Amount | None = None
    energy: float | None = None
    efficiency: Efficiency | None = None
    operating_days: float | None = None
    parameters: tuple[Parameter, ...] = ()
    date: dt.date | None = None
    answers: tuple[tuple[str, bool], ...] = ()
    inferred: tuple[str, ...] = ()

    def answer(self, words: str) -> bool | None:
        """What the applicant replied about ``words``, None where nobody has asked."""
        return dict(self.answers).get(words)


_ALWAYS = ("name", "region", "activity", "industries", "products", "equipment", "capacity", "inferred")


def project_json(project: Project) -> dict[str, object]:
    """The project as a verdict shows it: the fields of the contract always, the others where they are known."""
    known: dict[str, object] = msgspec.to_builtins(project)
    defaults = {name: msgspec.to_builtins(getattr(project, name)) for name in _ALWAYS}
    rest = {name: value for name, value in known.items() if name not in _ALWAYS}
    if project.answers:
        rest["answers"] = dict(project.answers)
    shown = plain({**defaults, **rest})
    return shown if isinstance(shown, dict) else {}


def plain(value: object) -> object:
    """``value`` with whole numbers written as such (600, not 600.0)."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value


def canonical_hash(value: object) -> str:
    """SHA-256 (64 hexadecimal digits) over one canonical JSON encoding of ``value``."""
    return hashlib.sha256(msgspec.json.encode(plain(msgspec.to_builtins(value)), order="deterministic")).hexdigest()
