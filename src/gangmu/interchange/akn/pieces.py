"""文字分段: the stretches of a clause's own text, as the lines and tables in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gangmu.norms import Clause, Table

# a byte order mark and a zero-width space show nothing either
BLANK = re.compile(r"[\s\ufeff\u200b]*")
_LINE = re.compile(r"[^\n]+")
_EDGES = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_STOPS = tuple("。：:；;，,、.．")
_FARTHEST = 12  # a mark of the file's own (## of Markdown) may stand before the label


class Span(NamedTuple):
    """A half-open stretch of the source text."""

    start: int
    end: int


class Opening(NamedTuple):
    """What a clause opens with: its number and heading as they stand (None where they do not), and where the rest begins."""

    num: Span | None
    heading: Span | None
    rest: int


def own(clause: Clause, children: Iterable[Clause]) -> Iterator[Span]:
    """The stretches of ``clause`` that no child covers, one more than it has children, some of them empty."""
    here = clause.start
    for child in children:
        yield Span(here, max(here, child.start))
        here = child.end
    yield Span(here, max(here, clause.end))


def opening(text: str, clause: Clause, end: int) -> Opening:
    """How ``clause`` opens in ``text``, looked for up to ``end``."""
    here = _skipped(text, clause.start, end)
    num = heading = None
    if clause.label:
        at = text.find(clause.label, here, min(end, here + _FARTHEST + len(clause.label)))
        if at >= 0:
            num = Span(here, at + len(clause.label))
            here = _skipped(text, num.end, end)
    if clause.heading:
        # the heading is told without the blanks that set its characters apart
        found = re.compile(r"[\s\u3000]*".join(map(re.escape, clause.heading))).match(text, here, end)
        if found:
            stop = found.end() + (text[found.end() : found.end() + 1] in _STOPS)
            heading = Span(here, min(stop, end))
            here = heading.end
    return Opening(num, heading, here)


def plain(name: str, words: str) -> str:
    """What the words of a ``num`` or ``heading`` say as label or heading: a heading without the stop after it."""
    return words[:-1] if name == "heading" and words.endswith(_STOPS) else words


def lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a stretch without the blanks around them; blank ones are left out."""
    for line in _LINE.finditer(text, span.start, span.end):
        yield from cell(text, Span(line.start(), line.end()))


def cell(text: str, span: Span) -> Iterator[Span]:
    """A stretch without the blanks around it; nothing where it is blank."""
    words = text[span.start : span.end]
    bare = words.strip(_EDGES)
    if bare:
        start = span.start + len(words) - len(words.lstrip(_EDGES))
        yield Span(start, start + len(bare))


def cells(text: str, table: Table) -> Iterator[list[Span]]:
    """The rows of ``table`` as they are written, each cell with the blanks around it."""
    for line in _LINE.finditer(text, table.start, table.end):
        row, here = [], line.start()
        for part in line[0].split("\t"):
            row.append(Span(here, here + len(part)))
            here += len(part) + 1
        yield row


def _skipped(text: str, start: int, end: int) -> int:
    found = BLANK.match(text, start, end)
    return found.end() if found else start
