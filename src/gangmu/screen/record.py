"""记录: what an office writes down of a project (YAML, JSON, a row of a table) as a Project.

Fields may be named in English or as offices head their columns (data/fields.toml). What a record does not say is read from
its name, by the same lexicons as policy text; an explicit field always wins, and what was inferred is listed.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

import msgspec

from gangmu.errors import UnusableProject
from gangmu.registry.industries import industries, industry_named
from gangmu.registry.regions import region_named, regions, regions_in
from gangmu.screen.project import Amount, Equipment, Parameter, Project
from gangmu.screen.title import project_from_text
from gangmu.screen.touch import codes_for, named
from gangmu.text.flow import unify

_BELOW = re.compile(r"\s*[-−–－负]\s*\.?\d")
_NOT_BELOW = "a figure of 0 or more"
_SPLIT = re.compile(r"[、；，,;|/\n]+")
_NAMES = re.compile(r"(?:[、；，;|/\n]|(?<!\d),|,(?!\d))+")  # the comma of 1,4-丁二醇 is part of the name
_AMOUNT = re.compile(r"^\s*((?:\d[\d,，]*)?\.?\d+(?:[eE][+-]?\d+)?)\s*([^\d\s].*)?$")
_CODE = re.compile(r"[A-T]?(\d{2,4})|([A-T])")
_MONEY, _COAL = "万元", "吨标准煤"
_INFERRED = (
    "applicant",
    "region",
    "park",
    "activity",
    "industries",
    "products",
    "equipment",
    "capacity",
    "investment",
    "energy",
)


@functools.cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("gangmu.screen") / "data" / "fields.toml").read_text("utf-8"))


@functools.cache
def field_names() -> dict[str, str]:
    """Every name of a field → the field of a project (``capacity_unit`` and ``investment_unit`` beside them)."""
    names = {field: field for field in _words()["fields"]}
    return names | {alias: field for field, aliases in _words()["fields"].items() for alias in aliases}


def unknown_fields(record: Mapping[str, object]) -> tuple[str, ...]:
    """The fields of ``record`` that nobody reads."""
    return tuple(name for name in record if name.strip() not in field_names())


def project_from_record(record: Mapping[str, object], region: str | None = None) -> Project:
    """The project of ``record``; ``region`` (code) holds where it names none. Raises UnusableProject."""
    told: dict[str, object] = {}
    for name, value in record.items():
        field = field_names().get(name.strip())
        if field is not None and field not in told and value not in (None, "", [], {}):
            told[field] = value
    fields: dict[str, Any] = {name: _read(name, value, told) for name, value in told.items() if name in _READERS}
    fields.setdefault("region", region)
    project = Project(**{name: value for name, value in fields.items() if value is not None})
    return project if "inferred" in told else _completed(project)


def _completed(project: Project) -> Project:
    """``project`` with what its name says of the facts that nobody told."""
    found = project_from_text(project.name, project.region) if project.name else Project()
    gained = {
        name: getattr(found, name)
        for name in _INFERRED
        if getattr(found, name) not in (None, "", ()) and getattr(project, name) in (None, "", ())
    }
    if project.products or project.industries:
        # what the project makes is told: of the title's reading only what belongs to it is taken
        gained.pop("products", None)
        gained.pop("industries", None)
        if project.products and not project.industries:
            codes = [code for words in project.products for name in named(words) for code in codes_for(name)]
            gained |= {"industries": tuple(dict.fromkeys(codes))} if codes else {}
        elif not project.products and found.products and _fits(found, project):
            gained["products"] = found.products
    inferred = tuple(name for name in _INFERRED if name in gained)
    return msgspec.structs.replace(project, **gained, inferred=inferred)


def _fits(found: Project, project: Project) -> bool:
    """Whether the industry read from the title and the one told contain each other."""
    return any(
        one.startswith(other) or other.startswith(one) for one in found.industries for other in project.industries
    )


def _read(field: str, value: object, told: Mapping[str, object]) -> object:
    try:
        if field in ("capacity", "added_capacity", "investment"):
            return _amount(value, told, field)
        return _READERS[field](value)
    except _Unreadable as fault:
        shown = str(value) if len(str(value)) < 40 else f"{str(value)[:40]}…"
        raise UnusableProject(f"{shown} is not {fault}", field, _DO.get(field, "correct the value")) from None


class _Unreadable(ValueError):
    """What a value is not."""


def _text(value: object) -> str:
    if isinstance(value, dict | list):
        raise _Unreadable("one value")
    return str(value).strip()


def _region(value: object) -> str:
    text = _text(value).removesuffix(".0")
    if text in regions():
        return text
    place = None if text.isdigit() else region_named(text)
    hits = [hit.id for hit in regions_in(text) if hit.id is not None] if place is None and not text.isdigit() else []
    if place is None and not hits:
        raise _Unreadable("a known region")
    return place.code if place is not None else str(hits[-1])


def _coded(field: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        text = _text(value)
        for code, names in _words()[field].items():
            if text.lower() == code or text in names:
                return code
        raise _Unreadable(f"one of {', '.join(_words()[field])}")

    return read


def _list(value: object, split: re.Pattern[str] = _SPLIT) -> tuple[str, ...]:
    parts = value if isinstance(value, list | tuple) else split.split(_text(value))
    return tuple(text for part in parts if (text := _text(part)))


def _names(value: object) -> tuple[str, ...]:
    return _list(value, _NAMES)


def _industries(value: object) -> tuple[str, ...]:
    """Codes with or without the letter of their section (``C3041``), or names of the classification."""
    found = []
    for text in _list(value):
        match = _CODE.fullmatch(text.removesuffix(".0"))
        name = None if match else industry_named(text)
        code = (match[1] or match[2]) if match else name.code if name else ""
        if code not in industries():
            raise _Unreadable("a code of GB/T 4754")
        found.append(code)
    return tuple(found)


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(float(value))
    match = _AMOUNT.fullmatch(_figure(value))
    if match is None or match[2]:
        raise _Unreadable("a number")
    return _float(match[1])


def _figure(value: object) -> str:
    """The words of a figure; one below nothing is a slip of the pen, and never read without its sign."""
    text = unify(_text(value))
    if _BELOW.match(text):
        raise _Unreadable(_NOT_BELOW)
    return text


def _counted(value: float) -> float:
    if value < 0:
        raise _Unreadable(_NOT_BELOW)
    return value


def _float(digits: str) -> float:
    return float(digits.replace(",", "").replace("，", ""))


def _amount(value: object, told: Mapping[str, object], field: str) -> Amount:
    """A figure with its unit: a map of value and unit, words (``600吨/日``), or a number whose unit stands beside it."""
    beside = told.get(f"{field}_unit") or (told.get("capacity_unit") if field == "added_capacity" else None)
    unit = _text(beside) if beside else _MONEY if field == "investment" else ""
    if isinstance(value, Mapping):
        return Amount(_number(value.get("value")), _text(value.get("unit") or unit))
    if isinstance(value, int | float):
        return Amount(_number(value), unit)
    text = _figure(value)
    match = _AMOUNT.fullmatch(text)
    if match is None:
        found = project_from_text(text).capacity if field != "investment" else None
        if found is None:
            raise _Unreadable("a figure with its unit")
        return found
    return Amount(_float(match[1]), _unit(match[2] or unit))


def _unit(name: str) -> str:
    """The unit in the words of the registry (``t/d`` → ``吨/日``); one that nobody knows stays, half of one does not."""
    found = project_from_text(f"1{name}").capacity
    if found is not None and "/" in name and "/" not in found.unit:
        raise _Unreadable("a figure with its unit")
    return found.unit if found is not None else name


def _energy(value: object) -> float:
    """Tons of standard coal a year."""
    if isinstance(value, str) and (match := _AMOUNT.fullmatch(_figure(value))) and match[2]:
        times = 10_000 if match[2].startswith("万") else 1
        if _COAL not in match[2] and "标煤" not in match[2] and match[2].lower() != "tce":
            raise _Unreadable("a figure in tons of standard coal")
        return _float(match[1]) * times
    return _number(value)


def _equipment(value: object) -> tuple[Equipment, ...]:
    items = value if isinstance(value, list | tuple) else _names(value)
    return tuple(_machine(item) for item in items)


def _machine(item: object) -> Equipment:
    """A name, or a map of name, count, parameters; any other entry of the map is a parameter (``volume: 1080立方米``)."""
    if not isinstance(item, Mapping):
        return Equipment(_text(item))
    if not item.get("name"):
        raise _Unreadable("equipment with a name")
    given = item.get("parameters") or ()
    values = given.values() if isinstance(given, Mapping) else given
    rest = [part for name, part in item.items() if name not in ("name", "count", "parameters")]
    amounts = tuple(
        _amount(part, {}, "parameters")
        for part in [*(values if isinstance(values, list | tuple) else list(values)), *rest]
    )
    return Equipment(_text(item["name"]), int(_number(item.get("count", 1))), amounts)


def _parameters(value: object) -> tuple[Parameter, ...]:
    if isinstance(value, Mapping):
        pairs = [(str(name), _amount(part, {}, "parameters")) for name, part in value.items()]
    elif isinstance(value, list | tuple) and all(isinstance(part, Mapping) and part.get("name") for part in value):
        pairs = [(_text(part["name"]), _amount(part, {}, "parameters")) for part in value]
    else:
        raise _Unreadable("a map of names and figures")
    return tuple(Parameter(name, amount.value, amount.unit) for name, amount in pairs)


def _answers(value: object) -> tuple[tuple[str, bool], ...]:
    if not isinstance(value, Mapping) or not all(isinstance(told, bool) for told in value.values()):
        raise _Unreadable("a map of words and yes or no")
    return tuple((str(words), bool(told)) for words, told in value.items())


def _date(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(_text(value)[:10])
    except ValueError:
        raise _Unreadable("a date of the form YYYY-MM-DD") from None


_READERS: dict[str, Callable[[Any], object]] = {
    "name": _text, "applicant": _text, "region": _region, "park": _text, "activity": _coded("activity"),
    "industries": _industries, "products": _names, "equipment": _equipment, "capacity": _text, "added_capacity": _text,
    "investment": _text, "energy": _energy, "efficiency": _coded("efficiency"), "operating_days": _number,
    "parameters": _parameters, "answers": _answers, "date": _date, "inferred": _list,
}  # fmt: skip
_DO = {
    "region": "write a six-digit code or the name of a place",
    "industries": "write codes of GB/T 4754 in quotes",
    "capacity": "write a figure with its unit",
    "added_capacity": "write a figure with its unit, or 0",
    "investment": "write a sum with its unit",
    "energy": "write tons of standard coal a year",
    "date": "write it as 2016-09-01",
}
