"""The four kinds of norm (规范), as laid down in the data contract (docs/reference/norms.md)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

Certainty = Literal["sure", "likely", "doubtful"]
Comparator = Literal[">=", ">", "<=", "<", "=", "~"]
Change = Literal["level", "increase", "decrease", "growth_rate", "cumulative", "annual"]
Modality = Literal["binding", "expected", "strive", "plain"]
Stance = Literal["encourage", "upgrade", "control", "restrict", "prohibit", "phase_out", "retain"]
Activity = Literal["new", "expand", "new_capacity", "invest", "operate", "any"]
Recurrence = Literal["annual", "monthly", "quarterly"]
Instrument = Literal[
    "fiscal", "tax", "finance", "equity", "land", "energy_price", "insurance", "procurement", "talent", "approval",
    "platform", "other",
]  # fmt: skip


class NormBase(msgspec.Struct, frozen=True, kw_only=True):
    """规范的共同部分: where it stands (``text[start:end] == quote``), whom it binds by place, how sure we are."""

    id: str = ""
    clause: str
    start: int
    end: int
    quote: str
    region: str
    region_name: str
    rule: str
    certainty: Certainty = "sure"


class Target(NormBase, frozen=True, kw_only=True, tag="target", tag_field="kind"):
    """目标: a number to be reached, in the text's own unit after numerals are normalised."""

    indicator: str
    indicator_id: str | None = None
    value: float
    value_to: float | None = None
    unit: str
    comparator: Comparator = "="
    year: int | None = None
    deadline: dt.date | None = None
    baseline_year: int | None = None
    baseline_value: float | None = None
    change: Change = "level"
    modality: Modality = "plain"


class Task(NormBase, frozen=True, kw_only=True, tag="task", tag_field="kind"):
    """任务: a duty with someone responsible, a deadline, a quantity, a recurrence, or a thing to be built.

    ``lead_open`` and ``cooperate_open``: the text ends the list with 等部门, so others belong to it whom it does not name.
    """

    action: str
    lead: tuple[str, ...] = ()
    cooperate: tuple[str, ...] = ()
    lead_open: bool = False
    cooperate_open: bool = False
    lead_ids: tuple[str, ...] = ()
    cooperate_ids: tuple[str, ...] = ()
    deadline_year: int | None = None
    deadline: dt.date | None = None
    quantity: float | None = None
    unit: str | None = None
    recurrence: Recurrence | None = None
    parent: str | None = None


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """门槛: ``quantity`` (capacity, power, investment, size, …) ``op`` ``value`` ``unit``, of the thing ``of``."""

    quantity: str
    op: Literal["<", "<=", ">", ">=", "="]
    value: float
    unit: str
    of: str


class Directive(NormBase, frozen=True, kw_only=True, tag="directive", tag_field="kind"):
    """产业导向: a stance on industries, products, processes, equipment or capacity."""

    stance: Stance
    subjects: tuple[str, ...]
    industry_codes: tuple[tuple[str, ...], ...] = ()
    activity: Activity = "any"
    condition: str | None = None
    thresholds: tuple[Threshold, ...] = ()
    exception: str | None = None


class Measure(NormBase, frozen=True, kw_only=True, tag="measure", tag_field="kind"):
    """措施: an instrument that someone is given."""

    instrument: Instrument
    beneficiaries: tuple[str, ...] = ()
    action: str


Norm = Target | Task | Directive | Measure
