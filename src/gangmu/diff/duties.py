"""任务和措施对照: duties and instruments whose action is the same, and how they changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from gangmu.diff.likeness import likeness, nearest
from gangmu.diff.matching import Matching, Placed, kin
from gangmu.diff.values import Move, Said, Shift
from gangmu.norms import Measure, Task
from gangmu.registry.units import convert

_LIKE = 0.7
_LIKE_IN_CLAUSE = 0.45
_OFTEN = {None: 0, "annual": 1, "quarterly": 2, "monthly": 3}
_REST = re.compile(r"等(?:有关|相关)?(?:部门|单位)?$")
_FIGURE = re.compile(r"[0-9.]+")

Duty = TypeVar("Duty", Task, Measure)


def match_duties(before: list[Placed[Duty]], after: list[Placed[Duty]]) -> Matching[Duty]:
    """Tasks, or measures, joined where their actions are the same but for figures, or much alike."""

    def worth(old: Placed[Duty], new: Placed[Duty]) -> float:
        like = likeness(old.norm.action, new.norm.action)
        near = kin(old, new)
        if like < (_LIKE_IN_CLAUSE if near else _LIKE) or not (near or old.region == new.region):
            return 0
        return like + 0.5 * near + 0.1 * (_who(old.norm) == _who(new.norm))

    found = Matching(before, after)
    found.by_key(lambda duty: (duty.region, _plain(duty.norm.action)), lambda old, new: worth(old, new) or 0.1)
    texts = [_plain(duty.norm.action) for duty in before], [_plain(duty.norm.action) for duty in after]
    found.by_worth(list(nearest(*texts, found.open_before, found.open_after)), worth)
    found.by_key(lambda duty: duty.home, worth)
    return found


def _plain(action: str) -> str:
    return _FIGURE.sub("#", "".join(action.split()))


def _who(norm: Task | Measure) -> tuple[str, ...]:
    return norm.lead if isinstance(norm, Task) else norm.beneficiaries


def task_shifts(before: Placed[Task], after: Placed[Task]) -> Iterator[Shift]:
    """What changed in force between two tasks."""
    old, new = before.norm, after.norm
    for names, codes in (("lead", "lead_ids"), ("cooperate", "cooperate_ids")):
        first, second = (_organs(getattr(task, names), getattr(task, codes)) for task in (old, new))
        if set(first) != set(second):
            yield Shift(names, getattr(old, names), getattr(new, names))
    was, now = _due(old), _due(new)
    if was != now:
        move: Move = "shifted"
        if was and now:
            move = "tightened" if now < was else "loosened"
        elif now:
            move = "tightened"
        elif was:
            move = "loosened"
        yield Shift("deadline", _told(old), _told(new), move)
    yield from _quantity(old, new)
    if old.recurrence != new.recurrence:
        more = _OFTEN[new.recurrence] - _OFTEN[old.recurrence]
        yield Shift("recurrence", old.recurrence, new.recurrence, "tightened" if more > 0 else "loosened")


def _quantity(old: Task, new: Task) -> Iterator[Shift]:
    now = new.quantity
    if now is not None and old.quantity is not None and old.unit != new.unit:
        now = convert(now, new.unit or "", old.unit or "")
        if now is None:
            yield Shift("quantity", _amount(old), _amount(new))
            return
    if now != old.quantity:
        more = (now or 0) - (old.quantity or 0)
        yield Shift("quantity", _amount(old), _amount(new), "tightened" if more > 0 else "loosened")


def measure_shifts(before: Placed[Measure], after: Placed[Measure]) -> Iterator[Shift]:
    """What changed between two measures: the instrument, or who is given it."""
    old, new = before.norm, after.norm
    if old.instrument != new.instrument:
        yield Shift("instrument", old.instrument, new.instrument)
    if set(old.beneficiaries) != set(new.beneficiaries):
        yield Shift("beneficiaries", old.beneficiaries, new.beneficiaries)


def _organs(names: Sequence[str], codes: Sequence[str]) -> list[str]:
    """Each organ as its code where the registry knows it, else as its name: an organ renamed is the same organ."""
    known = codes if len(codes) == len(names) else [""] * len(names)
    return [code or _REST.sub("", name) for name, code in zip(names, known, strict=True)]


def _due(task: Task) -> str:
    """The last day, "" where none is set."""
    if task.deadline:
        return task.deadline.isoformat()
    return f"{task.deadline_year}-12-31" if task.deadline_year else ""


def _told(task: Task) -> Said:
    return task.deadline.isoformat() if task.deadline else task.deadline_year


def _amount(task: Task) -> str | None:
    return None if task.quantity is None else f"{task.quantity:g}{task.unit or ''}"
