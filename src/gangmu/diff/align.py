"""条款对齐: which clause of the new text is which of the old one.

Equal words in equal order first (a longest common subsequence); then equal words elsewhere; then clauses whose children
found each other; then the most similar of what is left, where standing in the same place makes up for some likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import Indel

from gangmu.diff.likeness import likeness, nearest
from gangmu.diff.passages import Passage

_SURE = 0.75  # alike wherever they stand
_LIKE = 0.5  # alike enough where nothing else speaks for it
_SAME_PLACE = 0.3  # alike enough under the same number in the same clause
_SHORT = 6  # words so few that being equal elsewhere is chance


class Alignment:
    """对齐: places in the old list ↔ places in the new one, each at most once."""

    def __init__(self, before: Sequence[Passage], after: Sequence[Passage]) -> None:
        self.before, self.after = before, after
        self.to_after: dict[int, int] = {}
        self.to_before: dict[int, int] = {}

    def join(self, old: int, new: int) -> None:
        """Make two places one clause, unless one of them has its counterpart already."""
        if old not in self.to_after and new not in self.to_before:
            self.to_after[old], self.to_before[new] = new, old

    def open_before(self) -> list[int]:
        """Places of the old list without a counterpart."""
        return [place for place in range(len(self.before)) if place not in self.to_after]

    def open_after(self) -> list[int]:
        """Places of the new list without a counterpart."""
        return [place for place in range(len(self.after)) if place not in self.to_before]

    def same_parent(self, old: int, new: int) -> bool:
        """Whether two places stand under one and the same clause."""
        above, over = self.before[old].above, self.after[new].above
        return over is None if above is None else self.to_after.get(above, -1) == over


def align(before: Sequence[Passage], after: Sequence[Passage]) -> Alignment:
    """The clauses of two texts, joined where they are one."""
    found = Alignment(before, after)
    _equal_in_order(found)
    _equal_elsewhere(found)
    _by_children(found)
    _by_likeness(found, _anywhere)
    _by_children(found)
    _by_likeness(found, _in_place)
    _by_children(found)
    _by_label(found)
    return found


def _equal_in_order(found: Alignment) -> None:
    """Clauses with words of their own, in the order they keep in both texts."""
    old = [place for place, passage in enumerate(found.before) if passage.words]
    new = [place for place, passage in enumerate(found.after) if passage.words]
    numbers: dict[str, int] = {}
    first = [numbers.setdefault(found.before[place].words, len(numbers)) for place in old]
    second = [numbers.setdefault(found.after[place].words, len(numbers)) for place in new]
    for code in Indel.opcodes(first, second):
        if code.tag == "equal":
            for step in range(code.src_end - code.src_start):
                found.join(old[code.src_start + step], new[code.dest_start + step])


def _equal_elsewhere(found: Alignment) -> None:
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in found.open_after():
        if len(found.after[place].words) > _SHORT:
            waiting[found.after[place].words].append(place)
    for old in found.open_before():
        places = waiting.get(found.before[old].words)
        if places:
            found.join(old, places.pop(0))


def _by_children(found: Alignment) -> None:
    """A clause is the one that most of its own went to, the deepest first."""
    for old in reversed(found.open_before()):
        weights: dict[int, int] = defaultdict(int)
        total = 0
        for child in found.before[old].children:
            size = len(found.before[child].words) + 1
            total += size
            if child in found.to_after:
                above = found.after[found.to_after[child]].above
                if above is not None and above not in found.to_before:
                    weights[above] += size
        best = max(weights, key=lambda place: weights[place], default=None)
        if best is not None and 2 * weights[best] > total:
            found.join(old, best)


def _by_likeness(found: Alignment, worth: Callable[[Alignment, int, int, float], float]) -> None:
    """The pairs of highest ``worth`` first; 0 means that they are not one clause."""
    old, new = found.open_before(), found.open_after()
    texts = [passage.words for passage in found.before], [passage.words for passage in found.after]
    pairs = {*nearest(*texts, old, new), *_in_same_place(found, old, new)}
    scored = []
    for first, second in pairs:
        score = worth(found, first, second, likeness(texts[0][first], texts[1][second], _SAME_PLACE))
        if score > 0 and texts[0][first] and texts[1][second]:
            scored.append((-score, abs(first - second), first, second))
    for _, _, first, second in sorted(scored):
        found.join(first, second)


def _anywhere(_: Alignment, __: int, ___: int, like: float) -> float:
    """Likeness that needs no other reason."""
    return like if like >= _SURE else 0.0


def _in_place(found: Alignment, old: int, new: int, like: float) -> float:
    """Likeness, made more of by the same parent and the same label; 0 where it does not suffice."""
    parent = found.same_parent(old, new)
    label = found.before[old].clause.label == found.after[new].clause.label
    enough = like >= _LIKE or (like >= _SAME_PLACE and parent and label)
    return like + 0.15 * parent + 0.1 * label if enough else 0.0


def _in_same_place(found: Alignment, old: Iterable[int], new: Iterable[int]) -> set[tuple[int, int]]:
    """Open places under one parent with one label."""
    places = {(found.after[place].above, found.after[place].clause.label): place for place in reversed(list(new))}
    pairs = set()
    for place in old:
        above = found.before[place].above
        over = None if above is None else found.to_after.get(above, -1)
        other = places.get((over, found.before[place].clause.label))
        if other is not None:
            pairs.add((place, other))
    return pairs


def _by_label(found: Alignment) -> None:
    """Clauses without words of their own: the one of the same label under the same parent."""
    for old, new in sorted(_in_same_place(found, found.open_before(), found.open_after())):
        if not found.before[old].words and not found.after[new].words:
            found.join(old, new)
