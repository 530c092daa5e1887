"""规则表: rules of documents that are tables, not norms of a sentence. One struct a table, one file a table.

Every row has an ``id`` (``<document key>/<word>``), the ``document`` it stands in, the place it is ``cite``d by, and its
``status``: an ``unconfirmed`` row is shown but never decides. ``valid_from`` and ``valid_to`` (both inclusive) narrow the
validity of the document, None where the document's own dates hold.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from gangmu.norms import Threshold

Standing = Literal["confirmed", "unconfirmed"]


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """规则的共同部分: where it stands, whether it was checked, when it holds, and a remark in the project's own words."""

    id: str
    document: str
    cite: str = ""
    status: Standing = "confirmed"
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    note: str = ""


class Replacement(Fact, frozen=True, kw_only=True):
    """产能置换: capacity to be retired for each unit built.

    ``effect``: ``ratio`` (retired ``op`` ``ratio`` x built; 减量 without a figure is ``>`` 1), ``exempt`` (no replacement is
    asked for), ``forbidden`` (may not be built there), ``unusable`` (this capacity counts for nothing when retired),
    ``suspended`` (no plan of replacement is accepted for the time being).
    ``region_class``: ``key`` 重点区域, ``other``, ``any``; ``regions`` narrows it to those codes. ``case`` is ``ordinary`` or
    the word for a special case, described in ``when``; a special case goes before the ordinary one.
    """

    subject: str
    industry_codes: tuple[str, ...]
    effect: Literal["ratio", "exempt", "forbidden", "unusable", "suspended"] = "ratio"
    case: str = "ordinary"
    when: str = ""
    region_class: Literal["key", "other", "any"] = "any"
    regions: tuple[str, ...] = ()
    op: Literal[">=", ">"] = ">="
    ratio: float | None = None


class KeyRegion(Fact, frozen=True, kw_only=True):
    """重点区域: places where the replacement of ``subjects`` (those of the table of replacements) follows its ``key`` rules.

    A place inside one of ``regions`` is a key region. One that meets ``within`` may be: the document names the area, but
    its list was not confirmed, or it leaves the end open. Any other place is not.
    """

    name: str
    subjects: tuple[str, ...]
    regions: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class Capacity(Fact, frozen=True, kw_only=True):
    """设备产能: what one ``equipment`` of ``size`` counts for in capacity accounting."""

    equipment: str
    industry_codes: tuple[str, ...]
    size: float
    size_unit: str
    capacity: float
    unit: str


class Procedure(Fact, frozen=True, kw_only=True):
    """核准与备案: the procedure an investment project goes through, and who decides.

    ``kind``: ``approval`` 核准, ``filing`` 备案, ``forbidden`` (neither is given). ``level``: ``state_council``,
    ``state_investment`` (investment department of the State Council), ``state_industry`` (industry department of the State
    Council), ``provincial``, ``local`` (as the province lays down). ``industry_codes`` is empty for the rule that holds
    where no other does. Where an ``unconfirmed`` row touches a project its procedure is unknown, whatever the general rule.
    """

    subject: str
    industry_codes: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    when: str = ""
    thresholds: tuple[Threshold, ...] = ()
    kind: Literal["approval", "filing", "forbidden"]
    level: Literal["state_council", "state_investment", "state_industry", "provincial", "local"] | None = None


class Coefficient(Fact, frozen=True, kw_only=True):
    """折标系数: standard coal of one unit of ``fuel``; ``value_to`` where a range is given; ``heat`` its calorific value."""

    fuel: str
    value: float | None = None
    value_to: float | None = None
    unit: str
    heat: float | None = None
    heat_unit: str = ""


class SizeClass(Fact, frozen=True, kw_only=True):
    """企业规模: what an enterprise of ``sector`` must reach, in every respect, to be of ``size``; else it is the next smaller.

    One that misses a bound of ``small`` is micro. ``industry_codes`` is empty where the sector is no part of GB/T 4754
    that the registry holds.
    """

    sector: str
    industry_codes: tuple[str, ...] = ()
    size: Literal["large", "medium", "small", "above_scale"]
    bounds: tuple[Threshold, ...]


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """档: ``points`` where the quantity is at least ``low`` and below ``high`` (None: without bound)."""

    points: float
    low: float | None = None
    high: float | None = None
    name: str = ""


class Criterion(Fact, frozen=True, kw_only=True):
    """认定条件: one condition or one score of a recognition ``scheme`` (专精特新中小企业, 小巨人, 单项冠军, 僵尸企业).

    Conditions of one ``group`` are alternatives, one of which suffices; those without a group are all needed.
    Conditions that belong to one alternative share its ``option`` and are needed together.
    """

    scheme: str
    part: str = ""
    name: str
    kind: Literal["condition", "score", "quota", "term"] = "condition"
    group: str = ""
    option: str = ""
    bounds: tuple[Threshold, ...] = ()
    bands: tuple[Band, ...] = ()
    unit: str = ""


class CatalogueRule(Fact, frozen=True, kw_only=True):
    """目录总则: what belonging to a class of the guidance catalogue means for a new, or an existing, project.

    ``treatment``: ``promote``, ``allow``, ``forbid`` (no investment), ``upgrade`` (may stand, to be improved within a time),
    ``phase_out``. ``treated_as`` says that a project which meets ``when`` is handled like another class.
    """

    category: Literal["encouraged", "permitted", "restricted", "eliminated", "any"]
    activity: Literal["new", "existing"]
    when: str = ""
    treatment: Literal["promote", "allow", "forbid", "upgrade", "phase_out"]
    treated_as: Literal["encouraged", "permitted", "restricted", "eliminated"] | None = None


class Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """规则表: the tables of a pack; each field is the file ``facts/<field>.yaml``."""

    replacements: tuple[Replacement, ...] = ()
    key_regions: tuple[KeyRegion, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    coefficients: tuple[Coefficient, ...] = ()
    size_classes: tuple[SizeClass, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    catalogue_rules: tuple[CatalogueRule, ...] = ()

    def rows(self) -> tuple[Fact, ...]:
        """Every row of every table, table by table."""
        tables: list[tuple[Fact, ...]] = [getattr(self, name) for name in self.__struct_fields__]
        return tuple(row for table in tables for row in table)
