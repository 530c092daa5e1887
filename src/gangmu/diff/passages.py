"""条款自有文字: what a clause says itself, without the clauses below it, in a form in which wraps and widths do not count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from gangmu.norms import Clause, Paper
from gangmu.text.flow import flow, unify


class Passage(msgspec.Struct, frozen=True):
    """条款自有文字: ``words`` without label, blanks and line breaks; ``above`` and ``children`` are places in the list."""

    clause: Clause
    words: str
    above: int | None
    children: tuple[int, ...]


def passages(paper: Paper) -> tuple[Passage, ...]:
    """The clauses of ``paper`` in reading order, each with its own words; empty where the text is not at hand."""
    if paper.source is None:
        return ()
    places = {clause.id: place for place, clause in enumerate(paper.clauses)}
    below: dict[str | None, list[int]] = defaultdict(list)
    for place, clause in enumerate(paper.clauses):
        below[clause.parent].append(place)
    return tuple(
        Passage(
            clause,
            _words(paper.source.text, clause, [paper.clauses[place] for place in below[clause.id]]),
            places.get(clause.parent or ""),
            tuple(below[clause.id]),
        )
        for clause in paper.clauses
    )


def _words(text: str, clause: Clause, children: Sequence[Clause]) -> str:
    """The clause's own stretches as one line, its label taken away."""
    words = "".join(
        flow(text, start, end).text for start, end in _own(clause, children) if not _blank(text, start, end)
    )
    label = "".join(unify(clause.label).split())
    return words.removeprefix(label).strip()


def _own(clause: Clause, children: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    here = clause.start
    for child in children:
        yield here, child.start
        here = child.end
    yield here, clause.end


def _blank(text: str, start: int, end: int) -> bool:
    return end <= start or text[start:end].isspace()
