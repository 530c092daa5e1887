"""所得: a target before it is placed: positions in the passage's flow, not yet in the source."""

from __future__ import annotations

import msgspec

from gangmu.norms.norm import Certainty, Change, Comparator
from gangmu.text import Quantity

_ORDER: tuple[Certainty, ...] = ("sure", "likely", "doubtful")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """所得: ``flow.text[start:end]`` says that ``indicator`` shall be ``value``; ``at`` is where its numeral stands.

    ``subject`` is the indicator without what the rule added (年均增长 …), for the next one to be completed from.
    ``annual`` is set where 每年 governs: such a target takes no year from other sentences. ``year`` only where the rule
    itself knows it (years and values distributed by 分别).
    """

    start: int
    end: int
    at: int
    indicator: str
    subject: str
    value: float
    value_to: float | None = None
    unit: str
    comparator: Comparator
    change: Change = "level"
    rule: str
    certainty: Certainty = "sure"
    baseline_year: int | None = None
    baseline_value: float | None = None
    annual: bool = False
    year: int | None = None


class Item(msgspec.Struct, frozen=True):
    """一处数字: a quantity and the words that may speak of it.

    Those are ``text[left:quantity.start]`` before it and what follows up to ``stop``; ``end`` is that of the segment.
    ``base`` is the value that a from-to begins with, its words being ``text[from_:base.end]``.
    """

    quantity: Quantity
    left: int
    stop: int
    end: int
    base: Quantity | None = None
    from_: int = 0


def weaker(one: Certainty, other: Certainty) -> Certainty:
    """The lesser certainty."""
    return max(one, other, key=_ORDER.index)
