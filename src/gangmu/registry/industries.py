"""国民经济行业分类: GB/T 4754-2017 by code and by name; sections A-T, divisions, groups and classes."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from gangmu.registry.datafile import keyed

IndustryLevel = Literal["section", "division", "group", "class"]
# What a name may lose and still mean the same industry (炼焦, 水泥制造 → 水泥, 造纸和纸制品业 → 造纸和纸制品).
_ENDINGS = ("制造业", "加工业", "制造", "加工", "生产", "业")


class Industry(msgspec.Struct, frozen=True):
    """行业: ``code`` (a letter, or two to four digits), ``name``, ``level``, code of its ``parent`` (None for sections)."""

    code: str
    name: str
    level: IndustryLevel
    parent: str | None


@functools.cache
def industries() -> dict[str, Industry]:
    """Every industry by code, parents before children."""
    return keyed(
        "industries.csv",
        ("code", "name", "level", "parent", "source"),
        lambda row: Industry(row[0], row[1], row[2], row[3] or None),  # type: ignore[arg-type]
    )


def industry(code: str) -> Industry | None:
    """The industry of ``code``, None where there is none."""
    return industries().get(code)


@functools.lru_cache(maxsize=20_000)
def industry_parents(code: str) -> tuple[str, ...]:
    """Codes of what contains ``code``, nearest first, the section last; empty for sections and unknown codes."""
    chain: list[str] = []
    here = industries().get(code)
    while here is not None and here.parent is not None:
        chain.append(here.parent)
        here = industries().get(here.parent)
    return tuple(chain)


def covers(outer: str, inner: str) -> bool:
    """Whether industry ``outer`` is ``inner`` or contains it (``30`` covers ``3041``, ``C`` covers both)."""
    return outer == inner or outer in industry_parents(inner)


def classes_of(code: str) -> tuple[str, ...]:
    """The four-digit classes inside ``code``, itself if it is one."""
    return tuple(known.code for known in industries().values() if known.level == "class" and covers(code, known.code))


@functools.cache
def _names() -> dict[str, str]:
    """Name → code; where a group has one class of the same name, the class. Shortened names where they stay unique."""
    full = {known.name: known.code for known in industries().values()}
    short: dict[str, set[str]] = {}
    for name, code in full.items():
        ending = next((ending for ending in _ENDINGS if name.endswith(ending)), "")
        if ending and len(name) - len(ending) > 1:
            short.setdefault(name.removesuffix(ending), set()).add(code)
    return {**{name: min(codes) for name, codes in short.items() if len(codes) == 1}, **full}


def industry_named(name: str) -> Industry | None:
    """The industry that is called ``name`` in the classification, 制造 or 业 at the end being optional."""
    code = _names().get(name)
    return industries()[code] if code is not None else None
