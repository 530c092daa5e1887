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


class Changed(msgspec.Struct, frozen=True):
    """变化: the ``impact`` on the project of ``row`` (1 is the first), which may stand for many alike.

    ``name``, ``applicant`` and ``region`` are those of the row itself.
    """

    row: int
    name: str
    applicant: str
    region: str | None
    impact: Impact


class Row(msgspec.Struct, frozen=True):
    """一类变化: how many verdicts went from ``before`` to ``after``, with some projects as examples."""

    before: Outcome
    after: Outcome
    count: int
    examples: tuple[Changed, ...]


class Tally:
    """合计: changes counted as they come, by outcomes, region and cause; holds a few examples and no more."""

    def __init__(self, examples: int = 3) -> None:
        self.grounds = 0
        self.pairs: Counter[tuple[Outcome, Outcome]] = Counter()
        self.regions: Counter[tuple[str, tuple[Outcome, Outcome]]] = Counter()
        self.screened: Counter[str] = Counter()
        self.causes: Counter[Cause] = Counter()
        self.unexplained = 0
        self._examples: dict[tuple[Outcome, Outcome], list[Changed]] = {}
        self._most = examples

    @property
    def projects(self) -> int:
        """How many projects were looked at."""
        return self.screened.total()

    @property
    def changed(self) -> int:
        """How many outcomes change."""
        return self.pairs.total()

    def look(self, region: str | None, count: int = 1) -> None:
        """Count ``count`` projects of ``region`` as looked at, whether or not anything changes for them."""
        self.screened[prefecture(region)] += count

    def add(self, found: Changed) -> None:
        """Count what changes for one project."""
        impact = found.impact
        if impact.kind == "grounds":
            self.grounds += 1
            return
        self.pairs[impact.pair] += 1
        self.regions[prefecture(found.region), impact.pair] += 1
        self.causes.update(impact.causes)
        self.unexplained += not impact.causes
        kept = self._examples.setdefault(impact.pair, [])
        if len(kept) < self._most:
            kept.append(found)

    def rows(self) -> tuple[Row, ...]:
        """The pairs of outcomes, the most frequent first."""
        ordered = sorted(self.pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Row(*pair, count, tuple(self._examples[pair])) for pair, count in ordered)


def impacts(
    projects: Iterable[Project], before: Screener, after: Screener, shift: Shift, tally: Tally
) -> Iterator[Changed]:
    """Each project whose verdict changes, as it is met; all of them are counted in ``tally``."""
    for row, project in enumerate(projects, 1):
        tally.look(project.region)
        found = impact(project, before, after, shift)
        if found is not None:
            changed = Changed(row, project.name, project.applicant, project.region, found)
            tally.add(changed)
            yield changed


def prefecture(region: str | None) -> str:
    """The code under which a region is counted: its prefecture, else itself; "" where it is unknown."""
    if region is None or len(region) != 6:
        return ""
    return f"{region[:4]}00"


def changed_json(found: Changed) -> dict[str, object]:
    """What ``gangmu impact --json`` prints for one project."""
    one = found.impact
    return {
        "row": found.row, "name": found.name, "applicant": found.applicant, "region": found.region, "kind": one.kind,
        "before": one.before.outcome, "after": one.after.outcome, "causes": msgspec.to_builtins(one.causes),
    }  # fmt: skip


def tally_json(tally: Tally, errors: int = 0) -> dict[str, object]:
    """The sums of ``gangmu impact --json``: the last line it prints."""
    regions: dict[str, dict[str, object]] = {}
    for (code, (before, after)), count in sorted(tally.regions.items()):
        entry = regions.setdefault(code, {"region": code or None, "screened": tally.screened[code], "changes": []})
        changes = entry["changes"]
        assert isinstance(changes, list)
        changes.append({"before": before, "after": after, "count": count})
    causes = sorted(tally.causes.items(), key=lambda item: (-item[1], item[0].norm))
    return {
        "projects": tally.projects, "errors": errors, "changed": tally.changed, "grounds": tally.grounds,
        "unexplained": tally.unexplained,
        "outcomes": [
            {"before": row.before, "after": row.after, "count": row.count,
             "examples": [{"row": one.row, "name": one.name, "region": one.region} for one in row.examples]}
            for row in tally.rows()
        ],
        "regions": list(regions.values()),
        "norms": [{**msgspec.to_builtins(cause), "count": count} for cause, count in causes],
    }  # fmt: skip
