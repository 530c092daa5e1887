"""What ``gangmu diff`` shows on the terminal: what changed in force first, with both quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from gangmu.cli.terminal.table import Column, row, table
from gangmu.cli.terminal.wrap import cut, wrapped
from gangmu.diff import ClauseChange, Diff, NormChange, Pair
from gangmu.norms.contract import readable
from gangmu.report.changes.phrases import about, clause_name, facts, places, said, shortened, sums, uncompared, where
from gangmu.report.words import Words

_FEW = 12
_STYLES = {"tightened": "bold", "loosened": "", "shifted": "dim"}
_SHAPES = {"tightened": "▲", "loosened": "▽", "shifted": "◇"}
_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}


@dataclass(frozen=True)
class Sight:
    """How it is shown: in which words, how wide, and whether every norm and clause is listed."""

    words: Words
    width: int
    everything: bool = False

    def section(self, key: str, count: int) -> list[Text]:
        """The heading of a part, with how many there are."""
        heading = Text(self.words(f"diff.{key}"), "bold")
        return [Text(), heading.append(f"  {count}", "dim")]

    def indented(self, text: str, indent: str, style: str = "") -> list[Text]:
        """``text`` in lines of the given width, all of them set in."""
        lines = wrapped(text, max(20, self.width - len(indent)))
        return [Text(indent + line, style) for line in lines]


def changes(found: Diff, sight: Sight) -> list[Text]:
    """The whole output, in order."""
    lines = [line for pair in found.pairs for line in _pair(pair, sight)]
    lines += _norms(found, sight)
    lines += _clauses(found, sight)
    if found.empty:
        lines += [Text(), Text(sight.words("diff.nothing"))]
    missing = uncompared(found)
    if missing:
        lines += [Text(), Text(sight.words("diff.no_text", names=sight.words.among(missing)), "dim")]
    norms, clauses = sums(found, sight.words)
    lines += [Text(), *sight.indented(norms, "", "bold")]
    if any(pair.compared for pair in found.pairs):
        lines += sight.indented(clauses, "")
    return lines


def _pair(pair: Pair, sight: Sight) -> Iterator[Text]:
    """Both documents by name, and what their headers say differently."""
    words = sight.words
    for side, told in (("old", pair.before), ("new", pair.after)):
        name = words("diff.no_counterpart")
        if told:
            key, number, title = told
            name = " ".join(dict.fromkeys(part for part in (number or readable(key), "".join(title.split())) if part))
        label = words(f"diff.{side}")
        yield Text(f"{label}  ", "dim").append(cut(readable(name), sight.width - 6), "bold")
    for fact in facts(pair.shifts, None, words):
        yield from sight.indented(f"{fact.name} {fact.before} → {fact.after}", "    ")


def _norms(found: Diff, sight: Sight) -> Iterator[Text]:
    changed = [change for change in found.norms if change.fate == "changed"]
    if changed:
        yield from sight.section("in_force", len(changed))
        for change in changed:
            yield from _change(change, found, sight)
    for fate in ("added", "removed"):
        alone = [change for change in found.norms if change.fate == fate]
        if alone:
            yield from sight.section(f"norms_{fate}", len(alone))
            yield from _table(alone, found, sight)


def _change(change: NormChange, found: Diff, sight: Sight) -> Iterator[Text]:
    words = sight.words
    kind = words(f"norm.{type(change.norm).__name__.lower()}")
    yield Text(f"{_SHAPES[change.move]} {words(f'move.{change.move}')}  ", _STYLES[change.move]).append(
        cut(f"{kind}  {about(change, found, words)}", sight.width - 10), "bold"
    )
    for fact in facts(change.shifts, change, words):
        way = f"（{fact.move}）" if words.language == "zh" else f" ({fact.move})"
        yield from sight.indented(f"{fact.name} {fact.before} → {fact.after}{way}", "    ")
    for side, stated in zip(("old", "new"), change.both, strict=True):
        quote = said(stated, words)
        quoted = f"“{quote}”" if stated.at.quote else quote
        yield from sight.indented(f"{words(f'diff.{side}')} {where(stated.at)} {quoted}", "    ", "dim")


def _table(alone: list[NormChange], found: Diff, sight: Sight) -> list[Text]:
    words = sight.words
    shown = alone if sight.everything else alone[:_FEW]
    columns = [
        Column(words("diff.kind"), 4, 10), Column(words("diff.what"), 16, 80, grow=True), Column(words("diff.where"), 8, 40),
    ]  # fmt: skip
    rows = []
    for change in shown:
        kind = words(f"norm.{type(change.norm).__name__.lower()}")
        rows.append(row(kind, about(change, found, words), where(change.now.at), quote=said(change.now, words)))
    return [*table(columns, rows, sight.width), *_more(len(alone) - len(shown), sight)]


def _more(rest: int, sight: Sight) -> list[Text]:
    if not rest:
        return []
    return [Text(f"{sight.words('diff.more', count=rest)}  {sight.words('diff.shorter')}", "dim")]


def _clauses(found: Diff, sight: Sight) -> Iterator[Text]:
    every = found.clauses
    if not every:
        return
    yield from sight.section("clauses", len(every))
    shown = every if sight.everything else every[: 3 * _FEW]
    for change in shown:
        yield from _clause(change, found, sight)
    yield from _more(len(every) - len(shown), sight)


def _clause(change: ClauseChange, found: Diff, sight: Sight) -> Iterator[Text]:
    words = sight.words
    below = words("diff.below", count=change.below) if change.below else ""
    fates = words.among(words(f"fate.{fate}") for fate in change.fates)
    head = "  ".join(part for part in (clause_name(change, words), places(change, found), below) if part)
    yield Text(f"{fates}  ").append(cut(head, sight.width - 12), "bold")
    if change.pieces:
        marked = (f"{_MARKS[piece.op][0]}{piece.text}{_MARKS[piece.op][1]}" for piece in shortened(change.pieces))
        yield from sight.indented("".join(marked), "    ")
