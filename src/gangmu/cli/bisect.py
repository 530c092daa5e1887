"""``gangmu bisect``: the days on which the verdict on a project turned, and the document and norm that turned it."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import click

from gangmu.cli.asking import Asked, Option, common_options, flag, language_asked
from gangmu.cli.output import put
from gangmu.cli.places import Place
from gangmu.cli.projects import bytes_of, limits_in
from gangmu.cli.several import Day
from gangmu.cli.sources import packs_option, sources
from gangmu.cli.terminal.page import rendered, width
from gangmu.cli.terminal.turns import turned
from gangmu.errors import UnreadableFile
from gangmu.norms.contract import encode, readable
from gangmu.report.words import Words
from gangmu.screen import Project, project_from_text, rows_of
from gangmu.screen.bisect import history, history_json


def _run(
    project: Path | None,
    text: str,
    region: str | None,
    since: dt.date | None,
    until: dt.date | None,
    packs: tuple[Path, ...],
    limits: Path | None,
    json: bool,
) -> None:
    if since and until and until < since:
        raise click.UsageError(f"--to {until} is before --from {since}")
    if bool(project) == bool(text):
        raise click.UsageError("give either --project or --text")
    given = _first(project, region) if project else project_from_text(text, region)
    orders = limits_in(limits) if limits else ()
    # a document that is compiled on the spot is looked at on a day when nothing of it has expired
    found = history(sources(packs, since or dt.date.min), given, since, until, orders)
    if json:
        put(encode(history_json(found)) + b"\n")
    else:
        put(rendered(turned(found, Words(language_asked(click.get_current_context())), width())))


def _first(path: Path, region: str | None) -> Project:
    """The one project in the file; raises UnreadableFile, UnusableProject."""
    rows = list(itertools.islice(rows_of(readable(path.name), bytes_of(path), region), 2))
    if len(rows) != 1:
        raise UnreadableFile("there is not one project in it", str(path), "give a file of one project")
    (row,) = rows
    if row.project is None:
        assert row.fault is not None
        raise row.fault
    return row.project


command = Asked(
    "bisect",
    params=[
        Option(["--project"], type=click.Path(path_type=Path), metavar="FILE"),
        Option(["--text"], default="", metavar="WORDS"),
        Option(["--region"], type=Place(), metavar="CODE|NAME"),
        Option(["--from", "since"], type=Day(), metavar="YYYY-MM-DD"),
        Option(["--to", "until"], type=Day(), metavar="YYYY-MM-DD"),
        packs_option(),
        Option(["--limits"], type=click.Path(path_type=Path), metavar="FILE"),
        flag("--json"),
        *common_options(),
    ],
    callback=_run,
)
