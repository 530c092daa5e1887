"""上级明令禁止的，下级条款只是限制或严格控制。

What it does: finds a region's 限制 or 严格控制 of new capacity for a product that a superior region forbids, by name or as
a member of a class (产能严重过剩行业) whose members an official document lists.

Why it is bad: the city's clause reads as if approval were possible. Where the superior rule is later, the city's clause is
superseded and ought to say so.

Example: new capacity in industries of severe surplus may not be filed; a city “strictly controls” new cement projects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gangmu.lint.docket import Docket, Order
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.stands import ON_NEW, Stand, above, stands
from gangmu.lint.subjects import within
from gangmu.registry.products import group_names, industry_group


class Ban(NamedTuple):
    """A ban of a superior region and the products it takes in."""

    order: Order
    products: tuple[str, ...]


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each superior ban that lower clauses fall short of."""
    weaker = [stand for stand in docket.stands if _weaker(stand)]
    for ban in _bans(docket):
        short = [
            stand for stand in weaker
            if above(ban.order.norm.region, stand.region) and any(within(stand.product, product) for product in ban.products)
        ]  # fmt: skip
        if short:
            yield rule.found(
                [at(ban.order), *map(at, short)], superior=ban.order.norm.region_name,
                regions=" / ".join(dict.fromkeys(stand.norm.region_name for stand in short)),
                subjects=" / ".join(dict.fromkeys(stand.product for stand in short)),
            )  # fmt: skip


def _bans(docket: Docket) -> Iterator[Ban]:
    for order in docket.orders:
        if order.norm.stance != "prohibit" or order.norm.activity not in (*ON_NEW, "any"):
            continue
        header = order.paper.header
        date = header.issued or header.effective
        groups = (
            industry_group(group_names().get(_class(name), ""), date.year if date else None, True)
            for name in order.norm.subjects
        )
        members = [member for group in groups if group is not None for member in group.members]
        named = [
            stand.product for stand in stands(order.paper, order.norm) if stand.form == "plain" and not stand.limited
        ]
        if members or named:
            yield Ban(order, tuple(dict.fromkeys([*members, *named])))


def _class(subject: str) -> str:
    """The name of the class in ``subject``, itself where it is one (产能严重过剩行业新增产能 names 产能严重过剩行业)."""
    return next((name for name in sorted(group_names(), key=len, reverse=True) if subject.startswith(name)), subject)


def _weaker(stand: Stand) -> bool:
    return stand.norm.stance in ("restrict", "control") and stand.norm.activity in ON_NEW and stand.form != "around"


RULE = Rule("GM407", "weaker-than-superior", "warning", check)
