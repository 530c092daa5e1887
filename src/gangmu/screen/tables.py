"""规则表的适用: what of the packs' tables applies to a project: the ratio of replacement, the procedure."""

from __future__ import annotations

from typing import Literal

import msgspec

from gangmu.pack.facts import Procedure, Replacement
from gangmu.registry.regions import contains
from gangmu.screen.book import Tables
from gangmu.screen.measure import held
from gangmu.screen.project import Project
from gangmu.screen.reasons import Reason, reason
from gangmu.screen.scope import scope_of
from gangmu.screen.touch import Things, touches

RegionClass = Literal["key", "other", "unknown"]


class Swap(msgspec.Struct, frozen=True):
    """置换要求: retire ``op`` ``ratio`` for each unit built, by ``row`` of a table, and why this row."""

    row: Replacement
    document: str
    why: tuple[Reason, ...]


class Course(msgspec.Struct, frozen=True):
    """程序: ``approval`` 核准, ``filing`` 备案, ``none`` (neither is given), or ``unknown``; who decides, by which rule."""

    kind: Literal["approval", "filing", "none", "unknown"] = "unknown"
    level: str | None = None
    basis: str | None = None


def swap_for(tables: Tables, project: Project, things: Things) -> Swap | None:
    """The ratio that applies to what ``project`` builds; None where no rule in force gives one.

    A special case goes before the ordinary rule. Where the class of the region is not certain, or several rules apply,
    the highest ratio counts.
    """
    fitting = [row for row in tables.replacements if row.effect == "ratio" and concerns(row, things)]
    special = [row for row in fitting if row.case != "ordinary" and _special(row, project)]
    ordinary = [row for row in fitting if row.case == "ordinary" and _in_class(row, tables, project) != "no"]
    rows = special or ordinary
    if not rows:
        return None
    row = max(rows, key=lambda row: (row.ratio or 0, row.op == ">", row.id))
    return Swap(row, tables.names.get(row.document, row.document), _why(row, tables, project))


def concerns(row: Replacement, things: Things) -> bool:
    """Whether a row of the replacement table may touch the things of a project."""
    return touches(scope_of(row.subject, row.industry_codes), things).answer != "no"


def _special(row: Replacement, project: Project) -> bool:
    """A special case applies in the regions it names, or where the applicant says that it is one."""
    if row.regions:
        here = project.region
        return here is not None and any(contains(region, here) for region in row.regions)
    return bool(row.when) and bool(project.answer(row.when))


def _in_class(row: Replacement, tables: Tables, project: Project) -> Literal["yes", "no", "maybe"]:
    if row.region_class == "any":
        return "yes"
    here = region_class(tables, row.subject, project.region)
    return "maybe" if here == "unknown" else "yes" if here == row.region_class else "no"


def region_class(tables: Tables, subject: str, region: str | None) -> RegionClass:
    """Whether ``region`` is a key region for the replacement of ``subject``."""
    rows = [row for row in tables.key_regions if subject in row.subjects]
    if region is None:
        return "unknown" if rows else "other"
    if any(contains(area, region) for row in rows for area in row.regions):
        return "key"
    near = [area for row in rows for area in (*row.within, *row.regions)]
    return "unknown" if any(contains(area, region) or contains(region, area) for area in near) else "other"


def _why(row: Replacement, tables: Tables, project: Project) -> tuple[Reason, ...]:
    if row.case != "ordinary":
        return (reason("GM663", when=row.when or row.case),)
    if row.region_class == "any":
        return (reason("GM664", subject=row.subject),)
    here = region_class(tables, row.subject, project.region)
    told = {"key": "GM661", "other": "GM662", "unknown": "GM665"}[here]
    return (reason(told, subject=row.subject),)


def course_for(tables: Tables, project: Project, things: Things) -> Course:
    """The procedure of ``project``: the rules about its thing, else the rule for what no other speaks of."""
    if not things.known:
        return Course()
    near = [row for row in tables.procedures if procedure_concerns(row, things)]
    told = [(row, _fits(row, project)) for row in near]
    sure = [row for row, fits in told if fits == "yes"]
    open_ = [row for row, fits in told if fits == "maybe"]
    if not near:
        doubted = any(procedure_concerns(row, things) for row in tables.doubted)
        sure = [] if doubted else [row for row in tables.procedures if not row.industry_codes and not row.products]
    if not sure:
        return Course()
    row = max(sure, key=lambda row: (len(row.thresholds), row.id))
    kinds = {other.kind for other in (row, *open_)}
    levels = {other.level for other in (row, *open_)}
    if len(kinds) > 1:
        return Course()
    basis = f"{tables.names.get(row.document, row.document)} {row.cite}".strip()
    if row.kind == "forbidden":
        return Course("none", None, basis)
    return Course(row.kind, row.level if len(levels) == 1 else None, basis)


def procedure_concerns(row: Procedure, things: Things) -> bool:
    """By its products where it names them, else by its industries."""
    if not row.products and not row.industry_codes:
        return False
    words = row.products or (row.subject,)
    scopes = [scope_of(name, row.industry_codes) for name in words]
    if any(touches(scope, things).answer == "yes" for scope in scopes):
        return True
    industries = msgspec.structs.replace(scopes[0], products=(), codes=row.industry_codes, hints=(), literal="")
    return not row.products and touches(industries, things).answer == "yes"


def _fits(row: Procedure, project: Project) -> Literal["yes", "no", "maybe"]:
    """Thresholds, and a condition in words that only the applicant can confirm."""
    answers = [held(threshold, project).answer for threshold in row.thresholds]
    told = project.answer(row.when) if row.when else True
    if "no" in answers or told is False:
        return "no"
    return "maybe" if "maybe" in answers or told is None else "yes"
