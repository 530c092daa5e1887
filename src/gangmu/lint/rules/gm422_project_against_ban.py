"""点名支持一个扩建或新建项目，而所属行业新增产能被禁止或严格控制。

What it does: finds supported projects that add capacity (二期, 扩建) in a region where, or above which, new capacity of their
industry is banned or controlled. The industry is that of the project's name, of its sentence or of the heading above.

Why it is bad: the project can be admitted only by capacity replacement, and no source of the replaced capacity is named.

Example: a second phase of a steel works is supported; new steel capacity is controlled in the same annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.classes import things_in
from gangmu.lint.docket import Docket, Order
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.stands import ON_NEW
from gangmu.lint.words import any_of
from gangmu.registry.products import is_a
from gangmu.registry.regions import contains, regions_in

_ADDS = re.compile(r"[二三四]期|扩建|改扩建|扩能|扩产")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each supported project."""
    curbs = [order for order in docket.orders if _curbs(order)]
    for order in docket.orders:
        added = [subject for subject in order.norm.subjects if _ADDS.search(subject)]
        if order.norm.stance != "encourage" or not added:
            continue
        things, places = _industries(docket, order, added), _places(order, added)
        against = [curb for curb in curbs if _holds(curb, places) and _touches(curb, things)]
        if against:
            yield rule.found(map(at, [order, *against]), project=" / ".join(added))


def _curbs(order: Order) -> bool:
    norm = order.norm
    here = not any_of("quote", "elsewhere").search(norm.quote) and "置换" not in norm.quote
    return norm.stance in ("prohibit", "control", "restrict") and norm.activity in ON_NEW and here


def _industries(docket: Docket, order: Order, added: list[str]) -> frozenset[str]:
    """Products named by the project, else by its sentence, else by the heading above."""
    sentence = docket.sentence_of(order.paper, order.norm)
    heads = reversed(sentence.headings) if sentence is not None else ()
    before = sentence.text.split(added[0])[0] if sentence is not None else ""
    return next((things for text in ("".join(added), before, *heads) if (things := things_in(text))), frozenset())


def _places(order: Order, added: list[str]) -> frozenset[str]:
    named = {hit.id for subject in added for hit in regions_in(subject, order.norm.region) if hit.id is not None}
    return frozenset(named | {order.norm.region})


def _holds(curb: Order, places: frozenset[str]) -> bool:
    return any(contains(curb.norm.region, place) for place in places)


def _touches(curb: Order, things: frozenset[str]) -> bool:
    curbed = things_in("、".join(curb.norm.subjects))
    return any(is_a(thing, one) or is_a(one, thing) for thing in things for one in curbed)


RULE = Rule("GM422", "project-against-ban", "info", check)
