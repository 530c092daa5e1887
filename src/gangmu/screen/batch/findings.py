"""判断的复用: what a rule says of a project depends on less than the whole project; asked once for all alike."""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.screen.batch.cuts import Cuts, Figures, cuts_for
from gangmu.screen.batch.sides import sides_of
from gangmu.screen.batch.spot import Reaching
from gangmu.screen.batch.template import Pattern
from gangmu.screen.finding import Finding, weigh
from gangmu.screen.project import Project
from gangmu.screen.rule import Rule
from gangmu.screen.touch import Things

Key = tuple[object, ...]


class Findings:
    """判断的全部: by rule, thing and place (``Reaching``), by the traits of a project and the sides of the rule's own limits."""

    def __init__(self, pattern: Pattern) -> None:
        self._pattern = pattern
        self._known: dict[Key, Finding | None] = {}
        self._same: dict[Key, Finding] = {}
        self._cuts: dict[Key, Cuts] = {}

    def of(
        self, rules: Iterable[Reaching], project: Project, things: Things, traits: int, figures: Figures, own: bool
    ) -> list[Finding]:
        """What ``rules`` say of ``project``; with ``own`` figures, which no other project shares, its lines keep them."""
        found = []
        for one in rules:
            sides = self._sides(one.rule, figures) if one.rule.tests else None
            key = (one.number, traits, sides)
            if key not in self._known:
                self._known[key] = self._weighed(one, project, things, own)
            finding = self._known[key]
            if finding is not None:
                found.append(finding)
        return found

    def _weighed(self, one: Reaching, project: Project, things: Things, own: bool) -> Finding | None:
        finding = weigh(one.rule, project, things, one.touch)
        if finding is None:
            return None
        if finding.arithmetic:
            self._pattern.open(finding, project, fixed=own)
            return finding
        said = (finding.state, finding.outcome, finding.why, finding.questions, finding.terms)
        return self._same.setdefault((id(one.rule), id(one.touch), *said), finding)

    def _sides(self, rule: Rule, figures: Figures) -> Key:
        """The units of the figures, and how many of the rule's cuts each has reached."""
        values, units = figures
        key = (id(rule), units)
        cuts = self._cuts.get(key)
        if cuts is None:
            cuts = self._cuts[key] = cuts_for(rule.tests, *units)
        return units, sides_of(cuts, values)
