"""``gangmu screen TABLE --out OUT``: any number of projects into a file of verdicts, a bar while it runs, a table at its end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import polars as pl
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from gangmu.cli.output import put
from gangmu.cli.several import UNUSABLE
from gangmu.cli.terminal.page import rendered, width
from gangmu.cli.terminal.tallies import tallied
from gangmu.report.atomic import make_folder, unwritable
from gangmu.report.words import Words
from gangmu.screen.batch import Law, Tally, run

WORKERS = 2
_SPARK = ("spark", "local[", "local", "yarn", "k8s:")
_HERE = ("", "polars", "duckdb")


def screened_table(law: Law, source: Path, out: Path, words: Words) -> int:
    """Screen the projects of ``source`` into ``out``; 2 where a row could not be read."""
    engine = _engine()
    make_folder(out.parent)
    shown = sys.stderr.isatty()
    columns = (
        TextColumn(words("screened.screening")),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=not shown, transient=True) as progress:
        bar = progress.add_task("", total=_about(source) if shown else None)

        def told(tally: Tally) -> None:
            progress.update(bar, completed=tally.rows)

        try:
            tally = run(law, source, out, workers=WORKERS, engine=engine, told=told)
        except OSError as fault:
            raise unwritable(out, fault) from None
    put(rendered(tallied(tally, out, words, width())))
    return UNUSABLE if tally.errors else 0


def _engine() -> str:
    """What GANGMU_ENGINE says: this machine, or the address of a Spark master."""
    said = os.environ.get("GANGMU_ENGINE", "").strip()
    if said in _HERE:
        return ""
    if said.startswith(_SPARK):
        return said
    raise click.UsageError(f"GANGMU_ENGINE is {said}; write spark, spark://HOST:PORT or local[2], or leave it empty")


def _about(source: Path) -> int | None:
    """About how many rows there are, where that is quickly told."""
    try:
        if source.suffix.lower() == ".parquet":
            return int(pl.scan_parquet(source).select(pl.len()).collect().item())
        if source.suffix.lower() == ".csv":
            with source.open("rb") as file:
                return max(sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1, 1)
    except (OSError, pl.exceptions.PolarsError):
        pass  # the run itself will say what is wrong with it
    return None
