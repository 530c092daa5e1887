"""例外: whether what a directive leaves out releases the project."""

from __future__ import annotations

from typing import Literal

import msgspec

from gangmu.registry.regions import contains
from gangmu.screen.activity import STANDING
from gangmu.screen.project import Project
from gangmu.screen.reasons import Question, reason
from gangmu.screen.rule import Way
from gangmu.screen.scope import bare, lexicon

Release = Literal["yes", "no", "maybe", "swap"]


class Released(msgspec.Struct, frozen=True):
    """放行: ``yes``, ``no``, ``maybe`` with the question that decides, ``swap``: once capacity is replaced."""

    answer: Release
    question: Question | None = None


def released(way: Way, project: Project) -> Released:
    """Whether ``way`` lets ``project`` out of its rule."""
    if not way.kind:
        return Released("no")
    told = project.answer(way.words)
    if told is not None:
        return Released("yes" if told else "no")
    if way.kind == "swap":
        return Released("swap")
    if way.kind == "existing":
        named = len(project.applicant) > 3 and bare(project.applicant) in bare(way.words)
        return Released("yes" if named or project.activity in STANDING else "no")
    if way.kind == "place":
        return _placed(way, project)
    return Released("maybe", Question(f"answers.{way.words}", reason("GM634", words=way.words)))


def _placed(way: Way, project: Project) -> Released:
    """By the park: the places that can be meant lie in the project's region, or do not say where they lie."""
    near = [place for place in way.places if place.region is None or _meet(place.region, project.region)]
    if not near:
        return Released("no")
    ask = Question("park", reason("GM633", words="、".join(place.name for place in near)))
    if project.park is None:
        return Released("maybe", ask)
    park = bare(project.park)
    if any(park in bare(place.name) or bare(place.name) in park for place in near):
        return Released("yes")
    vague = lexicon().open_list.search(way.words) or any(place.region is None for place in near)
    return Released("maybe", ask) if vague else Released("no")


def _meet(place: str, region: str | None) -> bool:
    return region is None or contains(place, region) or contains(region, place)
