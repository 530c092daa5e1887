"""指标用例: an indicator's value on a day, and where targets stand then."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.norms import Target
from gangmu.policytest.stage import NotFound, Stage
from gangmu.policytest.values import Case, Given, Problem
from gangmu.progress import Observation, path_value, status
from gangmu.registry.indicators import indicator, indicator_named
from gangmu.registry.regions import region_named


def status_problems(case: Case, stage: Stage) -> Iterator[Problem]:
    """What does not stand where ``case`` expects it; raises NotFound for a norm that is nowhere."""
    given, expect = case.given, case.expect
    if expect.status is not None and expect.norm:
        yield from _held(stage, given, expect.norm, expect.status)
    elif expect.status is not None:
        fitting = [target for target in stage.targets(given.documents) if _fits(target, given)]
        if len(fitting) == 1:
            yield from _held(stage, given, fitting[0].id, expect.status)
        elif fitting:
            yield Problem("several_targets", given.indicator, ", ".join(target.id for target in fitting))
        else:
            yield Problem("no_target", given.indicator)
    for expected in expect.targets:
        yield from _held(stage, given, expected.norm, expected.status)


def _fits(target: Target, given: Given) -> bool:
    """Whether an observation of what is given is one for ``target``."""
    if given.year is not None and target.year != given.year:
        return False
    place = region_named(given.region) if given.region and not given.region.isdecimal() else None
    if given.region and target.region != (place.code if place else given.region):
        return False
    return _same_indicator(target, given)


def _same_indicator(target: Target, given: Given) -> bool:
    return given.indicator == target.indicator or _name(given.indicator) == (target.indicator_id or target.indicator)


def _name(name: str) -> str:
    """The id of the indicator that is called ``name``; itself, where no registry knows it."""
    if indicator(name) is not None:
        return name
    found = indicator_named(name)
    return found.id if found is not None else name


def _held(stage: Stage, given: Given, name: str, expected: str) -> Iterator[Problem]:
    target = stage.norm(name)
    if not isinstance(target, Target):
        raise NotFound(name)
    if not _same_indicator(target, given):
        yield Problem("other_indicator", given.indicator, target.indicator, target.id, stage.cite(target.id))
        return
    observation = Observation(given.value, given.unit, given.date)
    found = status(target, observation, given.day)
    if found != expected:
        yield Problem("status", expected, found, target.id, stage.cite(target.id), _told(target, given))


def _told(target: Target, given: Given) -> str:
    """The target, what was observed, and what the path asks for on that day."""
    goal = f"{target.comparator}{target.value:g}{target.unit}"
    due = target.deadline or target.year or "?"
    expected = path_value(target, given.date)
    path = "" if expected is None else f"; {given.date}: {expected:g}{target.unit}"
    seen = "?" if given.value is None else f"{given.value:g}{given.unit or target.unit}"
    return f"{target.indicator} {due} {goal}{path} ← {seen}"
