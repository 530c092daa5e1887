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


@functools.cache
def cities_of(province: str) -> tuple[str, ...]:
    """The codes of the prefectures of ``province``, in order, without those that have ended."""
    return tuple(
        code
        for code, one in regions().items()
        if one.parent == province and one.kind == "prefecture" and one.successor is None
    )
