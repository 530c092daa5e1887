"""阅读: a document cut into stretches that are read at one time, each paragraph with the norms that stand in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gangmu_console.library.models import Clause, Document, Norm

STRETCH = 6000  # characters that are read at one time
GLYPHS = {"target": "标", "task": "务", "directive": "向", "measure": "策"}


def legend() -> list[tuple[str, str, str]]:
    """Kind, sign and word of each kind of norm."""
    return [(kind.value, GLYPHS[kind.value], str(kind.label)) for kind in Norm.Kind]


@dataclass
class Entry:
    """目录项: a clause in the tree, how many norms stand in it and below, and its children."""

    clause: Clause
    count: int = 0
    children: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Block:
    """段: a stretch of one clause as it is read: a heading, a paragraph, who answers for it, or a table.

    ``html`` are its words from ``start`` on with norms underlined, ``norms`` those that begin in it, for the margin.
    """

    clause: Clause
    form: str
    start: int
    html: str = ""
    norms: tuple[Norm, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], tuple[Norm, ...]], ...] = ()
    first: bool = True


DEEPEST = 4
LONGEST_HEADING = 40
HEADINGS = {1: "h2", 2: "h3", 3: "h4"}
_WHO = re.compile(r"[（(][^（）()]{2,200}(?:牵头|负责|配合|责任单位)[^（）()]{0,200}[）)]")


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


def tree_html(entries: Iterable[Entry], here: str) -> SafeString:
    """The tree as nested lists; written here, for a template in a template for each of a thousand clauses takes too long."""
    return format_html_join("", "<li>{}{}</li>", ((_link(entry, here), _below(entry, here)) for entry in entries))


def _below(entry: Entry, here: str) -> SafeString:
    return format_html("<ul>{}</ul>", tree_html(entry.children, here)) if entry.children else SafeString()


def _link(entry: Entry, here: str) -> SafeString:
    clause = entry.clause
    css = ' class="h"' if clause.level == 1 else ""
    current = ' aria-current="true"' if clause.cid == here else ""
    count = format_html("<em>{}</em>", entry.count) if entry.count else ""
    return format_html(
        '<a href="?clause={}#{}"{}{}><span>{}</span>{}</a>', quote(clause.cid), quote(clause.cid), SafeString(css),
        SafeString(current), _called(clause), count,
    )  # fmt: skip


def _called(clause: Clause) -> str:
    """What the tree calls a clause: its number and name, else what it is, else how it begins."""
    if clause.label or clause.heading:
        return clause.label + Truncator(clause.heading).chars(16)
    if clause.kind in ("preamble", "signature"):
        return _("正文") if clause.kind == "preamble" else _("落款")
    return Truncator(clause.text or _("正文")).chars(16)


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


def blocks(document: Document, clauses: Sequence[Clause], norms: Sequence[Norm], chosen: int | None) -> list[Block]:
    """``clauses`` in reading order, each own stretch with its norms underlined; ``chosen`` is the norm looked at."""
    found: list[Block] = []
    for clause in clauses:
        end = clause.start + _own_length(document.text, clause)
        here = [norm for norm in norms if norm.start < end and clause.start < norm.end]
        place, first = clause.start, True
        for table in (one for one in document.tables if clause.start <= one["start"] and one["end"] <= end):
            found += _words(document.text, clause, (place, table["start"]), here, chosen, first)
            found.append(_table(document.text, clause, table, here))
            place, first = table["end"], False
        found += _words(document.text, clause, (place, end), here, chosen, first)
    return found


def _words(
    text: str, clause: Clause, stretch: tuple[int, int], norms: Sequence[Norm], chosen: int | None, first: bool
) -> list[Block]:
    """The words of ``clause`` in ``stretch``, without the blanks around them; nothing where there are none."""
    start, end = stretch
    words = text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    if end <= start:
        return []
    name = clause.label + clause.heading
    named = bool(name) and first and text.startswith(name, start)
    here = [norm for norm in norms if norm.start < end and start < norm.end]
    form = "p"
    if _WHO.fullmatch(text, start, end):
        form = "who"
    elif name and not here and end - start <= LONGEST_HEADING:
        form = HEADINGS.get(clause.level, "p")
    bold = start + len(name) if named and clause.heading and form == "p" else start
    html = marked(text, (start, bold, end), here, chosen)
    return [Block(clause, form, start, html, tuple(norm for norm in here if start <= norm.start), first=first)]


def _table(text: str, clause: Clause, table: dict[str, Any], norms: Sequence[Norm]) -> Block:
    """A table with its norms at the end of the row in which each begins; in the margin where rows are no lines."""
    rows = [tuple(row) for row in table["rows"]]
    ends = [table["start"] - 1]
    for line in text[table["start"] : table["end"]].rstrip("\n").split("\n"):
        ends.append(ends[-1] + len(line) + 1)
    lines = list(pairwise(ends))[-len(rows) :] if rows else []
    inside = [norm for norm in norms if table["start"] <= norm.start < table["end"]]
    held = [tuple(norm for norm in inside if left < norm.start <= right) for left, right in lines]
    if len(lines) < len(rows):
        held = [()] * len(rows)
    told = {norm.pk for row in held for norm in row}
    others = tuple(norm for norm in inside if norm.pk not in told)
    return Block(
        clause, "table", table["start"], norms=others, head=tuple(table["header"]),
        rows=tuple(zip(rows, held, strict=True)), first=clause.start == table["start"],
    )  # fmt: skip


def _own_length(text: str, clause: Clause) -> int:
    """How far the clause's own words reach: its text was stored without the blanks around it."""
    place = text.find(clause.text, clause.start, clause.end) if clause.text else -1
    return place - clause.start + len(clause.text) if place >= 0 else 0


def marked(text: str, stretch: tuple[int, int, int], norms: Sequence[Norm], chosen: int | None) -> SafeString:
    """``text`` from the first to the last of ``stretch``, bold up to the second, every norm underlined by kind.

    Where norms overlap, the one looked at is in front, else the shorter one.
    """
    start, bold, end = stretch
    cuts = sorted({*stretch, *(min(max(cut, start), end) for norm in norms for cut in (norm.start, norm.end))})
    pieces = []
    for left, right in pairwise(cuts):
        over = [norm for norm in norms if norm.start <= left and right <= norm.end]
        words = format_html("<b>{}</b>" if right <= bold else "{}", text[left:right])
        if over:
            front = min(over, key=lambda norm: (norm.pk != chosen, norm.end - norm.start, norm.pk))
            css = f"gm-n is-{front.kind}{' is-on' if front.pk == chosen else ''}"
            words = format_html('<span class="{}" data-norm="{}">{}</span>', css, front.pk, words)
        pieces.append((words,))
    return format_html_join("", "{}", pieces)
