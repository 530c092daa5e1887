"""``gangmu diff``: two documents or packs held against each other, what changed in force first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from gangmu.cli.asking import Asked, Option, common_options, flag, language_asked, language_chosen
from gangmu.cli.output import put
from gangmu.cli.papers import given
from gangmu.cli.several import as_of_option
from gangmu.cli.terminal.changes import Sight, changes
from gangmu.cli.terminal.page import rendered, width
from gangmu.diff import Diff, diff, diff_json
from gangmu.norms.contract import encode
from gangmu.report.atomic import make_folder, write_whole
from gangmu.report.changes.page import page
from gangmu.report.words import Words


def _run(before: Path, after: Path, shape: str, into: Path | None, as_of: dt.date, every: bool) -> None:
    old, new = given(before, as_of), given(after, as_of)
    found = diff(old.papers, new.papers, {**old.cites, **new.cites})
    content = _content(found, shape, everything=every or into is not None)
    if into is None:
        put(content)
    else:
        make_folder(into.parent)
        write_whole(into, content if isinstance(content, bytes) else content.encode("utf-8"))


def _content(found: Diff, shape: str, *, everything: bool) -> str | bytes:
    ctx = click.get_current_context()
    if shape == "json":
        return encode(diff_json(found)) + b"\n"
    if shape == "html":
        # a page is Chinese unless asked for otherwise, as exported tables are
        return page(found, Words(language_chosen(ctx) or "zh"))
    return rendered(changes(found, Sight(Words(language_asked(ctx)), width(), everything)))


command = Asked(
    "diff",
    params=[
        click.Argument(["before"], type=click.Path(path_type=Path), metavar="A"),
        click.Argument(["after"], type=click.Path(path_type=Path), metavar="B"),
        Option(["--format", "shape"], type=click.Choice(["text", "json", "html"]), default="text"),
        Option(["--out", "into"], type=click.Path(path_type=Path), metavar="OUT"),
        as_of_option(),
        flag("--all", "every"),
        *common_options(),
    ],
    callback=_run,
)
