"""行业类: classes of industries that documents name as if everybody knew their members (产能严重过剩行业, 两高)."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from gangmu.lint.subjects import meanings
from gangmu.registry.product_names import products_in
from gangmu.registry.products import group_names, industry_group

_LIST = re.compile(
    r"(?:^|[，。；：（]|对|严禁|禁止|如|以|淘汰|发展|建设|限制|控制|压减|化解|退出|的)([^，。；：（）]{3,60})$"
)
_MEMBERS = re.compile(r"、|和|与|及|等")


class Naming(NamedTuple):
    """A class ``group`` named at ``start:end`` of a text, and the ``members`` listed before its name (none: not listed)."""

    group: str
    start: int
    end: int
    members: tuple[str, ...]


@functools.cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(group_names(), key=len, reverse=True)))


@functools.lru_cache(maxsize=4096)
def namings(text: str) -> tuple[Naming, ...]:
    """The classes of industries that ``text`` names."""
    return tuple(
        Naming(group_names()[found[0]], found.start(), found.end(), _listed(text[: found.start()]))
        for found in _names().finditer(text)
    )


def _listed(before: str) -> tuple[str, ...]:
    """The industries listed right before the name of a class (``钢铁、水泥等``产能过剩行业)."""
    listed = _LIST.search(before)
    if listed is None or "、" not in listed[1] or not before.endswith(("等", "等行业", "等行业的")):
        return ()
    named = [
        meaning.product
        for part in _MEMBERS.split(listed[1])
        if part
        for meaning in meanings(part)
        if meaning.form == "plain"
    ]
    return tuple(dict.fromkeys(named)) if len(named) > 1 else ()


@functools.lru_cache(maxsize=4096)
def things_in(text: str) -> frozenset[str]:
    """Products that ``text`` names, and the members of the classes of industries it names, the classes themselves too."""
    named = {hit.id for hit in products_in(text) if hit.id is not None}
    for naming in namings(text):
        group = industry_group(naming.group, confirmed=True)
        named |= {naming.group, *(group.members if group is not None else ())}
    return frozenset(named)
