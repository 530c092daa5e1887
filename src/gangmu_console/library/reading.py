"""阅读: a document cut into stretches that are read at one time, each paragraph with the norms that stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gangmu_console.library.models import Clause, Norm

STRETCH = 6000  # characters that are read at one time
GLYPHS = {"target": "标", "task": "务", "directive": "向", "measure": "策"}


@dataclass
class Entry:
    """目录项: a clause in the tree, how many norms stand in it and below, and its children."""

    clause: Clause
    count: int = 0
    children: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Paragraph:
    """段: a clause's own words as HTML, or a heading; the norms that begin in it, for the margin."""

    clause: Clause
    html: SafeString
    norms: tuple[Norm, ...]
    heading: bool


DEEPEST = 4


def _named(clause: Clause) -> bool:
    """Whether the tree shows it: it has a name and is not too deep, or stands at the top."""
    return clause.level <= DEEPEST and bool(clause.label or clause.heading or not clause.parent)


def shown_at(clauses: Sequence[Clause], place: int) -> str:
    """The clause of the tree in which the clause at ``place`` stands: itself, or the nearest one above that is shown."""
    by_id = {clause.cid: clause for clause in clauses}
    here = clauses[place]
    while not _named(here) and here.parent in by_id:
        here = by_id[here.parent]
    return here.cid


def tree(clauses: Sequence[Clause], norms: Iterable[Norm]) -> list[Entry]:
    """The clauses with a name down to a level, and those without one that stand at the top.

    Norms below count for every clause above them.
    """
    entries: dict[str, Entry] = {}
    roots: list[Entry] = []
    shown: dict[str, str] = {}
    for clause in clauses:
        shown[clause.cid] = clause.cid if _named(clause) else shown.get(clause.parent, "")
        if not _named(clause):
            continue
        entry = entries[clause.cid] = Entry(clause)
        (entries[clause.parent].children if clause.parent in entries else roots).append(entry)
    parents = {clause.cid: clause.parent for clause in clauses}
    for norm in norms:
        place = shown.get(norm.clause, "")
        while place:
            if place in entries:
                entries[place].count += 1
            place = parents.get(place, "")
    return roots


def stretches(clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Half-open ranges of places in ``clauses``: whole sections where they fit, else parts of them, in order."""
    ranges: list[tuple[int, int]] = []
    begin = size = 0
    for place, clause in enumerate(clauses):
        own = len(clause.text)
        if place > begin and (size + own > STRETCH or (clause.level <= 1 and size > STRETCH // 3)):
            ranges.append((begin, place))
            begin, size = place, 0
        size += own
    return [*ranges, (begin, len(clauses))] if clauses else []


def stretch_of(ranges: Sequence[tuple[int, int]], place: int) -> int:
    """The number of the range that holds ``place``."""
    return max(0, bisect_right([begin for begin, _ in ranges], place) - 1)


def paragraphs(text: str, clauses: Sequence[Clause], norms: Sequence[Norm], chosen: int | None) -> list[Paragraph]:
    """``clauses`` in reading order, each own stretch with its norms underlined; ``chosen`` is the norm looked at."""
    found = []
    for clause in clauses:
        end = clause.start + _own_length(text, clause)
        here = [norm for norm in norms if norm.start < end and clause.start < norm.end]
        if end <= clause.start:
            continue
        begins = tuple(norm for norm in here if clause.start <= norm.start)
        heading = bool(clause.label or clause.heading) and clause.level <= 2 and len(clause.text) <= 40 and not here
        found.append(Paragraph(clause, marked(text, clause.start, end, here, chosen), begins, heading))
    return found


def _own_length(text: str, clause: Clause) -> int:
    """How far the clause's own words reach: its text was stored without the blanks around it."""
    place = text.find(clause.text, clause.start, clause.end) if clause.text else -1
    return place - clause.start + len(clause.text) if place >= 0 else 0


def marked(text: str, start: int, end: int, norms: Sequence[Norm], chosen: int | None) -> SafeString:
    """``text[start:end]`` with every norm underlined by kind; where norms overlap, the shorter one is in front."""
    cuts = sorted({start, end, *(min(max(cut, start), end) for norm in norms for cut in (norm.start, norm.end))})
    pieces = []
    for left, right in pairwise(cuts):
        over = [norm for norm in norms if norm.start <= left and right <= norm.end]
        words = text[left:right]
        if not over:
            pieces.append((words,))
            continue
        front = min(over, key=lambda norm: (norm.pk != chosen, norm.end - norm.start, norm.pk))
        css = f"gm-n is-{front.kind}{' is-on' if front.pk == chosen else ''}"
        pieces.append((format_html('<span class="{}" data-norm="{}">{}</span>', css, front.pk, words),))
    return format_html_join("", "{}", pieces)
