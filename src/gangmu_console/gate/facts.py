"""项目事实: the facts of a project as words in a form and on a page, and back again."""

from __future__ import annotations

from typing import Any

import msgspec
from django.utils.translation import get_language

from gangmu.cli.complaints import translated
from gangmu.errors import UnusableProject
from gangmu.norms.diagnostic import Language
from gangmu.registry.industries import industry
from gangmu.screen import Amount, Equipment, Project, project_from_record
from gangmu.screen.replay import project_of
from gangmu_console.gate.models import Screening
from gangmu_console.gate.words import ANSWERS, CODED, FACTS, NEEDS_UNIT, NOT_GIVEN, UNITS
from gangmu_console.kit.regions import city_of, region_name

FIELDS = (
    "name", "applicant", "region", "park", "activity", "industries", "products", "equipment", "capacity",
    "added_capacity", "investment", "energy", "efficiency", "operating_days",
)  # fmt: skip
_FIGURES = ("capacity", "added_capacity", "investment")


def spoken() -> Language:
    """The language of the library's sentences on this page."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def project_in(screening: Screening) -> Project:
    """The project that ``screening`` looked at."""
    return project_of(screening.facts)


def number(value: float) -> str:
    """A figure as people type it."""
    return f"{value:.15g}"


def written(project: Project, field: str) -> str:
    """``field`` of ``project`` as a form shows it; "" where it is not known."""
    value = getattr(project, field)
    if value is None or value == ():
        return ""
    if isinstance(value, Amount):
        return f"{number(value.value)} {value.unit}".strip()
    if field == "equipment":
        return "、".join(machine(one) for one in value)
    if isinstance(value, tuple):
        return "、".join(value)
    return number(value) if isinstance(value, float | int) else str(value)


def machine(one: Equipment) -> str:
    """One kind of equipment in words."""
    count = f" {one.count} 台（套）" if one.count != 1 else ""
    return " ".join([one.name, *(f"{number(part.value)}{part.unit}" for part in one.parameters)]) + count


class Unreadable(ValueError):
    """What is wrong with what was written, in words for its field."""


def read(field: str, text: str) -> Any:
    """The value that ``text`` says of ``field``; raises Unreadable."""
    try:
        project = project_from_record({field: text, "inferred": "-"})
    except UnusableProject as fault:
        raise Unreadable(complaint(fault)) from None
    value = getattr(project, field)
    if field in _FIGURES and isinstance(value, Amount) and not value.unit and value.value:
        raise Unreadable(str(NEEDS_UNIT))
    return value


def complaint(fault: UnusableProject) -> str:
    """What is wrong and what to do, in the language of the page."""
    joint = "；" if spoken() == "zh" else "; "
    return joint.join(filter(None, (translated(fault.what, spoken()), translated(fault.do, spoken()))))


def with_facts(project: Project, told: dict[str, Any]) -> Project:
    """``project`` with facts that somebody stated, which are inferred no longer."""
    inferred = tuple(name for name in project.inferred if name not in told)
    return msgspec.structs.replace(project, **told, inferred=inferred)


def shown(project: Project) -> list[dict[str, Any]]:
    """The facts for the page: label, value, unit, code, whether inferred, or what is missing."""
    rows = [_row(project, field) for field in FIELDS if field in _ALWAYS or written(project, field)]
    rows += [{"label": one.name, "value": number(one.value), "unit": one.unit} for one in project.parameters]
    return rows + [{"label": name, "value": ANSWERS[told]} for name, told in project.answers]


_ALWAYS = ("name", "applicant", "region", "activity", "products", "capacity")


def _row(project: Project, field: str) -> dict[str, Any]:
    row: dict[str, Any] = {"label": FACTS[field], "infer": field in project.inferred}
    value = getattr(project, field)
    if not written(project, field):
        return {**row, "missing": NOT_GIVEN}
    if isinstance(value, Amount):
        return {**row, "value": f"{value.value:,.10g}", "unit": value.unit}
    if field == "region":
        return {**row, "value": place_name(value), "code": value}
    if field == "industries":
        named = [known.name if (known := industry(code)) else code for code in value]
        return {**row, "value": "、".join(named), "code": " ".join(value)}
    if field in ("activity", "efficiency"):
        return {**row, "value": CODED[field][value]}
    return {**row, "value": written(project, field), "unit": UNITS.get(field, "")}


def place_name(code: str) -> str:
    """City and county of ``code``."""
    city = city_of(code)
    return f"{region_name(city)} {region_name(code)}" if city not in ("", code) else region_name(code)
