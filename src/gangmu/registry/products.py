"""产品与装备: what directives speak of, from 钢铁 down to 转炉, each with its broader term and its GB/T 4754 codes.

Also the groups that documents name as if they were industries (产能严重过剩行业, 两高), each with the document that says
what belongs to it; a group whose source could not be read is ``unconfirmed`` and must never decide a verdict.
"""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from gangmu.errors import DataFault
from gangmu.registry.datafile import keyed, rows, words

ProductKind = Literal["industry", "product", "equipment", "process"]


class Product(msgspec.Struct, frozen=True):
    """产品: ``name`` is its id; ``parent`` the broader term or None; ``codes`` industries in GB/T 4754-2017, may be empty.

    ``source``: where the code comes from (``GB/T 4754-2017`` names the product, a document says so, else ``project``: our
    own reading of the classification).
    """

    name: str
    kind: ProductKind
    parent: str | None
    codes: tuple[str, ...]
    source: str


class IndustryGroup(msgspec.Struct, frozen=True):
    """行业组: ``members`` (products) and ``codes`` (industries) that the document ``source`` counts to it since a year."""

    name: str
    since: int
    members: tuple[str, ...]
    codes: tuple[str, ...]
    source: str
    confirmed: bool


@functools.cache
def products() -> dict[str, Product]:
    """Every product by name, broader terms before narrower ones."""
    return keyed(
        "products.csv",
        ("name", "kind", "parent", "codes", "source"),
        lambda row: Product(row[0], row[1], row[2] or None, words(row[3]), row[4]),  # type: ignore[arg-type]
    )


@functools.cache
def _named() -> tuple[tuple[str, str, str], ...]:
    """Name, product, use: the table of names, read once."""
    table = rows("product_names.csv", ("name", "product", "use", "source"))
    return tuple((name, product, use) for name, product, use, _ in table)


@functools.cache
def product_names() -> dict[str, tuple[str, ...]]:
    """Every name of a product → the products it may mean; more than one only where the table says ``ambiguous``."""
    names: dict[str, tuple[str, ...]] = {}
    for name, product, use in _named():
        if use == "shadow":
            continue
        if name in names and use != "ambiguous":
            raise DataFault(f"{name} names two products and is not marked ambiguous", "registry/data/product_names.csv")
        names[name] = (*names.get(name, ()), product)
    return names


@functools.cache
def shadow_names() -> frozenset[str]:
    """Stretches of words that hide a name inside them: ``型材料`` (新型材料) holds no 型材, ``国家电网`` no 家电."""
    return frozenset(name for name, _, use in _named() if use == "shadow")


@functools.cache
def exact_names() -> frozenset[str]:
    """Names too general, or too short, to be spotted inside a sentence (建筑, 能源, 苯)."""
    return frozenset(name for name, _, use in _named() if use == "exact" or len(name) < 2)


@functools.lru_cache(maxsize=20_000)
def broader(name: str) -> tuple[str, ...]:
    """The terms above ``name``, nearest first."""
    chain: list[str] = []
    here = products().get(name)
    while here is not None and here.parent is not None:
        chain.append(here.parent)
        here = products().get(here.parent)
    return tuple(chain)


def is_a(narrow: str, broad: str) -> bool:
    """Whether product ``narrow`` is ``broad`` or a kind of it (``浮法玻璃`` is a ``平板玻璃``)."""
    return narrow == broad or broad in broader(narrow)


def narrower(name: str) -> tuple[str, ...]:
    """Every product below ``name``, at any depth."""
    return tuple(known for known in products() if known != name and is_a(known, name))


@functools.lru_cache(maxsize=20_000)
def codes_of(name: str) -> tuple[str, ...]:
    """Industry codes of product ``name``, those of the nearest broader term where it has none of its own."""
    table = products()
    product = table.get(name)
    while product is not None:
        if product.codes or product.parent is None:
            return product.codes
        product = table.get(product.parent)
    return ()


@functools.cache
def _apart() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for product, apart, _ in rows("product_apart.csv", ("product", "apart", "source")):
        found[product] = (*found.get(product, ()), *codes_of(apart))
    return found


def apart_codes(name: str) -> tuple[str, ...]:
    """Industry codes that stand inside those of product ``name`` and yet are none of it (a drilling rig is no ship)."""
    return _apart().get(name, ())


@functools.cache
def _groups() -> dict[str, tuple[IndustryGroup, ...]]:
    found: dict[str, list[IndustryGroup]] = {}
    columns = ("name", "since", "members", "codes", "source", "status")
    for name, since, members, codes, source, status in rows("industry_groups.csv", columns):
        group = IndustryGroup(name, int(since), words(members), words(codes), source, status == "sourced")
        found.setdefault(name, []).append(group)
    return {name: tuple(sorted(groups, key=lambda group: group.since)) for name, groups in found.items()}


@functools.cache
def group_names() -> dict[str, str]:
    """Every name of an industry group → the group's own name."""
    return {row[0]: row[1] for row in rows("industry_group_names.csv", ("name", "group"))}


def industry_group(name: str, year: int | None = None, confirmed: bool = False) -> IndustryGroup | None:
    """The group called ``name`` as it stood in ``year``; None where no group has that name.

    The latest definition up to then, the first one for years before any; without a year the latest of all. With
    ``confirmed`` only definitions whose source has been read are considered.
    """
    groups = [group for group in _groups().get(group_names().get(name, ""), ()) if group.confirmed or not confirmed]
    standing = [group for group in groups if year is None or group.since <= year]
    if standing:
        return standing[-1]
    return groups[0] if groups else None


def group_codes(group: IndustryGroup) -> tuple[str, ...]:
    """Industry codes of every member of ``group``, without repeats."""
    return tuple(dict.fromkeys([*group.codes, *(code for member in group.members for code in codes_of(member))]))
