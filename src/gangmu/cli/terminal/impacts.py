"""What ``gangmu impact`` shows: outcomes that change, where, through which clauses, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.text import Text

from gangmu.cli.terminal.replays import coded
from gangmu.cli.terminal.table import Column, row, table
from gangmu.cli.terminal.wrap import cut
from gangmu.registry.regions import region
from gangmu.report.words import Words
from gangmu.screen.impact import Changed, Tally

T = TypeVar("T")
_FEW = 20
_EXAMPLE = 36


def impacted(tally: Tally, errors: int, words: Words, width: int, *, everything: bool = False) -> list[Text]:
    """The whole output: outcomes, regions, clauses, totals."""
    lines: list[Text] = []
    if tally.changed:
        lines += [Text(words("impact.outcomes"), "bold"), *_pairs(tally, words, width)]
        lines += [Text(), Text(words("impact.regions"), "bold"), *_regions(tally, words, width, everything)]
    else:
        lines.append(Text(words("impact.nothing")))
    if tally.causes:
        lines += [Text(), Text(words("impact.norms"), "bold"), *_norms(tally, words, width, everything)]
    lines.append(Text())
    lines += [Text(line, style) for line, style in _totals(tally, errors, words)]
    return lines


def _totals(tally: Tally, errors: int, words: Words) -> Iterator[tuple[str, str]]:
    total = words("impact.total", projects=tally.projects, changed=tally.changed, grounds=tally.grounds)
    yield total, "bold"
    if tally.unexplained:
        yield words("impact.unexplained", count=tally.unexplained), ""
    if errors:
        yield words("impact.errors", count=errors), "red"


def _pairs(tally: Tally, words: Words, width: int) -> list[Text]:
    columns = [
        Column(words("impact.before"), 8, 24), Column(words("impact.after"), 8, 24),
        Column(words("impact.count"), 6, 9, right=True), Column(words("impact.examples"), 16, 80, grow=True),
    ]  # fmt: skip
    rows = [
        row(
            coded("outcome", found.before, words.language),
            coded("outcome", found.after, words.language),
            str(found.count),
            words.among(example(one) for one in found.examples),
        )
        for found in tally.rows()
    ]
    return table(columns, rows, width)


def example(found: Changed) -> str:
    """A project in a few words: its name, else what it makes, else its row."""
    return cut(found.name or "、".join(found.impact.project.products) or f"#{found.row}", _EXAMPLE)


def place(code: str | None, words: Words | None = None) -> str:
    """The name of a region, its code where it has none; the word for unknown where there is not even that."""
    if not code:
        return words("impact.unknown_region") if words else ""
    found = region(code)
    return found.name if found else code


def _regions(tally: Tally, words: Words, width: int, everything: bool) -> list[Text]:
    columns = [
        Column(words("impact.region"), 8, 24), Column(words("impact.screened"), 6, 9, right=True),
        Column(words("impact.changed"), 6, 9, right=True), Column(words("impact.how"), 16, 80, grow=True),
    ]  # fmt: skip
    changed: Counter[str] = Counter()
    how: dict[str, list[str]] = {}
    for (code, (before, after)), count in sorted(tally.regions.items(), key=lambda item: (-item[1], item[0])):
        changed[code] += count
        named = {"before": coded("outcome", before, words.language), "after": coded("outcome", after, words.language)}
        how.setdefault(code, []).append(words("impact.pair", **named, count=count))
    shown = sorted(changed, key=lambda code: (-changed[code], code))
    rows = [
        row(place(code, words), str(tally.screened[code]), str(changed[code]), words.among(how[code]))
        for code in _first(shown, everything)
    ]
    return [*table(columns, rows, width), *_more(len(shown) - len(rows), words)]


def _norms(tally: Tally, words: Words, width: int, everything: bool) -> list[Text]:
    columns = [
        Column(words("impact.fate"), 4, 12), Column(words("impact.norm"), 16, 80, grow=True),
        Column(words("impact.changed"), 6, 9, right=True),
    ]  # fmt: skip
    ordered = sorted(tally.causes.items(), key=lambda item: (-item[1], item[0].norm))
    rows = [
        row(words(f"norm_fate.{cause.fate}"), f"{cause.document} {cause.clause}  {cause.norm}", str(count))
        for cause, count in _first(ordered, everything)
    ]
    return [*table(columns, rows, width), *_more(len(ordered) - len(rows), words)]


def _first(items: Sequence[T], everything: bool) -> Sequence[T]:
    return items if everything else items[:_FEW]


def _more(rest: int, words: Words) -> list[Text]:
    return [Text(f"{words('diff.more', count=rest)}  {words('diff.shorter')}", "dim")] if rest else []
