"""Codes that a pack may write, held against the registries."""

from __future__ import annotations

import functools

from gangmu.registry.datafile import rows
from gangmu.registry.indicators import indicators
from gangmu.registry.industries import industries
from gangmu.registry.organisations import organisation_kinds
from gangmu.registry.regions import NATION, regions

_GROUPS = ("provinces", "cities", "counties", "local")


def region_name(code: str) -> str:
    """The full name of region ``code``, "" where there is none."""
    found = regions().get(code)
    return found.name if found else ""


def knows_region(code: str) -> bool:
    """Whether ``code`` is a region of the registry."""
    return code in regions()


def knows_industry(code: str) -> bool:
    """Whether ``code`` is a section, division, group or class of GB/T 4754."""
    return code in industries()


def knows_indicator(code: str) -> bool:
    """Whether ``code`` is an indicator of the table, or composed as the registry composes them (``share:X/Y``)."""
    head, colon, rest = code.partition(":")
    return code in indicators() or bool(colon and rest and head in _composers())


def knows_organisation(code: str) -> bool:
    """Whether ``code`` is ``region/kind``, ``region/group/kind``, or one with a name of its own after a colon; "" too."""
    if not code:
        return True  # named in the document, but nobody the registry knows
    region, _, kind = code.partition(":")[0].partition("/")
    group, slash, inner = kind.partition("/")
    if slash:
        kind = inner
    return region in regions() and kind in organisation_kinds() and (not slash or group in _GROUPS)


@functools.cache
def _composers() -> frozenset[str]:
    """What a composed indicator's id can begin with."""
    heads = {row[2].partition(":")[0] for row in rows("indicator_patterns.csv", _PATTERN_COLUMNS)}
    measures = {row[1] for row in rows("indicator_measures.csv", ("word", "measure", "industries"))}
    return frozenset(
        {head for head in heads if "{" not in head}
        | {head.replace("{measure}", measure) for head in heads if "{" in head for measure in measures}
    )


_PATTERN_COLUMNS = ("name", "pattern", "id", "unit", "direction")
__all__ = ["NATION", "knows_indicator", "knows_industry", "knows_organisation", "knows_region", "region_name"]
