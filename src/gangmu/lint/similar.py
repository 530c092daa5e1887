"""相近: whether two names of indicators, or two sentences of different documents, speak of the same thing."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from gangmu.lint.finding import Place, at_sentence
from gangmu.lint.passages import Spoken
from gangmu.norms import Paper, Target
from gangmu.registry.indicators import indicator

_FILL = re.compile(r"[\s“”‘’（）()的、，]|全省|全市|我省|我市|各类|每年|年(?=重点|新|组织|滚动)|数$|以上|及以上")
_SEGMENT = re.compile(r"[^，。；：！？]+")
_SHINGLE = 8
_COMMON = 6
_SHORTEST, _LIKE = 10, 0.6
_NAMES = 0.5


@functools.lru_cache(maxsize=8192)
def wording(name: str) -> str:
    """``name`` without blanks, quotes and words that change nothing."""
    return _FILL.sub("", name)


@functools.lru_cache(maxsize=8192)
def _pairs(name: str) -> Counter[str]:
    text = wording(name)
    return Counter(text[k : k + 2] for k in range(len(text) - 1))


def likeness(first: str, second: str) -> float:
    """How much two names share: twice their common pairs of characters over all of them (Dice), 0 to 1."""
    one, two = _pairs(first), _pairs(second)
    total = sum(one.values()) + sum(two.values())
    return 2 * sum((one & two).values()) / total if total else float(wording(first) == wording(second))


def alike(first: str, second: str, least: float = 0.4) -> bool:
    """Whether two names probably mean one thing, or one says the other with more words."""
    one, two = wording(first), wording(second)
    return one == two or likeness(first, second) >= least


def family(target: Target) -> str | None:
    """What nearly the same indicators share: the registry's family, else the id itself; None for an unknown indicator."""
    known = indicator(target.indicator_id or "")
    return known.family if known is not None and known.family else target.indicator_id


def same_matter(first: Target, second: Target) -> bool:
    """Whether two targets are about nearly the same: one family of the registry, else names that are alike."""
    one, two = indicator(first.indicator_id or ""), indicator(second.indicator_id or "")
    if one is not None and two is not None and not (one.composed or two.composed):
        return (one.family or one.id) == (two.family or two.id)
    return alike(first.indicator, second.indicator, _NAMES)


class Segment(NamedTuple):
    """分句: the words ``text`` between two marks of a sentence."""

    paper: Paper
    sentence: Spoken
    start: int
    end: int
    text: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return at_sentence(self.sentence, self.start, self.end)


class Mirror(NamedTuple):
    """对照: two nearly identical segments of two documents, and the words that only one of them has."""

    first: Segment
    second: Segment
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def mirrors(sentences: Iterable[Spoken]) -> Iterator[Mirror]:
    """The nearly identical segments of different documents that differ in some words.

    Segments meet through runs of eight characters that are rare, so that the work grows with the text, not its square.
    """
    met: dict[str, list[Segment]] = defaultdict(list)
    told: set[tuple[int, int, int, int]] = set()
    for segment in _segments(sentences):
        near: dict[int, Segment] = {}
        for shingle in {segment.text[k : k + _SHINGLE] for k in range(len(segment.text) - _SHINGLE + 1)}:
            others = met[shingle]
            if len(others) < _COMMON:
                near.update((id(other), other) for other in others if other.paper is not segment.paper)
                others.append(segment)
        for other in near.values():
            key = (id(other.paper), other.place.start, id(segment.paper), segment.place.start)
            if other.text != segment.text and key not in told:
                told.add(key)
                found = _compared(other, segment)
                if found is not None:
                    yield found


def _segments(sentences: Iterable[Spoken]) -> Iterator[Segment]:
    for sentence in sentences:
        for found in _SEGMENT.finditer(sentence.text, sentence.body):
            if len(found[0]) >= _SHORTEST:
                yield Segment(sentence.paper, sentence, found.start(), found.end(), found[0])


def _compared(first: Segment, second: Segment) -> Mirror | None:
    matcher = SequenceMatcher(None, first.text, second.text, autojunk=False)
    if matcher.ratio() < _LIKE:
        return None
    only_first, only_second = [], []
    for kind, left, right, start, end in matcher.get_opcodes():
        if kind != "equal":
            only_first.append(first.text[left:right])
            only_second.append(second.text[start:end])
    return Mirror(first, second, tuple(filter(None, only_first)), tuple(filter(None, only_second)))
