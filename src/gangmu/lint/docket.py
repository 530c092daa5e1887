"""案卷: the documents that are linted together, and the views of them that rules ask for."""

from __future__ import annotations

import datetime as dt
import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, TypeVar

from gangmu.lint.passages import Spoken, spoken
from gangmu.lint.similar import Mirror, mirrors
from gangmu.lint.stands import Stand, stands
from gangmu.norms import Directive, Norm, Paper, Target, Task

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
# how many years plans of one generation are apart: those of the next do not contradict them, they follow
_CYCLE = 4


class Aim(NamedTuple):
    """A target and the paper it stands in."""

    paper: Paper
    norm: Target


class Duty(NamedTuple):
    """A task and the paper it stands in."""

    paper: Paper
    norm: Task


class Order(NamedTuple):
    """A directive and the paper it stands in."""

    paper: Paper
    norm: Directive


class Docket:
    """案卷: ``papers`` looked at on the day ``as_of``. Baseline observations are kept apart from targets."""

    def __init__(self, papers: Iterable[Paper], as_of: dt.date) -> None:
        self.papers = tuple(papers)
        self.as_of = as_of

    @functools.cached_property
    def aims(self) -> tuple[Aim, ...]:
        """Every target that is to be reached."""
        return tuple(aim for aim in self._numbers if not is_baseline(aim.norm))

    @functools.cached_property
    def observations(self) -> tuple[Aim, ...]:
        """Every number that a document states as its base."""
        return tuple(aim for aim in self._numbers if is_baseline(aim.norm))

    @functools.cached_property
    def _numbers(self) -> tuple[Aim, ...]:
        return tuple(Aim(paper, norm) for paper in self.papers for norm in paper.norms if isinstance(norm, Target))

    @functools.cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every task."""
        return tuple(Duty(paper, norm) for paper in self.papers for norm in paper.norms if isinstance(norm, Task))

    @functools.cached_property
    def orders(self) -> tuple[Order, ...]:
        """Every directive."""
        return tuple(Order(paper, norm) for paper in self.papers for norm in paper.norms if isinstance(norm, Directive))

    @functools.cached_property
    def stands(self) -> tuple[Stand, ...]:
        """Every product of every directive."""
        return tuple(stand for order in self.orders for stand in stands(*order))

    @functools.cached_property
    def sentences(self) -> tuple[Spoken, ...]:
        """Every sentence of the papers whose text is at hand, tables left out."""
        return tuple(sentence for sentences, _ in self._spoken.values() for sentence in sentences)

    @functools.cached_property
    def mirrors(self) -> tuple[Mirror, ...]:
        """Nearly identical segments of different papers."""
        return tuple(mirrors(self.sentences)) if len(self.papers) > 1 else ()

    @functools.cached_property
    def _spoken(self) -> dict[int, tuple[tuple[Spoken, ...], list[int]]]:
        """Place of the paper → its sentences in the order of the text, and where each begins."""
        read = {}
        for place, paper in enumerate(self.papers):
            sentences = tuple(sorted(spoken(paper), key=lambda sentence: sentence.start))
            read[place] = (sentences, [sentence.start for sentence in sentences])
        return read

    @functools.cached_property
    def _places(self) -> dict[int, int]:
        return {id(paper): place for place, paper in enumerate(self.papers)}

    def clash(self, one: Paper, other: Paper) -> bool:
        """Whether two papers bind at one time: neither has lapsed, nor do many years lie between them.

        A draft counts: that it contradicts what is in force is what its authors want to know.
        """
        if one is other:
            return True
        dates = (paper.header.issued or paper.header.effective for paper in (one, other))
        years = [date.year for date in dates if date is not None]
        near = len(years) < 2 or max(years) - min(years) <= _CYCLE
        return near and not (self._lapsed(one) or self._lapsed(other))

    def _lapsed(self, paper: Paper) -> bool:
        header = paper.header
        return header.status == "repealed" or (header.expires is not None and header.expires < self.as_of)

    def sentence_of(self, paper: Paper, norm: Norm) -> Spoken | None:
        """The sentence that ``norm`` of ``paper`` stands in; None where the text is not at hand."""
        sentences, starts = self._spoken[self._places[id(paper)]]
        found = bisect_right(starts, norm.start) - 1
        return sentences[found] if found >= 0 and sentences[found].end > norm.start else None

    def words_around(self, paper: Paper, norm: Norm) -> str:
        """The sentence around ``norm``, its quotation where the text is not at hand."""
        sentence = self.sentence_of(paper, norm)
        return sentence.text if sentence is not None else norm.quote


def is_baseline(target: Target) -> bool:
    """Whether a "target" is the observation of a base year that a table states beside its targets."""
    return target.rule.endswith("baseline")


def grouped(items: Iterable[T], key: Callable[[T], K | None]) -> dict[K, list[T]]:
    """``items`` by ``key``, in order; those whose key is None are left out."""
    groups: dict[K, list[T]] = defaultdict(list)
    for item in items:
        place = key(item)
        if place is not None:
            groups[place].append(item)
    return dict(groups)
