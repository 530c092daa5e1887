"""场景: one sentence as the rules see it, with its numbers, its dates, and what kind of sentence it is."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.order import InOrder, Thing
from gangmu.extract.targets.patterns import patterns
from gangmu.norms.norm import Certainty
from gangmu.text import Due, Quantity, Ratio

_CUT = re.compile(r"（[^（）]*）|“[^”“]*”|《[^》《]*》|[，；。！？]|：(?![0-9])|(?<![0-9])：")
_APART = re.compile(r"[，、；]")


class Term(msgspec.Struct, frozen=True):
    """年限: the year a target is due, when finer the day, and how sure that is."""

    year: int | None
    due: Due | None
    certainty: Certainty


NO_TERM = Term(None, None, "sure")


class Segment(msgspec.Struct, frozen=True):
    """分句: ``text[start:end]`` between commas, with the quantities and ratios in it that stand in no name or bracket."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    ratios: tuple[Ratio, ...]


class Scene(msgspec.Struct, frozen=True):
    """场景: the sentence ``text[start:end]`` of a passage's flow.

    ``carried`` is the term that earlier sentences or the section lend; ``goal`` whether the surroundings speak of goals;
    ``statute`` whether it stands in an article; ``issued`` the year of the document.
    """

    text: str
    start: int
    end: int
    segments: tuple[Segment, ...]
    dues: tuple[Due, ...]
    carried: Term
    goal: bool
    statute: bool
    issued: int | None

    def is_past(self, due: Due) -> bool:
        """Whether ``due`` speaks of what has been: since …, or a year before the document's."""
        if due.kind == "since":
            return True
        return (
            due.kind in ("due", "plain") and due.year is not None and self.issued is not None and due.year < self.issued
        )

    def governing(self, position: int) -> Due | None:
        """The last date before ``position`` that governs what follows (no base of comparison)."""
        before = [due for due in self.dues if due.end <= position and due.kind in ("due", "plain", "since")]
        return before[-1] if before else None

    def dated(self, position: int) -> bool:
        """Whether a date of the sentence governs ``position``."""
        return self.governing(position) is not None

    def before_date(self, position: int) -> int:
        """``position``, or where a date begins that stands right before it (``提高到2020年的10%``: behind 到)."""
        for due in self.dues:
            if due.end == position or (due.end == position - 1 and self.text[due.end] == "的"):
                return due.start + (self.text[due.start] in "到至")
        return position

    def yearly(self, position: int) -> bool:
        """Whether 每年 stands before ``position`` and no date after it takes over."""
        mark = self.text.rfind("每年", self.start, position)
        if mark >= 0:
            if self.text.find("累计", mark, position) >= 0:
                return False
            return not any(mark < due.start < position for due in self.dues if due.kind == "due")
        mean = self.text.rfind("年均", self.start, position)
        return mean >= 0 and not _APART.search(self.text, mean, position)

    def term(self, position: int, *, annual: bool = False, mean: bool = False) -> Term:
        """When a number at ``position`` is due: by a date before it, by one that closes the sentence, or by what is lent.

        A ``mean`` (年均增长) also takes the year of the level that follows it (``年均增长15%，到2020年达到…``)."""
        due = self.governing(position)
        if due is not None:
            return Term(due.year, due, "sure" if due.sure else "likely")
        after = [due for due in self.dues if due.start >= position and due.kind == "due"]
        alone = len(after) == 1 and not any(q.number > after[0].start for s in self.segments for q in s.quantities)
        if alone or (mean and after and self.carried.due is None):
            return Term(after[0].year, after[0], "likely")
        # 每年 goes on for ever, 年均 is the mean of the years up to the one that is lent
        return NO_TERM if annual and self.text.find("每年", self.start, position) >= 0 else self.carried

    def aims(self, position: int) -> bool:
        """Whether something says that what stands at ``position`` is a goal: a date to come, 力争, a goal section."""
        due = self.governing(position)
        if due is not None:
            return not self.is_past(due)
        return (
            self.goal or self.carried.year is not None or bool(lexicon().sure.search(self.text, self.start, self.end))
        )


def segments(
    text: str, start: int, end: int, quantities: tuple[Quantity, ...], ratios: tuple[Ratio, ...]
) -> tuple[Segment, ...]:
    """The parts of ``text[start:end]`` between commas, in order; a bracket that goes on telling (``（其中…达到45%）``,
    ``（累计约3600户）``) is a part after the one it stands in."""
    numbers, parts = InOrder(quantities), InOrder(ratios)
    found: list[Segment] = []
    masked: list[tuple[int, int]] = []
    here = start
    for left, right in [*(mark.span() for mark in _CUT.finditer(text, start, end)), (end, end)]:
        if right - left > 1:
            masked.append((left, right))
            continue
        if here < left:
            inside, shares = numbers.upto(left), parts.upto(left)
            found.append(Segment(here, left, _outside(inside, masked), _outside(shares, masked)))
            found += _telling(text, masked, inside)
        here, masked = right, []
    return tuple(found)


def _outside(things: tuple[Thing, ...], masked: list[tuple[int, int]]) -> tuple[Thing, ...]:
    """Those of ``things`` that stand in no name or bracket."""
    if not masked:
        return things
    return tuple(one for one in things if not any(left <= one.start < right for left, right in masked))


def _telling(text: str, masked: list[tuple[int, int]], inside: tuple[Quantity, ...]) -> list[Segment]:
    told = [(left + 1, right - 1) for left, right in masked if patterns().telling.match(text, left, right)]
    inner = [
        Segment(left, right, tuple(one for one in inside if left <= one.start < right), ()) for left, right in told
    ]
    return [one for one in inner if one.quantities]
