"""相似: which of many texts are like one another, without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

_COMMONEST = 64  # a pair of characters that stands in more texts than this says nothing about any of them
_RAREST = 24
_BEST = 6


def likeness(first: str, second: str, least: float = 0.0) -> float:
    """How much two texts share in order: twice the common characters over all of them, 0 to 1; 0 below ``least``."""
    return fuzz.ratio(first, second, score_cutoff=100 * least) / 100


def nearest(
    before: Sequence[str], after: Sequence[str], left: Iterable[int], right: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of places (of ``left`` in ``before``, of ``right`` in ``after``) that share rare pairs of characters.

    For each text on the left the few on the right that share most; the work grows with the texts, not with their square.
    """
    holding: dict[str, list[int]] = defaultdict(list)
    for place in right:
        for gram in _grams(after[place]):
            holding[gram].append(place)
    for place in left:
        shared = sorted((len(holding[gram]), gram) for gram in _grams(before[place]) if gram in holding)
        votes: Counter[int] = Counter()
        for _, gram in shared[:_RAREST]:
            votes.update(holding[gram][:_COMMONEST])
        yield from ((place, other) for other, _ in votes.most_common(_BEST))


def _grams(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)} or {text}
