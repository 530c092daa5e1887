"""地区: regions as the pages name and offer them."""

from __future__ import annotations

import functools

from gangmu.registry.regions import region, regions


def region_name(code: str) -> str:
    """The full name of ``code``, the code itself where it is not known."""
    known = region(code)
    return known.name if known is not None else code


def short_name(code: str) -> str:
    """The short name of ``code``, the code itself where it is not known."""
    known = region(code)
    return known.short if known is not None else code


def province_of(code: str) -> str:
    """The province that ``code`` lies in; the nation for itself, nothing for nothing."""
    return f"{code[:2]}0000" if code else ""


def city_of(code: str) -> str:
    """The prefecture that ``code`` lies in, "" for a province."""
    return f"{code[:4]}00" if code and code[2:4] != "00" else ""


@functools.cache
def cities_of(province: str) -> tuple[str, ...]:
    """The codes of the prefectures of ``province``, in order, without those that have ended."""
    return tuple(
        code
        for code, one in regions().items()
        if one.parent == province and one.kind == "prefecture" and one.successor is None
    )
