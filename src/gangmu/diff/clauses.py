"""条款差异: clauses that came, went, stand elsewhere or are worded otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gangmu.diff.align import Alignment, align
from gangmu.diff.passages import Passage, passages
from gangmu.diff.values import ClauseChange, ClauseFate, Spot
from gangmu.diff.words import words_between
from gangmu.norms import Paper
from gangmu.norms.citation import citations


class ClauseDiff(msgspec.Struct, frozen=True):
    """条款对照: the changes in the order of the new text, ``kin`` (old clause id → new one), how many are renumbered."""

    changes: tuple[ClauseChange, ...]
    kin: Mapping[str, str]
    renumbered: int


class Side(msgspec.Struct, frozen=True):
    """One of two texts: its clauses with their words, and how they are cited."""

    paper: Paper
    passages: tuple[Passage, ...]
    cites: Mapping[str, str]

    @classmethod
    def of(cls, paper: Paper) -> Side:
        """The side that ``paper`` makes."""
        cites = {clause: str(citation) for clause, citation in citations(paper.clauses).items()}
        return cls(paper, passages(paper), cites)

    def spot(self, place: int) -> Spot:
        """Where the clause at ``place`` stands, with all that is below it."""
        clause = self.passages[place].clause
        text = self.paper.source.text if self.paper.source else ""
        words = text[clause.start : clause.end].strip()
        return Spot(self.paper.key, clause.id, self.cites[clause.id], clause.start, clause.end, words)


def clause_diff(before: Paper, after: Paper) -> ClauseDiff:
    """What became of the clauses of ``before`` in ``after``; both need their texts."""
    old, new = Side.of(before), Side.of(after)
    found = align(old.passages, new.passages)
    moved = _moved(found)
    gone = list(_alone(old, found.to_after, "removed"))
    changes = [(place, _changed(old, new, found, place, moved)) for place in sorted(found.to_before)]
    kept = [(place, 1, change) for place, change in changes if change is not None]
    came = [(place, 1, change) for place, change in _alone(new, found.to_before, "added")]
    # what went stands before the clause that follows it in the new text
    went = [(_next_kept(found, place), 0, change) for place, change in gone]
    ordered = sorted(kept + came + went, key=lambda entry: entry[:2])
    kin = {old.passages[a].clause.id: new.passages[b].clause.id for a, b in found.to_after.items()}
    renumbered = sum(change is None and _relabelled(found, place) for place, change in changes)
    return ClauseDiff(tuple(change for _, _, change in ordered), kin, renumbered)


def _relabelled(found: Alignment, new: int) -> bool:
    return found.before[found.to_before[new]].clause.label != found.after[new].clause.label


def _changed(old: Side, new: Side, found: Alignment, place: int, moved: set[int]) -> ClauseChange | None:
    """How the clause at ``place`` of the new text differs from what it was; None where it does not."""
    was = found.to_before[place]
    before, after = old.passages[was], new.passages[place]
    fates: tuple[ClauseFate, ...] = ("moved",) if place in moved else ()
    pieces = words_between(before.words, after.words) if before.words != after.words else ()
    if pieces:
        fates = (*fates, "reworded")
    if not fates:
        return None
    clause = after.clause
    return ClauseChange(fates, clause.label, clause.heading, old.spot(was), new.spot(place), pieces)


def _alone(side: Side, kept: Mapping[int, int], fate: ClauseFate) -> Iterator[tuple[int, ClauseChange]]:
    """Clauses without a counterpart; one all of whose clauses have none stands for them."""
    whole: dict[int, int] = {}
    for place in reversed(range(len(side.passages))):
        children = side.passages[place].children
        if place not in kept and all(child in whole for child in children):
            whole[place] = sum(whole[child] + 1 for child in children)
    for place, passage in enumerate(side.passages):
        if place in kept or passage.above in whole:
            continue
        spot, clause = side.spot(place), passage.clause
        if place not in whole:
            spot = msgspec.structs.replace(spot, quote=f"{clause.label}{passage.words}")
        before, after = (None, spot) if fate == "added" else (spot, None)
        yield place, ClauseChange((fate,), clause.label, clause.heading, before, after, below=whole.get(place, 0))


def _next_kept(found: Alignment, old: int) -> int:
    for place in range(old + 1, len(found.before)):
        if place in found.to_after:
            return found.to_after[place]
    return len(found.after)


def _moved(found: Alignment) -> set[int]:
    """Places of the new text whose clause stood under another parent, or among its siblings in another order."""
    moved = {new for new, old in found.to_before.items() if not found.same_parent(old, new)}
    families: dict[int | None, list[int]] = {}
    for new in sorted(found.to_before):
        if new not in moved:
            families.setdefault(found.after[new].above, []).append(new)
    for siblings in families.values():
        stayed = _longest_rising([found.to_before[new] for new in siblings])
        moved |= {new for step, new in enumerate(siblings) if step not in stayed}
    return moved


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Places of a longest rising subsequence of ``numbers``."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1], places[at : at + 1] = [number], [place]
    chosen = set()
    step = places[-1] if places else -1
    while step >= 0:
        chosen.add(step)
        step = before[step]
    return chosen
