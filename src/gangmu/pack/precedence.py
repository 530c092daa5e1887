"""位阶规则: which of two norms that bind the same thing prevails, and why.

The order: the higher rank of the document, the special over the general, the later over the earlier, the stricter on a tie
(the first three after 立法法 art. 99, 103, 105; the last is the project's own, on the safe side).
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from gangmu.norms import Directive, Norm, Target, rank
from gangmu.pack.values import PackDocument, PackNorm
from gangmu.registry.indicators import indicators
from gangmu.registry.products import is_a
from gangmu.registry.regions import contains

Reason = Literal["rank", "special", "later", "stricter", "open"]
_STRICTNESS = {"encourage": 0, "retain": 1, "upgrade": 1, "control": 3, "restrict": 4, "phase_out": 5, "prohibit": 6}
_CURBING = 3


class Claim(msgspec.Struct, frozen=True):
    """主张: what a norm says of one ``thing`` (a product, an industry, an indicator) under its document."""

    norm: PackNorm
    document: PackDocument
    thing: str

    @property
    def since(self) -> dt.date | None:
        """Since when the document holds, None where it does not say."""
        return self.document.effective or self.document.issued


class Ruling(msgspec.Struct, frozen=True):
    """裁断: whether the ``first`` of two prevails, and why; ``open`` leaves the choice to a person.

    Where one document says both, the stricter holds for the time being and ``settled`` is false: its issuer must say which
    was meant.
    """

    first: bool
    reason: Reason
    settled: bool = True


def ruling(one: Claim, other: Claim) -> Ruling:
    """Which of two claims on the same thing prevails."""
    ranks = rank(one.document.region) - rank(other.document.region)
    if ranks:
        return Ruling(ranks > 0, "rank")
    narrow, wide = special(one, other), special(other, one)
    if narrow != wide:
        return Ruling(narrow, "special")
    if one.since and other.since and one.since != other.since:
        return Ruling(one.since > other.since, "later")
    strict = stricter(one.norm.norm, other.norm.norm)
    settled = one.document.key != other.document.key
    return Ruling(True, "open", False) if strict is None else Ruling(strict, "stricter", settled)


def special(one: Claim, other: Claim) -> bool:
    """Whether ``one`` speaks of less than ``other``: a place inside its place, a narrower thing, or only on a condition."""
    here, there = one.norm.norm.region, other.norm.norm.region
    if here != there:
        return contains(there, here)
    if one.thing != other.thing:
        return is_a(one.thing, other.thing)
    return _conditional(one.norm.norm) and not _conditional(other.norm.norm)


def _conditional(norm: Norm) -> bool:
    return isinstance(norm, Directive) and bool(norm.condition or norm.thresholds)


def stricter(one: Norm, other: Norm) -> bool | None:
    """Whether ``one`` asks for more than ``other``; None where that cannot be said."""
    if isinstance(one, Directive) and isinstance(other, Directive):
        difference = _STRICTNESS[one.stance] - _STRICTNESS[other.stance]
        return difference > 0 if difference else None
    if isinstance(one, Target) and isinstance(other, Target):
        return _higher_bar(one, other)
    return None


def _higher_bar(one: Target, other: Target) -> bool | None:
    """By the direction that is better for the indicator; at one value, ``>`` asks for more than ``>=``."""
    known = indicators().get(one.indicator_id or "")
    direction = known.direction if known else {">": "up", ">=": "up", "<": "down", "<=": "down"}.get(one.comparator, "")
    if one.value != other.value and direction in ("up", "down"):
        return (one.value > other.value) == (direction == "up")
    if one.value == other.value and one.comparator != other.comparator:
        sharp = (one.comparator in "<>", other.comparator in "<>")
        return sharp[0] if sharp[0] != sharp[1] else None
    return None


def opposed(one: Directive, other: Directive) -> bool:
    """Whether one stance is to promote and the other to curb, or one to curb and the other to end."""
    return _class(one) != _class(other)


def _class(directive: Directive) -> str:
    if directive.stance in ("prohibit", "phase_out"):
        return "end"
    return "curb" if _STRICTNESS[directive.stance] >= _CURBING else "promote"
