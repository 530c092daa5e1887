"""``gangmu compile``: files in, norms out: on the terminal, as JSON, as a folder of JSON files."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from gangmu.cli.asking import (
    Asked,
    Option,
    common_options,
    debug_asked,
    files_argument,
    flag,
    language_asked,
    language_chosen,
)  # fmt: skip
from gangmu.cli.output import put
from gangmu.cli.several import Complaints, as_of_option, compiled_with_progress, complaints
from gangmu.cli.tally import Tally, tally
from gangmu.cli.terminal.page import PARTS, page, rendered, width
from gangmu.cli.terminal.summary import summary
from gangmu.cli.terminal.view import View
from gangmu.errors import GangmuError, UnwritableOutput
from gangmu.norms.contract import encode
from gangmu.norms.diagnostic import Language
from gangmu.pipeline import Compiled
from gangmu.report.atomic import make_folder, write_whole
from gangmu.report.place import Place
from gangmu.report.words import Words


class Drawn(NamedTuple):
    """What was made of one file: its figures, its line of JSON, and all of it where that is to be shown."""

    tally: Tally
    line: bytes
    compiled: Compiled | None


def _draw(compiled: Compiled, language: Language, lines: bool, whole: bool) -> Drawn:
    line = encode(compiled.as_json(language)) + b"\n" if lines else b""
    return Drawn(tally(compiled), line, compiled if whole else None)


def _run(
    files: tuple[Path, ...], as_of: dt.date, json: bool, out: Path | None, only: tuple[str, ...], **shape: bool
) -> int:
    ctx = click.get_current_context()
    words = Words(language_asked(ctx))
    whole = len(files) == 1 and not json and not out
    job = partial(_draw, language=language_chosen(ctx) or "zh", lines=json or out is not None, whole=whole)
    tallies: list[tuple[str, Tally]] = []
    taken: dict[str, Path] = {}
    if out:
        make_folder(out)
    with complaints(words.language, debug_asked(ctx)) as noted:
        for path, drawn in compiled_with_progress(files, job, as_of, noted, streams=json):
            if out and not _saved(out, path, drawn.line, taken, noted):
                continue
            tallies.append((path.name, drawn.tally))
            if json:
                put(drawn.line)
            elif drawn.compiled:
                put(rendered(page(_view(drawn.compiled, words, shape), only)))
        if tallies and not json and not whole:
            put(rendered(summary(tallies, words, width())))
    return noted.code


def _view(compiled: Compiled, words: Words, shape: dict[str, bool]) -> View:
    return View(
        compiled, Place.of(compiled.document), words, width(),
        quotes=shape["quotes"], everything=shape["all"], tree=shape["tree"],
    )  # fmt: skip


def _saved(out: Path, path: Path, line: bytes, taken: dict[str, Path], noted: Complaints) -> bool:
    """Write ``line`` to its file in ``out``; where that cannot be, it is noted, and the others go on."""
    name = f"{path.name}.json"
    try:
        if name in taken:
            what = f"it has the same name as {taken[name]}, whose output it would overwrite"
            raise UnwritableOutput(what, str(path), "compile it into another folder")
        taken[name] = path
        write_whole(out / name, line)
    except GangmuError as error:
        noted.error(error)
        return False
    return True


def _parts(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in (value or "").split(",") if part.strip())
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)}: choose from {', '.join(PARTS)}")
    return parts


command = Asked(
    "compile",
    params=[
        files_argument(),
        flag("--json"),
        Option(["--out"], type=click.Path(path_type=Path), metavar="DIR"),
        as_of_option(),
        Option(["--only"], callback=_parts, metavar="PART,…"),
        flag("--tree"),
        flag("--quotes"),
        flag("--all"),
        *common_options(),
    ],
    callback=_run,
)
