"""同一地区既绝对禁止新增产能，又规定产能置换后可以新建。

What it does: finds, for one region, a flat ban on new capacity beside a clause on capacity replacement (等量、减量置换) or an
exception (确需新建的) for the same industry or class of industries.

Why it is bad: whether a project that replaces old capacity is “new capacity” decides its approval, and nobody has said.

Example: new capacity may not be filed; the sentence before organises replacement for projects to be built.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gangmu.lint.classes import things_in
from gangmu.lint.docket import Docket, Order, grouped
from gangmu.lint.finding import Finding, Place, at, at_sentence
from gangmu.lint.rule import Rule
from gangmu.lint.stands import ON_NEW

_SWAPS = (
    "产能置换",
    "等量置换",
    "减量置换",
    "等量或减量",
    "等量减量",
    "减量或等量",
    "等量替代",
    "减量替代",
    "等量或者减量",
)
_UNLESS = ("确需", "确有必要", "置换", "替代")


class Leave(NamedTuple):
    """A place that lets new capacity in, and the industries it speaks of."""

    region: str
    place: Place
    things: frozenset[str]


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each region."""
    bans = [order for order in docket.orders if _flat(order)]
    leaves = grouped(_leaves(docket), lambda leave: leave.region)
    for region, orders in grouped(bans, lambda order: order.norm.region).items():
        met = [
            (order, leave) for order in orders for leave in leaves.get(region, ())
            if leave.things & things_in(order.norm.quote or "、".join(order.norm.subjects))
        ]  # fmt: skip
        if met:
            yield rule.found(
                [*(at(order) for order, _ in met), *(leave.place for _, leave in met)],
                region=met[0][0].norm.region_name,
            )  # fmt: skip


def _flat(order: Order) -> bool:
    """Whether the ban on new capacity knows no condition, and names no replacement itself (除等量置换外不得新建)."""
    norm = order.norm
    exception = norm.exception or ""
    said = norm.condition or norm.thresholds or exception.startswith("除") or "置换" in exception or "替代" in exception
    return norm.stance == "prohibit" and norm.activity in ON_NEW and not said


def _leaves(docket: Docket) -> Iterable[Leave]:
    for sentence in docket.sentences:
        swap = next((sentence.text.find(swap) for swap in _SWAPS if swap in sentence.text), None)
        if swap is not None:
            start = max(sentence.text.rfind(mark, 0, swap) for mark in "，；：") + 1
            end = min(
                cut for mark in "，；。" if (cut := sentence.text.find(mark, swap)) > 0 or (cut := len(sentence.text))
            )
            yield Leave(sentence.region, at_sentence(sentence, start, end), things_in(sentence.text))
    for order in docket.orders:
        norm = order.norm
        if norm.exception and any(word in norm.exception for word in _UNLESS):
            yield Leave(norm.region, at(order), things_in(norm.quote or "、".join(norm.subjects)))


RULE = Rule("GM408", "ban-and-exception", "warning", check)
