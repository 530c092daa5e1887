"""``gangmu export``: tables for offices as .xlsx, .csv or .docx; norms and clause trees for other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click
from rich.text import Text

from gangmu.cli.asking import (
    Asked,
    Option,
    common_options,
    debug_asked,
    files_argument,
    language_asked,
    language_chosen,
)
from gangmu.cli.exchange import EXCHANGE, Exchanged, check_outs, exchanged, is_pack, packed, save_exchanged
from gangmu.cli.output import put
from gangmu.cli.several import as_of_option, compiled_with_progress, complaints
from gangmu.cli.terminal.page import rendered
from gangmu.norms.contract import readable
from gangmu.pipeline import Compiled
from gangmu.report.atomic import make_folder, write_whole
from gangmu.report.place import name
from gangmu.report.sheet import Cells, Sheet, SheetName, rows, sheet
from gangmu.report.sheets import FORMS
from gangmu.report.words import Words
from gangmu.report.write import check_extension, content


class Lines(NamedTuple):
    """What one document adds to the sheets."""

    source: str
    rows: dict[SheetName, list[Cells]]
    exchanged: Exchanged


def _draw(compiled: Compiled, wanted: Sequence[SheetName], forms: Sequence[str], words: Words) -> Lines:
    tables = {sheet: rows(compiled, FORMS[sheet], words) for sheet in wanted}
    return Lines(name(compiled.document), tables, exchanged(compiled, forms))


def _run(files: tuple[Path, ...], as_of: dt.date, **outs: Path | None) -> int:
    ctx = click.get_current_context()
    # reports are Chinese unless asked for otherwise; what is said about them follows the locale
    words, said = Words(language_chosen(ctx) or "zh"), Words(language_asked(ctx))
    wanted = {form: out for form in FORMS if (out := outs[form])}
    others = {form: out for form in EXCHANGE if (out := outs[form])}
    if not wanted and not others:
        raise click.UsageError(f"name at least one of {', '.join(f'--{form}' for form in (*FORMS, *EXCHANGE))}")
    files_out = {out: [form for form in wanted if wanted[form] == out] for out in wanted.values()}
    for out, forms in files_out.items():
        check_extension(out, len(forms))
    check_outs(others, files, wanted)
    with complaints(said.language, debug_asked(ctx)) as noted:
        job = partial(_draw, wanted=tuple(wanted), forms=tuple(others), words=words)
        packs = [path for path in files if is_pack(path)]
        drawn = list(compiled_with_progress([path for path in files if path not in packs], job, as_of, noted))
        found = [(path, lines.exchanged) for path, lines in drawn] + [(path, packed(path, as_of)) for path in packs]
        if found:
            for out, forms in files_out.items():
                _save(out, [_sheet(form, [lines for _, lines in drawn], words) for form in forms], said)
            for form, place, count in save_exchanged(others, found, len(files) > 1):
                _say(place, form, count, said)
    return noted.code


def _sheet(form: SheetName, drawn: Sequence[Lines], words: Words) -> Sheet:
    lines = [cells for part in drawn for cells in part.rows[form]]
    return sheet(FORMS[form], lines, dict.fromkeys(part.source for part in drawn), words)


def _save(out: Path, sheets: Sequence[Sheet], words: Words) -> None:
    make_folder(out.parent)
    write_whole(out, content(out, sheets))
    for written in sheets:
        line = words("screen.written_rows", title=written.title, count=len(written.rows), path=readable(str(out)))
        put(rendered([Text(line)]))


def _say(out: Path, form: str, count: int, words: Words) -> None:
    key = "akn" if form == "akn" else "norms"
    put(rendered([Text(words(f"exchange.{key}", count=count, path=readable(str(out))))]))


command = Asked(
    "export",
    params=[
        files_argument(),
        *(Option([f"--{form}"], type=click.Path(path_type=Path), metavar="OUT") for form in (*FORMS, *EXCHANGE)),
        as_of_option(),
        *common_options(),
    ],
    callback=_run,
)
