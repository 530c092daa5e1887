"""What ``gangmu export`` writes for other programs: norms as rows, clause trees as Akoma Ntoso."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from gangmu.cli.papers import given
from gangmu.errors import UnwritableOutput
from gangmu.interchange import norm_rows, norms_csv, norms_jsonl, norms_yaml, to_akn
from gangmu.norms.contract import Json
from gangmu.pipeline import Compiled
from gangmu.report.atomic import make_folder, write_whole

ROWS: dict[str, Callable[[Iterable[Json]], bytes]] = {"jsonl": norms_jsonl, "csv": norms_csv, "yaml": norms_yaml}
EXCHANGE = ("akn", *ROWS)


class Exchanged(NamedTuple):
    """What one document gives: its norms as rows, and its clause tree as XML, each where it was asked for."""

    rows: list[Json]
    akn: bytes


def exchanged(compiled: Compiled, wanted: Sequence[str]) -> Exchanged:
    """The parts of ``compiled`` that ``wanted`` forms need."""
    rows = norm_rows(compiled.paper()) if any(form in ROWS for form in wanted) else []
    return Exchanged(rows, to_akn(compiled.document) if "akn" in wanted else b"")


def is_pack(path: Path) -> bool:
    """Whether the folder ``path`` is a pack."""
    return (path / "pack.yaml").is_file()


def packed(path: Path, as_of: dt.date) -> Exchanged:
    """The norms of the pack at ``path``; raises BrokenPack."""
    pack = given(path, as_of)
    return Exchanged([row for paper in pack.papers for row in norm_rows(paper, pack.cites)], b"")


def check_outs(outs: dict[str, Path], files: Sequence[Path], tables: Iterable[str]) -> None:
    """Several documents cannot go into one XML file, nor two of one name into one folder; a pack has only norms."""
    out = outs.get("akn")
    if any(is_pack(path) for path in files) and (out is not None or list(tables)):
        raise click.UsageError(f"of a pack, only {', '.join(f'--{form}' for form in ROWS)} can be written")
    if out is None or len(files) == 1:
        return
    if out.suffix:
        raise click.UsageError(f"--akn: {len(files)} documents need a folder, not the file {out}")
    taken: dict[str, Path] = {}
    for path in files:
        if taken.setdefault(path.name, path) is not path:
            what = f"it has the same name as {taken[path.name]}, whose output it would overwrite"
            raise UnwritableOutput(what, str(path), "choose another place")


def save_exchanged(
    outs: dict[str, Path], found: Sequence[tuple[Path, Exchanged]], several: bool
) -> list[tuple[str, Path, int]]:
    """Write the files of ``outs``; each form with its place and what went into it, norms or documents."""
    written = []
    for form, out in outs.items():
        if form == "akn":
            for path, one in found:
                _save(out / f"{path.name}.xml" if several else out, one.akn)
            written.append((form, out, len(found)))
        else:
            rows = [row for _, one in found for row in one.rows]
            _save(out, ROWS[form](rows))
            written.append((form, out, len(rows)))
    return written


def _save(place: Path, content: bytes) -> None:
    make_folder(place.parent)
    write_whole(place, content)
