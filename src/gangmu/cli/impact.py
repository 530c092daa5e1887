"""``gangmu impact``: which verdicts of a table of projects change when other packs hold, and which norms change them."""

from __future__ import annotations

import datetime as dt
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, TextColumn

from gangmu.cli.asking import Asked, Option, common_options, flag, language_asked
from gangmu.cli.complaints import complain, stated
from gangmu.cli.output import put
from gangmu.cli.places import Place
from gangmu.cli.projects import bytes_of
from gangmu.cli.several import UNUSABLE, as_of_option
from gangmu.cli.sources import packs_option, sources
from gangmu.cli.terminal.impacts import impacted
from gangmu.cli.terminal.page import rendered, width
from gangmu.norms.contract import encode, readable
from gangmu.report.words import Words
from gangmu.screen import Index, Project, Row, rows_of
from gangmu.screen.causes import Shift, entries
from gangmu.screen.impact import Tally, changed_json, tally_json
from gangmu.screen.impact_table import Comparison

_ROWS = 10_000
_TOLD = 5  # rows that cannot be used are named up to this many
Numbered = tuple[int, Project]


def _run(
    rules_before: tuple[Path, ...],
    rules_after: tuple[Path, ...],
    projects: Path,
    region: str | None,
    as_of: dt.date,
    json: bool,
    every: bool,
) -> int:
    words = Words(language_asked(click.get_current_context()))
    before, after = sources(rules_before, as_of), sources(rules_after, as_of)
    shift = Shift.between(entries(before, as_of), entries(after, as_of))
    comparison = Comparison(Index(before, as_of), Index(after, as_of), shift)
    tally, faults = Tally(), Faults(words)
    for held in _parts(projects, region, faults):
        for changed in comparison.of_projects(held, tally):
            if json:
                put(encode(changed_json(changed)) + b"\n")
    for line in faults.lines:
        complain(line)
    if json:
        put(encode(tally_json(tally, faults.count)) + b"\n")
    else:
        put(rendered(impacted(tally, faults.count, words, width(), everything=every)))
    return UNUSABLE if faults.count else 0


class Faults:
    """Rows that cannot be used: how many, and what is said of the first of them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.count = 0
        self.lines: list[str] = []

    def add(self, path: Path, row: Row) -> None:
        """Note the fault of ``row``."""
        assert row.fault is not None
        self.count += 1
        if self.count <= _TOLD:
            where = f"{readable(str(path))}:{row.number} {row.fault.where}".rstrip()
            self.lines.append(stated(row.fault, self.words.language, where))


def _parts(path: Path, region: str | None, faults: Faults) -> Iterator[list[Numbered]]:
    """The projects of the file with their numbers, some thousands at a time; the count on stderr where somebody watches."""
    rows = rows_of(readable(path.name), bytes_of(path), region)
    shown = sys.stderr.isatty() and not sys.stdout.isatty()
    columns = (TextColumn(faults.words("impact.reading")), TextColumn("{task.completed:,.0f}"))
    with Progress(*columns, console=Console(stderr=True), disable=not shown, transient=True) as progress:
        bar = progress.add_task("", total=None)
        while part := list(itertools.islice(rows, _ROWS)):
            for row in part:
                if row.fault is not None:
                    faults.add(path, row)
            yield [(row.number, row.project) for row in part if row.project is not None]
            progress.update(bar, advance=len(part))


command = Asked(
    "impact",
    params=[
        packs_option("--from", "rules_before", required=True),
        packs_option("--to", "rules_after", required=True),
        Option(["--projects"], type=click.Path(path_type=Path), required=True, metavar="FILE"),
        Option(["--region"], type=Place(), metavar="CODE|NAME"),
        as_of_option(),
        flag("--json"),
        flag("--all", "every"),
        *common_options(),
    ],
    callback=_run,
)
