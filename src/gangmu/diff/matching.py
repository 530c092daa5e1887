"""规范配对: pairs of what says the same of the same thing, from the surest likeness to the loosest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from gangmu.norms import Norm, Paper

N = TypeVar("N", bound=Norm)
_WINDOW = 64


class Placed(msgspec.Struct, Generic[N], frozen=True):
    """A norm and the paper it stands in.

    ``home`` is its clause as the new side knows it, None where the clause has no counterpart there; ``subject`` the one
    of a directive's subjects that is looked at.
    """

    paper: Paper
    norm: N
    home: tuple[str, str] | None = None
    subject: str = ""

    @property
    def region(self) -> str:
        """Where the norm holds, "" where the whole document does: documents of two places can be held together."""
        return "" if self.norm.region == self.paper.header.region else self.norm.region


Worth = Callable[[Placed[N], Placed[N]], float]


def kin(old: Placed[N], new: Placed[N]) -> bool:
    """Whether two norms stand in one and the same clause."""
    return old.home is not None and old.home == new.home


class Matching(Generic[N]):
    """配对: what is joined so far, and what is still open on both sides."""

    def __init__(self, before: Sequence[Placed[N]], after: Sequence[Placed[N]]) -> None:
        self.before, self.after = before, after
        self.joined: list[tuple[int, int]] = []
        self.open_before = dict.fromkeys(range(len(before)))
        self.open_after = dict.fromkeys(range(len(after)))

    def by_key(self, key: Callable[[Placed[N]], Hashable | None], worth: Worth[N]) -> None:
        """Join open norms with equal keys, within a key those of highest ``worth`` first; 0 means not at all."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in self.open_after:
            waiting[key(self.after[place])].append(place)
        met: Counter[Hashable] = Counter()
        pairs = []
        for place in self.open_before:
            found = key(self.before[place])
            if found is not None and found in waiting:
                # where hundreds say the same, each is looked for among those about as far down
                first = max(0, met[found] - _WINDOW)
                pairs += [(place, other) for other in waiting[found][first : met[found] + _WINDOW]]
                met[found] += 1
        self.by_worth(pairs, worth)

    def by_worth(self, pairs: Iterable[tuple[int, int]], worth: Worth[N]) -> None:
        """Join the open ones among ``pairs`` of places, those of highest ``worth`` first; 0 means not at all."""
        scored = ((worth(self.before[old], self.after[new]), old, new) for old, new in pairs)
        for _, _, old, new in sorted((-score, abs(old - new), old, new) for score, old, new in scored if score > 0):
            if old in self.open_before and new in self.open_after:
                del self.open_before[old], self.open_after[new]
                self.joined.append((old, new))

    def pairs(self) -> list[tuple[Placed[N], Placed[N]]]:
        """What was joined, in the order of the new text."""
        return [(self.before[old], self.after[new]) for old, new in sorted(self.joined, key=lambda pair: pair[1])]
