"""目标对照: targets on the same indicator, place and year, and how the demand changed."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.diff.likeness import likeness, nearest
from gangmu.diff.matching import Matching, Placed, kin
from gangmu.diff.values import Move, Said, Shift
from gangmu.norms import Target
from gangmu.registry.indicators import indicator, indicator_named
from gangmu.registry.units import convert

_SAME_NAME = 0.75
_SAME_NAME_IN_CLAUSE = 0.5
_COMPARATORS = {"~": 0, "=": 1, ">=": 2, "<=": 2, ">": 3, "<": 3}
_MODALITIES = {"strive": 0, "expected": 1, "plain": 1, "binding": 2}
_FLOOR, _CAP = (">=", ">"), ("<=", "<")

Aim = Placed[Target]


def match_targets(before: list[Aim], after: list[Aim]) -> Matching[Target]:
    """Targets of both sides, joined where they set the same thing."""

    def worth(old: Aim, new: Aim) -> float:
        same = old.norm.value == new.norm.value and old.norm.unit == new.norm.unit
        return 1 + 2 * same + 1.5 * kin(old, new) + likeness(old.norm.quote, new.norm.quote)

    found = Matching(before, after)
    found.by_key(lambda aim: (*_thing(aim), aim.norm.year, aim.norm.change), worth)
    settled = {_thing(before[old]) for old, _ in found.joined}
    found.by_key(
        lambda aim: (*_thing(aim), aim.norm.change),
        lambda old, new: worth(old, new) if _thing(old) not in settled or old.norm.value == new.norm.value else 0,
    )
    found.by_key(lambda aim: aim.home and (*aim.home, *_thing(aim), aim.norm.year), worth)
    names = [aim.norm.indicator for aim in before], [aim.norm.indicator for aim in after]
    close = nearest(*names, found.open_before, found.open_after)
    found.by_worth(list(close), _renamed)
    found.by_key(lambda aim: aim.home and (*aim.home, _thing(aim)[0], aim.norm.year, aim.norm.change), worth)
    return found


def _thing(aim: Aim) -> tuple[str, str, bool]:
    """What is measured where; the number of a base year is not a target."""
    target = aim.norm
    return target.indicator_id or _plain(target.indicator), aim.region, target.rule.endswith("baseline")


def _plain(name: str) -> str:
    return "".join(name.split())


def _renamed(old: Aim, new: Aim) -> float:
    """Worth of two targets under different names: nearly the same name, the same year and kind of change."""
    if (old.region, old.norm.year, old.norm.change) != (new.region, new.norm.year, new.norm.change):
        return 0
    if convert(1, old.norm.unit, new.norm.unit) is None and old.norm.unit != new.norm.unit:
        return 0
    like = likeness(old.norm.indicator, new.norm.indicator)
    return like if like >= (_SAME_NAME_IN_CLAUSE if kin(old, new) else _SAME_NAME) else 0


def target_shifts(before: Aim, after: Aim) -> Iterator[Shift]:
    """What changed in force between two targets on one thing."""
    old, new = before.norm, after.norm
    sign = _sign(new) if _sign(old) == _sign(new) else 0
    yield from _values(old, new, sign)
    if old.comparator != new.comparator:
        flipped = {old.comparator in _CAP, new.comparator in _CAP} == {True, False} and "=" not in (
            old.comparator,
            new.comparator,
        )
        rank = 0 if flipped else _COMPARATORS[new.comparator] - _COMPARATORS[old.comparator]
        yield Shift("comparator", old.comparator, new.comparator, _move(rank))
    if (old.deadline or old.year) != (new.deadline or new.year):
        yield _due(old, new)
    if old.modality != new.modality and _MODALITIES[old.modality] != _MODALITIES[new.modality]:
        rank = _MODALITIES[new.modality] - _MODALITIES[old.modality]
        yield Shift("modality", old.modality, new.modality, _move(rank))
    for field in ("change", "baseline_year", "baseline_value"):
        if getattr(old, field) != getattr(new, field):
            yield Shift(field, getattr(old, field), getattr(new, field))


def _values(old: Target, new: Target, sign: int) -> Iterator[Shift]:
    """Values compared in the unit of the old one; where units do not convert, unit and value are both told."""
    ratio = 1.0 if old.unit == new.unit else convert(1, new.unit, old.unit)
    if ratio is None:
        yield Shift("unit", old.unit, new.unit)
    for field in ("value", "value_to"):
        was, now = getattr(old, field), getattr(new, field)
        if was == now and (was is None or ratio in (1.0, None)):
            continue
        if was is None or now is None or ratio is None:
            yield Shift(field, _number(was), _number(now))
        elif not _close(now * ratio, was):
            yield Shift(field, _number(was), _number(round(now * ratio, 9)), _move(sign * (now * ratio - was)))


def _close(first: float, second: float) -> bool:
    return abs(first - second) <= 1e-9 * max(abs(first), abs(second))


def _sign(target: Target) -> int:
    """1 where a higher value asks for more, -1 where a lower one does, 0 where that is not known."""
    if target.comparator in _CAP:
        return -1
    if target.comparator in _FLOOR or target.change != "level":
        return 1
    known = indicator(target.indicator_id or "") or indicator_named(target.indicator)
    direction = known.direction if known else "none"
    return {"up": 1, "down": -1, "none": 0}[direction]


def _due(old: Target, new: Target) -> Shift:
    """The day, or the year, by which the value is due; earlier is tighter."""
    was, now = _day(old), _day(new)
    move: Move = "shifted" if None in (was, now) else _move((str(was) > str(now)) - (str(was) < str(now)))
    both = old.deadline is not None and new.deadline is not None and old.year == new.year
    told: tuple[Said, Said] = (was, now) if both else (old.year, new.year) if old.year != new.year else (was, now)
    return Shift("deadline" if both else "year", *told, move)


def _day(target: Target) -> str | None:
    if target.deadline:
        return target.deadline.isoformat()
    return f"{target.year}-12-31" if target.year else None


def _move(rank: float) -> Move:
    return "tightened" if rank > 0 else "loosened" if rank < 0 else "shifted"


def _number(value: float | None) -> Said:
    return int(value) if value is not None and float(value).is_integer() else value
