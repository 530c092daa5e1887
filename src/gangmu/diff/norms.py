"""规范对照: the norms of two sides, joined kind by kind, and what changed in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

import msgspec

from gangmu.diff.directives import directive_shifts, match_directives
from gangmu.diff.duties import match_duties, measure_shifts, task_shifts
from gangmu.diff.matching import Matching, Placed
from gangmu.diff.targets import match_targets, target_shifts
from gangmu.diff.values import NormChange, Shift, Spot, Stated
from gangmu.norms import Directive, Measure, Norm, Paper, Target, Task
from gangmu.text.flow import unify

N = TypeVar("N", bound=Norm)
Homes = Mapping[tuple[str, str], tuple[str, str]]
Cites = Mapping[tuple[str, str], str]
_GRAVITY = {"tightened": 0, "loosened": 1, "shifted": 2}
_FATES = {"changed": 0, "added": 1, "removed": 2}


class NormDiff(msgspec.Struct, frozen=True):
    """规范对照: the changes, graver before lighter, and how many norms stayed (``restated``: in other words)."""

    changes: tuple[NormChange, ...]
    same: int
    restated: int


class Standing(msgspec.Struct, frozen=True):
    """The two sides: their papers, the new home of each old clause, and how clauses or norms are cited."""

    before: Sequence[Paper]
    after: Sequence[Paper]
    homes: Homes
    cites_before: Cites
    cites_after: Cites

    def placed(self, kind: type[N]) -> tuple[list[Placed[N]], list[Placed[N]]]:
        """The norms of ``kind`` on both sides, a directive once for each of its subjects."""
        old = [one for paper in self.before for one in _placed(paper, kind, self.homes.get)]
        new = [one for paper in self.after for one in _placed(paper, kind, lambda place: place)]
        return old, new


def _placed(
    paper: Paper, kind: type[N], home: Callable[[tuple[str, str]], tuple[str, str] | None]
) -> Iterator[Placed[N]]:
    for norm in paper.norms:
        if isinstance(norm, kind):
            subjects = norm.subjects if isinstance(norm, Directive) else ("",)
            for subject in subjects:
                yield Placed(paper, norm, home((paper.key, norm.clause)), subject)


def norm_diff(standing: Standing) -> NormDiff:
    """What changed in the norms of ``standing``."""
    changes: list[NormChange] = []
    same = restated = 0
    for kind, match, shifts in _KINDS:
        found = match(*standing.placed(kind))
        for change in _changes(found, shifts, standing):
            if change.fate != "changed" or change.shifts:
                changes.append(change)
            elif _reworded(change):
                restated += 1
            else:
                same += 1
    # sorting is stable: within a rank, the order of the texts stays
    changes.sort(key=lambda change: (_FATES[change.fate], _GRAVITY[change.move]))
    return NormDiff(tuple(changes), same, restated)


Match = Callable[[list[Placed[Norm]], list[Placed[Norm]]], Matching[Norm]]
_KINDS = cast(
    "tuple[tuple[type[Norm], Match, Callable[[Placed[Norm], Placed[Norm]], Iterable[Shift]]], ...]",
    (
        (Target, match_targets, target_shifts),
        (Directive, match_directives, directive_shifts),
        (Task, match_duties, task_shifts),
        (Measure, match_duties, measure_shifts),
    ),
)


def _changes(
    found: Matching[N], shifts: Callable[[Placed[N], Placed[N]], Iterable[Shift]], standing: Standing
) -> Iterator[NormChange]:
    """One change for each pair of norms, and for each norm that came or went; a directive's subjects taken together."""
    together: dict[tuple[int, int], list[tuple[Placed[N], Placed[N]]]] = {}
    for old, new in found.pairs():
        together.setdefault((id(old.norm), id(new.norm)), []).append((old, new))
    for pairs in together.values():
        old, new = pairs[0]
        subjects = tuple(dict.fromkeys(pair[1].subject for pair in pairs if pair[1].subject))
        moves = (*_region(old, new), *shifts(old, new))
        yield NormChange(
            "changed", _stated(old, standing.cites_before), _stated(new, standing.cites_after), moves, subjects
        )
    for placed in _together(found.after[place] for place in found.open_after):
        yield NormChange("added", None, _stated(placed[0], standing.cites_after), (), _subjects(placed))
    for placed in _together(found.before[place] for place in found.open_before):
        yield NormChange("removed", _stated(placed[0], standing.cites_before), None, (), _subjects(placed))


def _region(old: Placed[N], new: Placed[N]) -> Iterator[Shift]:
    if old.region != new.region:
        yield Shift("region", old.norm.region_name or old.norm.region, new.norm.region_name or new.norm.region)


def _together(placed: Iterable[Placed[N]]) -> Iterable[list[Placed[N]]]:
    groups: dict[int, list[Placed[N]]] = {}
    for one in placed:
        groups.setdefault(id(one.norm), []).append(one)
    return groups.values()


def _subjects(placed: Sequence[Placed[N]]) -> tuple[str, ...]:
    return tuple(one.subject for one in placed if one.subject)


def _stated(placed: Placed[N], cites: Cites) -> Stated:
    norm, key = placed.norm, placed.paper.key
    cite = cites.get((key, norm.id)) or cites.get((key, norm.clause), "")
    return Stated(norm, Spot(key, norm.clause, cite, norm.start, norm.end, norm.quote))


def _reworded(change: NormChange) -> bool:
    """Whether two norms of equal force are said in other words; a quotation that only one side has does not count."""
    old, new = (stated.norm for stated in change.both)
    quotes = {"".join(unify(norm.quote).split()) for norm in (old, new) if norm.quote}
    return len(quotes) > 1 or _name(old) != _name(new)


def _name(norm: Norm) -> tuple[str, ...]:
    if isinstance(norm, Directive):
        return norm.subjects
    return (norm.indicator,) if isinstance(norm, Target) else (norm.action,)
