"""导向对照: stances on the same subject in the same place, subject by subject, and how they changed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from gangmu.diff.likeness import likeness
from gangmu.diff.matching import Matching, Placed, kin
from gangmu.diff.values import Move, Shift
from gangmu.norms import Directive, Threshold
from gangmu.registry.product_names import subject_products
from gangmu.registry.units import convert

# What is wanted in one way or another, then what is refused more and more firmly.
_STANCES = {"retain": 0, "encourage": 0, "upgrade": 0, "control": 1, "restrict": 2, "prohibit": 3, "phase_out": 3}
_WIDER = "any"
_FILL = re.compile(r"[\s“”‘’「」的]")
_SAME_SUBJECT = 0.6
_UP = ("<", "<=")

Stand = Placed[Directive]


def match_directives(before: list[Stand], after: list[Stand]) -> Matching[Directive]:
    """Subjects of both sides' directives, joined where they are the same thing; the same stance before another one."""

    def worth(old: Stand, new: Stand) -> float:
        same = old.norm.condition == new.norm.condition and old.norm.exception == new.norm.exception
        apart = abs(_STANCES[old.norm.stance] - _STANCES[new.norm.stance]) + (old.norm.stance != new.norm.stance)
        return 4 - apart / 2 + kin(old, new) + 0.5 * same + 0.25 * likeness(old.norm.quote, new.norm.quote)

    found = Matching(before, after)
    found.by_key(lambda stand: (stand.region, _plain(stand.subject), stand.norm.stance, stand.norm.activity), worth)
    found.by_key(lambda stand: (stand.region, _plain(stand.subject), stand.norm.stance), worth)
    found.by_key(lambda stand: (stand.region, _plain(stand.subject)), worth)
    found.by_key(lambda stand: _product(stand, stand.norm.stance), worth)
    found.by_key(lambda stand: stand.home and _product(stand, f"{stand.home}"), worth)
    found.by_key(
        lambda stand: stand.home and (*stand.home, stand.region, stand.norm.stance),
        lambda old, new: _renamed(old.subject, new.subject),
    )
    found.by_key(lambda stand: stand.home and (*stand.home, _plain(stand.subject), stand.norm.stance), worth)
    return found


@functools.lru_cache(maxsize=16384)
def _plain(subject: str) -> str:
    return _FILL.sub("", subject)


@functools.lru_cache(maxsize=16384)
def _products(subject: str) -> tuple[str, ...]:
    return subject_products(subject)


def _product(stand: Stand, also: str) -> tuple[str, ...] | None:
    """Region and products of a subject, and what is ``also`` to be the same; None where the registry knows none."""
    products = _products(stand.subject)
    return (stand.region, also, *products) if products else None


def _renamed(old: str, new: str) -> float:
    """How far two subjects are one under another name: nearly the same words, or the same with more of them."""
    first, second = _plain(old), _plain(new)
    like = likeness(first, second)
    longer = min(len(first), len(second)) > 1 and (first in second or second in first)
    return max(like, _SAME_SUBJECT) if longer or like >= _SAME_SUBJECT else 0


def directive_shifts(before: Stand, after: Stand) -> Iterator[Shift]:
    """What changed in force between two directives on one subject.

    Two favours in different clauses may both stand, for different cases: only their stances are held together.
    """
    old, new = before.norm, after.norm
    if old.stance != new.stance:
        yield Shift("stance", old.stance, new.stance, _move(_STANCES[new.stance] - _STANCES[old.stance]))
    refused = _STANCES[old.stance] or _STANCES[new.stance]
    if not refused and not kin(before, after):
        return
    # of a refusal, whatever widens what it covers is tighter; of a favour, whatever narrows it
    sign = 1 if _STANCES[new.stance] else -1
    if old.activity != new.activity:
        width = (new.activity == _WIDER) - (old.activity == _WIDER)
        yield Shift("activity", old.activity, new.activity, _move(sign * width))
    yield from _covered(old, new, sign)
    if _plain(old.exception or "") != _plain(new.exception or ""):
        dropped = (old.exception is not None) - (new.exception is not None)
        yield Shift("exception", old.exception, new.exception, _move(sign * dropped))


def _covered(old: Directive, new: Directive, sign: int) -> Iterator[Shift]:
    """Thresholds one by one where both sides have the same ones; else the condition as a whole."""
    pairs = _paired(old.thresholds, new.thresholds)
    if pairs is None:
        if _plain(old.condition or "") != _plain(new.condition or "") or old.thresholds or new.thresholds:
            width = bool(old.condition or old.thresholds) - bool(new.condition or new.thresholds)
            yield Shift("condition", _said(old), _said(new), _move(sign * width))
        return
    for was, now in pairs:
        value = convert(now.value, now.unit, was.unit) if now.unit != was.unit else now.value
        if value is None:
            yield Shift("threshold", _threshold(was), _threshold(now))
        elif (value, now.op) != (was.value, was.op):
            wider = (value - was.value) * (1 if was.op in _UP else -1) or ("=" in now.op) - ("=" in was.op)
            flipped = (was.op in _UP) != (now.op in _UP)
            yield Shift("threshold", _threshold(was), _threshold(now), _move(0 if flipped else sign * wider))


def _paired(old: tuple[Threshold, ...], new: tuple[Threshold, ...]) -> list[tuple[Threshold, Threshold]] | None:
    """Thresholds on the same quantity of the same thing; None where the sides do not have the same ones."""
    first = {(one.quantity, _plain(one.of)): one for one in old}
    second = {(one.quantity, _plain(one.of)): one for one in new}
    if len(first) < len(old) or len(second) < len(new):
        return [] if old == new else None
    if first.keys() != second.keys():
        if len(old) == len(new) == 1 and old[0].quantity == new[0].quantity:
            return [(old[0], new[0])]
        return None
    return [(one, second[key]) for key, one in first.items()] if first else None


def _said(directive: Directive) -> str | None:
    thresholds = "；".join(_threshold(threshold) for threshold in directive.thresholds)
    return directive.condition or thresholds or None


def _threshold(threshold: Threshold) -> str:
    return f"{threshold.of}{threshold.op}{threshold.value:g}{threshold.unit}"


def _move(rank: float) -> Move:
    return "tightened" if rank > 0 else "loosened" if rank < 0 else "shifted"
