"""``gangmu read``: the text exactly as offsets count it."""

from __future__ import annotations

from pathlib import Path

import click

from gangmu.cli.asking import Asked, common_options, flag
from gangmu.cli.output import put
from gangmu.norms.contract import encode, pages_json, tables_json
from gangmu.read import read


def _run(file: Path, tables: bool, pages: bool) -> None:
    source = read(file)
    if tables or pages:
        maps = {"tables": tables_json(source.tables)} if tables else {}
        maps |= {"pages": pages_json(source.pages)} if pages else {}
        put(encode(maps) + b"\n")
    else:
        # offsets count in this text: not a character more, whatever the locale
        put(source.text.encode("utf-8"))


command = Asked(
    "read",
    params=[
        click.Argument(["file"], type=click.Path(path_type=Path)),
        flag("--tables"),
        flag("--pages"),
        *common_options(),
    ],
    callback=_run,
)
