"""活动: whether a stance on an activity bears on what the project does: builds anew, adds capacity, or upgrades what stands."""

from __future__ import annotations

from typing import Literal

import msgspec

from gangmu.norms.norm import Activity, Stance
from gangmu.screen.project import Project
from gangmu.screen.reasons import Question, reason

Bearing = Literal["yes", "no", "maybe", "shown", "swapped", "upgrade"]
BUILDING = ("new", "expand", "replace", "relocate")
STANDING = ("renovate", "merge")
_CAPACITY = ("new_capacity", "expand")


class Bears(msgspec.Struct, frozen=True):
    """适用: ``answer`` and what has to be asked, or shown.

    ``shown``: it does not bear, provided that the project shows that it adds nothing; ``swapped``: it adds nothing on
    balance, since capacity is retired for it; ``upgrade``: what stands may be improved within a time.
    """

    answer: Bearing
    question: Question | None = None


def adds_capacity(project: Project) -> bool | None:
    """Whether the project adds capacity to what stands in all; None where that is not told."""
    if project.added_capacity is not None:
        return project.added_capacity.value > 0
    return {"new": True, "expand": True, "replace": False}.get(project.activity or "")


def bears(stance: Stance, activity: Activity, project: Project) -> Bears:
    """Whether ``stance`` on ``activity`` bears on what ``project`` does."""
    if stance in ("encourage", "upgrade", "retain"):
        return _promotes(stance, activity, project)
    if activity == "operate" and stance in ("phase_out", "control"):
        return _on_what_stands(stance, project)
    if activity == "operate":
        return Bears("yes")
    if project.activity is None:
        return Bears("maybe", Question("activity", reason("GM631")))
    if stance == "phase_out":
        return Bears("yes")
    if project.activity in STANDING:
        return _standing(stance, project)
    if activity in _CAPACITY:
        return _on_capacity(project)
    return _on_building(activity, project)


def _promotes(stance: Stance, activity: Activity, project: Project) -> Bears:
    if stance == "retain":
        return Bears("no")
    if stance == "upgrade":
        return Bears("yes" if project.activity in (*STANDING, "relocate") else "no")
    if activity in ("any", "operate", "invest"):
        return Bears("yes")
    fitting = BUILDING if activity == "new" else ("new", "expand")
    return Bears("yes" if project.activity in fitting else "no")


def _on_what_stands(stance: Stance, project: Project) -> Bears:
    """What is operated now is to go: that binds no building; a control of it binds no single project."""
    if stance == "control" or project.activity in BUILDING:
        return Bears("no")
    if project.activity is None:
        return Bears("maybe", Question("activity", reason("GM631")))
    return Bears("yes")


def _standing(stance: Stance, project: Project) -> Bears:
    """A renovation or merger: bans bear on what it adds, restrictions leave it a time, controls do not reach it."""
    adds = adds_capacity(project)
    if adds:
        return Bears("yes")
    if stance == "control" or adds is False:
        return Bears("no")
    if stance == "restrict":
        return Bears("upgrade", Question("added_capacity", reason("GM638")))
    return Bears("shown", Question("added_capacity", reason("GM637")))


def _on_capacity(project: Project) -> Bears:
    adds = adds_capacity(project)
    if project.activity == "replace" and not adds:
        return Bears("swapped")
    if adds is None:
        return Bears("maybe", Question("added_capacity", reason("GM639")))
    return Bears("yes") if adds else Bears("no")


def _on_building(activity: Activity, project: Project) -> Bears:
    """A stance on building anew, on investment, or on the thing as such."""
    adds = adds_capacity(project)
    if project.activity == "relocate" and not adds:
        return Bears("maybe", Question("added_capacity", reason("GM639"))) if adds is None else Bears("no")
    if project.activity == "expand" and activity == "new" and adds is not False:
        return _told("新建生产线", project)
    return Bears("no") if adds is False and project.activity == "expand" else Bears("yes")


def _told(words: str, project: Project) -> Bears:
    """An expansion may be a new line, or more out of the old one."""
    told = project.answer(words)
    if told is None:
        return Bears("maybe", Question(f"answers.{words}", reason("GM640")))
    return Bears("yes" if told else "no")
