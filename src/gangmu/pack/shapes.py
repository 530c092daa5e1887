"""Raw YAML against the struct it should be: every field that does not fit, each in one plain sentence."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Iterable, Iterator

import msgspec

from gangmu.pack.complaint import Complaint, Path

_EXPECTED = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_INSIDE = re.compile(r" - at `\$(.*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_WORDS = {
    "str": ("words", "put it in quotes"), "int": ("a whole number", "write digits alone"),
    "float": ("a number", "write the number alone, its unit goes into unit"), "array": ("a list", "write it in [ ]"),
    "object": ("a block of fields", "write each field on a line of its own"), "date": ("a date", "write it as 2015-07-27"),
}  # fmt: skip
_LONGEST = 40


def misfits(raw: object, kind: type[msgspec.Struct], file: str, path: Path) -> Iterator[Complaint]:
    """What keeps ``raw`` (at ``path``) from being a ``kind``: unknown fields, missing ones, values of a wrong type."""
    if not isinstance(raw, dict):
        yield Complaint(file, path, f"{_shown(raw)} is not a block of fields", _WORDS["object"][1])
        return
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    meant = {str(name): _meant(str(name), fields.keys() - raw.keys()) for name in raw if name not in fields}
    for name, field in meant.items():
        yield _stranger(name, field, file, (*path, name))
    for name, known in fields.items():
        if name in raw:
            yield from _misfit(raw[name], known.type, file, (*path, name))
        elif known.required and name not in meant.values():
            yield missing(file, path, name)


def _meant(name: str, fields: Iterable[str]) -> str:
    """The field that a misspelt ``name`` comes nearest to, "" where none is near."""
    return next(iter(difflib.get_close_matches(name, sorted(fields), 1)), "")


def _stranger(name: str, field: str, file: str, path: Path) -> Complaint:
    do = f"write {field}" if field else "see docs/reference/packs.md for the fields there are"
    return Complaint(file, path, f"there is no field {name}", do)


def missing(file: str, path: Path, name: str) -> Complaint:
    """The complaint about a field that must be there."""
    if name == "unit":
        return Complaint(file, (*path, name), "a value without its unit", "write the unit after unit:")
    return Complaint(file, (*path, name), "the field is missing", f"write {name}: and its value")


def _misfit(value: object, expected: object, file: str, path: Path) -> Iterator[Complaint]:
    """What is wrong with ``value`` as the field of type ``expected``: of a list of blocks, each; else the first thing."""
    inner = typing.get_args(expected)[0] if typing.get_origin(expected) is tuple else None
    if isinstance(value, list) and isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        for place, item in enumerate(value):
            yield from misfits(item, inner, file, (*path, place))
        return
    try:
        msgspec.convert(value, expected)
    except msgspec.ValidationError as error:
        inside = _INSIDE.search(str(error))
        steps: Path = tuple(name or int(place) for name, place in _STEP.findall(inside[1] if inside else ""))
        yield _worded(str(error), _at(value, steps), _type_at(expected, steps), file, (*path, *steps))


def _worded(error: str, value: object, expected: object, file: str, path: Path) -> Complaint:
    """msgspec's message as a sentence for people."""
    if "Invalid enum value" in error:
        choices = ", ".join(str(choice) for choice in _choices(expected))
        return Complaint(file, path, f"{_shown(value)} is not known here", f"write one of {choices}")
    if value is None and path[-1] == "unit":
        return missing(file, path[:-1], "unit")
    if value is None:
        return Complaint(file, path, "nothing is written here", "write a value, or remove the field")
    name = "date" if "date" in error.lower() else _expected_name(error)
    noun, do = _WORDS.get(name, ("what belongs here", "see docs/reference/packs.md"))
    if name == "str" and isinstance(value, dict | list):
        return Complaint(file, path, f"{_shown(value)} is not {noun}", "write one value")
    if name == "str":
        read_as = "yes or no" if isinstance(value, bool) else "a number"
        return Complaint(file, path, f"{_shown(value)} is read as {read_as}", do)
    return Complaint(file, path, f"{_shown(value)} is not {noun}", do)


def _expected_name(error: str) -> str:
    found = _EXPECTED.search(error)
    return found[1].split(" | ")[0] if found else ""


def _shown(value: object) -> str:
    """``value`` as a short word in a sentence."""
    text = {dict: "a block of fields", list: "a list", type(None): "nothing"}.get(type(value), str(value))
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _at(value: object, steps: Path) -> object:
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return value


def _type_at(expected: object, steps: Path) -> object:
    """The type that stands ``steps`` below ``expected``: through unions to the struct or the tuple."""
    for step in steps:
        for part in _parts(expected):
            if isinstance(step, int) and typing.get_origin(part) is tuple:
                expected = typing.get_args(part)[0]
            elif isinstance(step, str) and isinstance(part, type) and issubclass(part, msgspec.Struct):
                expected = {field.name: field.type for field in msgspec.structs.fields(part)}.get(step)
    return expected


def _parts(expected: object) -> tuple[object, ...]:
    return typing.get_args(expected) if isinstance(expected, types.UnionType) else (expected,)


def _choices(expected: object) -> tuple[object, ...]:
    """What a literal type allows; a union is looked through."""
    return tuple(
        choice
        for part in _parts(expected)
        if typing.get_origin(part) is typing.Literal
        for choice in typing.get_args(part)
    )
