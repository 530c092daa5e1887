"""What ``gangmu screen`` shows of a verdict: the outcome first, then the clause that decides it, then all the rest.

The grounds are those of the opinion letter, in its order and under its headings, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from gangmu.cli.terminal.wrap import wrapped
from gangmu.report.letter import compose
from gangmu.report.letter.citing import Citer
from gangmu.report.letter.grounds import Sorted, groups, sorted_by_part, unused, yields_to
from gangmu.report.letter.values import Ground, Letter
from gangmu.report.words import Words
from gangmu.screen import Verdict
from gangmu.screen.reasons import word

STYLES = {
    "prohibited": "bold red", "phase_out": "bold red", "restricted": "bold red", "conflict": "bold magenta",
    "needs_facts": "bold yellow", "replacement_required": "bold yellow", "conditional": "bold yellow",
    "encouraged": "bold green", "permitted": "bold green",
}  # fmt: skip
_BROADEST = 100  # longer lines are hard to read
_SHOWN = 3  # clauses of each kind beside those that decide
_DECIDING = ("decides", "conflict")
_LABELS = ("decides", "missing", "replacement", "procedure", "refusals", "facts", "others", "rehearsed")


class _Column:
    """Labels on the left, words in lines beside them."""

    def __init__(self, words: Words, width: int) -> None:
        self.words = words
        self.width = min(width, _BROADEST)
        self.indent = max(cell_len(words(f"screened.{name}")) for name in _LABELS) + 2

    def set(self, title: str, told: Iterable[Text | str]) -> Iterator[Text]:
        """What is told, under a title; nothing where nothing is."""
        for place, line in enumerate(told):
            blank = " " * (self.indent - (cell_len(title) if place == 0 else 0))
            yield Text.assemble((title, "dim") if place == 0 else "", blank, line)

    def lines(self, text: str, style: str = "", hang: int = 0) -> Iterator[Text]:
        """``text`` in lines that fit; those after the first set in by ``hang`` cells."""
        for place, line in enumerate(wrapped(text, max(24, self.width - self.indent - hang))):
            yield Text(f"{' ' * hang if place else ''}{line}", style)


def shown(verdict: Verdict, citer: Citer, width: int, *, everything: bool = False) -> list[Text]:
    """The page of one verdict; ``citer`` names documents and has the words of the clauses at hand."""
    words = citer.words
    column = _Column(words, width)
    letter = compose(verdict, citer.documents, language=words.language, quotes=citer.quotes)
    found = sorted_by_part(verdict)
    parts = {name: group.grounds for name, group in zip(found.groups, groups(found, verdict, citer), strict=True)}
    brief = _told_by_heading(found, parts, verdict)
    deciding = [ground for name in _DECIDING for ground in parts.pop(name, ())]
    drafts = parts.pop("rehearsed", ())
    left = unused(found, verdict, citer)

    def block(name: str, told: Iterable[Text | str]) -> Iterator[Text]:
        return column.set(words(f"screened.{name}"), told)

    return [
        *_head(verdict, letter, column),
        *block("decides", _deciding(deciding, letter, column)),
        *block("missing", _numbered(letter.supplement, column)),
        *block("replacement", column.lines(letter.replacement) if letter.replacement else ()),
        *block("procedure", column.lines(letter.procedure)),
        *block("refusals", _refusals(letter, column)),
        *block("facts", _facts(letter, column)),
        *block("others", _others(parts, brief, left, column, everything=everything)),
        *block("rehearsed", (line for ground in drafts for line in _full(ground, column))),
        *_foot(verdict, column, everything=everything),
    ]


def _told_by_heading(found: Sorted, parts: Mapping[str, Sequence[Ground]], verdict: Verdict) -> frozenset[Ground]:
    """The clauses of which the heading says enough: they agree with what decides, or gave way to it and no other."""
    deciding = {match.norm for match in verdict.matches if match.role == "decides"}
    return frozenset(
        ground
        for name, matches in found.groups.items()
        for match, ground in zip(matches, parts[name], strict=True)
        if name == "agrees" or yields_to(match, deciding)
    )


def _head(verdict: Verdict, letter: Letter, column: _Column) -> Iterator[Text]:
    """Outcome and name between rules, and the outcome in a sentence."""
    outcome = word(f"@outcome.{verdict.outcome}", column.words.language)
    yield Text("━" * column.width, "dim")
    name = verdict.project.name or column.words.among(verdict.project.products)
    hang = cell_len(outcome) + 2
    for place, line in enumerate(wrapped(name, max(24, column.width - hang))):
        mark = (outcome, STYLES[verdict.outcome]) if place == 0 else ""
        yield Text.assemble(mark, "  " if place == 0 else " " * hang, (line, "bold"))
    for line in wrapped(letter.conclusion, column.width):
        yield Text(line)
    yield Text("─" * column.width, "dim")


def _deciding(grounds: Iterable[Ground], letter: Letter, column: _Column) -> Iterator[Text]:
    for ground in grounds:
        yield from _full(ground, column)
    if letter.principle:
        yield from column.lines(letter.principle)


def _full(ground: Ground, column: _Column) -> Iterator[Text]:
    """A clause with its words, how it bears, and its arithmetic."""
    yield from column.lines(ground.source, "cyan")
    if ground.quote:
        yield from column.lines(f"“{ground.quote}”", hang=1)
    yield from column.lines(ground.why)
    if ground.arithmetic:
        yield from column.lines(ground.arithmetic, "bold")


def _numbered(told: Iterable[str], column: _Column) -> Iterator[Text]:
    for place, text in enumerate(told, 1):
        mark = f"{place}. "
        yield from column.lines(mark + text, hang=len(mark))


def _refusals(letter: Letter, column: _Column) -> Iterator[Text]:
    if letter.refusals:
        yield from column.lines(letter.refused)
        yield from _numbered(letter.refusals, column)


def _facts(letter: Letter, column: _Column) -> Iterator[Text]:
    """The facts one below the other, inferred ones marked."""
    name = column.words("letter_fact.name")
    told = [fact for fact in letter.facts if fact.label != name]
    broad = max((cell_len(fact.label) for fact in told), default=0) + 2
    for fact in told:
        mark = column.words("screened.mark", mark=fact.mark) if fact.mark else ""
        blank = " " * (broad - cell_len(fact.label))
        for place, line in enumerate(wrapped(fact.value + mark, max(20, column.width - column.indent - broad))):
            yield Text.assemble((fact.label + blank if place == 0 else " " * broad, "dim"), line)


def _others(
    parts: Mapping[str, Sequence[Ground]],
    brief: frozenset[Ground],
    left: Sequence[Ground],
    column: _Column,
    *,
    everything: bool,
) -> Iterator[Text]:
    """The clauses that bear without deciding, by the part they play; then how many were looked at and do not bear."""
    words = column.words
    for name, grounds in parts.items():
        yield from _counted(words(f"letter_group.{name}"), grounds, column)
        told = grounds if everything else grounds[:_SHOWN]
        for ground in told:
            yield from _brief(ground, column) if ground in brief else _entry(ground, column)
        if len(told) < len(grounds):
            yield Text(f"  {words('screened.more', count=len(grounds) - len(told))}", "dim")
    if left and not everything:
        yield from column.lines(words("screened.unused", count=len(left)), "dim")
    elif left:
        yield from _counted(words("screened.unused_head"), left, column)
        for ground in left:
            yield from _entry(ground, column)


def _counted(heading: str, grounds: Sequence[Ground], column: _Column) -> Iterator[Text]:
    return column.lines(column.words("screened.group", heading=heading, count=len(grounds)), "dim")


def _brief(ground: Ground, column: _Column) -> Iterator[Text]:
    """A clause in a line: where it stands and what it says."""
    said = column.words("screened.says", stance=ground.stance, subject=ground.subject)
    return _inset(f"{ground.source}  {said}", column)


def _entry(ground: Ground, column: _Column) -> Iterator[Text]:
    """A clause with its arithmetic and how it bears, set in."""
    yield from _inset(ground.source, column)
    for text in filter(None, (ground.arithmetic, ground.why)):
        for line in wrapped(text, max(24, column.width - column.indent - 4)):
            yield Text(f"    {line}", "dim")


def _inset(text: str, column: _Column) -> Iterator[Text]:
    for place, line in enumerate(wrapped(text, max(24, column.width - column.indent - 4))):
        yield Text(f"{'  ' if place == 0 else '    '}{line}")


def _foot(verdict: Verdict, column: _Column, *, everything: bool) -> Iterator[Text]:
    """The day, and where everything is asked for also by what the verdict can be replayed."""
    yield Text("─" * column.width, "dim")
    told = [column.words("screened.foot", date=verdict.as_of.isoformat())]
    if everything:
        told += [
            column.words("screened.packs", hash=verdict.packs_hash),
            column.words("screened.hashed", hash=verdict.facts_hash),
        ]
    for text in told:
        yield from (Text(line, "dim") for line in wrapped(text, column.width))
    yield Text()
