"""影响: which verdicts change when other rules hold, in what, and which norm changed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

import msgspec

from gangmu.screen.causes import Cause, Shift, causes
from gangmu.screen.finding import Outcome
from gangmu.screen.project import Project
from gangmu.screen.verdict import Verdict

# What changes beside the outcome: a clause that decides, a ratio, what is asked, who must not proceed.
Kind = Literal["outcome", "grounds"]


class Screener(Protocol):
    """筛查器: whatever gives verdicts for a state of the rules, such as an ``Index``."""

    def screen(self, project: Project) -> Verdict:
        """The verdict on ``project``."""
        ...


class Impact(msgspec.Struct, frozen=True):
    """影响: a project whose verdict changes: both verdicts, whether the outcome does, and what made them differ."""

    kind: Kind
    before: Verdict
    after: Verdict
    causes: tuple[Cause, ...]

    @property
    def project(self) -> Project:
        """The project."""
        return self.after.project

    @property
    def pair(self) -> tuple[Outcome, Outcome]:
        """The outcome before and after."""
        return self.before.outcome, self.after.outcome


def impact(project: Project, before: Screener, after: Screener, shift: Shift) -> Impact | None:
    """What changes for ``project``; None where its verdict says the same."""
    old, new = before.screen(project), after.screen(project)
    if old.outcome != new.outcome:
        return Impact("outcome", old, new, causes(old, new, shift))
    if _grounds(old) != _grounds(new):
        return Impact("grounds", old, new, causes(old, new, shift))
    return None


def _grounds(verdict: Verdict) -> object:
    """What an applicant would notice, beside the outcome."""
    deciding = {match.norm for match in verdict.matches if match.role == "decides"}
    asked = {question.fact for question in verdict.missing}
    swap = verdict.replacement
    ratio = swap and (swap.row.id, swap.row.op, swap.row.ratio)
    return deciding, asked, ratio, verdict.refusals, verdict.procedure


class Row(msgspec.Struct, frozen=True):
    """一类变化: how many verdicts went from ``before`` to ``after``, with some projects as examples."""

    before: Outcome
    after: Outcome
    count: int
    examples: tuple[Impact, ...]


class Tally:
    """合计: impacts counted as they come, by outcomes, region and cause; holds a few examples and no more."""

    def __init__(self, examples: int = 3) -> None:
        self.projects = 0
        self.grounds = 0
        self.pairs: Counter[tuple[Outcome, Outcome]] = Counter()
        self.regions: Counter[tuple[str, tuple[Outcome, Outcome]]] = Counter()
        self.screened: Counter[str] = Counter()
        self.causes: Counter[Cause] = Counter()
        self.unexplained = 0
        self._examples: dict[tuple[Outcome, Outcome], list[Impact]] = {}
        self._most = examples

    @property
    def changed(self) -> int:
        """How many outcomes change."""
        return sum(self.pairs.values())

    def add(self, project: Project, found: Impact | None) -> None:
        """Count ``project`` and what was found for it."""
        region = prefecture(project.region)
        self.projects += 1
        self.screened[region] += 1
        if found is None:
            return
        if found.kind == "grounds":
            self.grounds += 1
            return
        self.pairs[found.pair] += 1
        self.regions[region, found.pair] += 1
        self.causes.update(found.causes)
        self.unexplained += not found.causes
        kept = self._examples.setdefault(found.pair, [])
        if len(kept) < self._most:
            kept.append(found)

    def rows(self) -> tuple[Row, ...]:
        """The pairs of outcomes, the most frequent first."""
        ordered = sorted(self.pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Row(*pair, count, tuple(self._examples[pair])) for pair, count in ordered)


def impacts(
    projects: Iterable[Project], before: Screener, after: Screener, shift: Shift, tally: Tally
) -> Iterator[Impact]:
    """Each project whose verdict changes, as it is met; all of them are counted in ``tally``."""
    for project in projects:
        found = impact(project, before, after, shift)
        tally.add(project, found)
        if found is not None:
            yield found


def prefecture(region: str | None) -> str:
    """The code under which a region is counted: its prefecture, else itself; "" where it is unknown."""
    if region is None or len(region) != 6:
        return ""
    return f"{region[:4]}00"
