"""Spark 上的批量筛查: the same worker over the rows of a Spark table, dealt out by product; its parts are those of a local run.

The table is read as everywhere (``rows.stretches``) and laid down as Parquet beside the parts, where every executor must reach
it. Spark deals out the rows; each of its tasks hands Arrow batches to the engine and writes its parts itself.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from gangmu.errors import MissingTool
from gangmu.screen.batch.facts import COLUMNS, FAULT, NUMBERS, headings
from gangmu.screen.batch.rows import stretches
from gangmu.screen.batch.work import Done, Job, Law, part_of, screened

_BROKEN = "broken"  # stands for FAULT, whose name Spark does not take
_DONE = "stretch int, shard int, rows long, verdicts long, kinds long, kept boolean"


def dealt(law: Law, job: Job, master: str) -> Iterator[Done]:
    """The parts of all tasks, in the order of the rows; ``master`` is ``spark`` or the address of one."""
    session = _session(master)
    staged = job.folder / "_rows"
    try:
        _stage(job, staged)
        table = session.read.parquet(staged.resolve().as_uri())
        about = [column for column in ("products", "industries") if column in table.columns]
        rows = table.repartition(job.shards, *about) if about else table.coalesce(1)
        work = _task(law, Job(job.source, job.folder.resolve(), job.size, job.shards))
        found = rows.sortWithinPartitions("place").mapInArrow(work, _DONE).collect()
    finally:
        session.stop()
        shutil.rmtree(staged, ignore_errors=True)
    for row in sorted(found):
        stretch, shard, *counts = row
        yield Done(part_of(job.folder, stretch, shard), *counts)


def _session(master: str) -> Any:
    try:
        from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415  an extra that few need
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError:
        do = "install gangmu[spark], or leave GANGMU_ENGINE empty"
        raise MissingTool("Spark is not installed", master, do) from None
    builder = SparkSession.builder.appName("gangmu screen").config("spark.ui.showConsoleProgress", "false")
    if master.startswith("local"):
        here = ("spark.driver.host", "spark.driver.bindAddress")
        builder = builder.config(map={**dict.fromkeys(here, "127.0.0.1"), "spark.ui.enabled": "false"})
    if master != "spark":
        builder = builder.master(master)
    # the tasks share their table among themselves by product: one task, one share, however small
    builder = builder.config("spark.sql.adaptive.enabled", "false")
    try:
        session = builder.getOrCreate()
    except PySparkRuntimeError as fault:
        if fault.getCondition() != "JAVA_GATEWAY_EXITED":
            raise
        do = "install Java 17 (Debian and Ubuntu: apt install openjdk-17-jre-headless), or leave GANGMU_ENGINE empty"
        raise MissingTool("Spark needs Java 17, and it did not start", master, do) from None
    if master.startswith("local"):
        session.sparkContext.pythonExec = sys.executable
    session.sparkContext.setLogLevel("ERROR")
    return session


def _stage(job: Job, folder: Path) -> None:
    """Lay down the rows as Parquet: the known columns by their own names, with the number of each row."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    known: dict[str, str] | None = None
    for number, batch in enumerate(stretches(job.source, job.size)):
        known = known or {column: heading for heading, column in headings(batch.columns).items()}
        cells = [_told(batch, column, heading) for column, heading in known.items() if column in COLUMNS]
        broken = pl.col(FAULT) if FAULT in batch.columns else pl.lit("")
        rows = batch.with_row_index("place", number * job.size + 1)
        rows.select("place", *cells, broken.alias(_BROKEN)).write_parquet(folder / f"{number:05d}.parquet")


def _told(batch: pl.DataFrame, column: str, heading: str) -> pl.Expr:
    """A cell as ``facts.read_table`` takes it: numbers of a column of numbers stay such, all else is text."""
    number = column in NUMBERS and batch[heading].dtype.is_numeric()
    return pl.col(heading).cast(pl.Float64 if number else pl.String).alias(column)


def _task(law: Law, job: Job) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What each task does with its rows, which come in order, a few thousand at a time."""

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow  # noqa: PLC0415
        from pyspark import TaskContext  # noqa: PLC0415

        context = TaskContext.get()
        shard = context.partitionId() if context is not None else 0
        engine = law.engine()
        for stretch, rows in _by_stretch(batches, job.size):
            part = part_of(job.folder, stretch, shard)
            kept = part.done
            verdicts = part.count() if kept else screened(engine, rows, part)
            row = (stretch, shard, rows.height, verdicts, engine.signatures, kept)
            fields = [pyarrow.array([value]) for value in row]
            types = [pyarrow.int32(), pyarrow.int32(), *[pyarrow.int64()] * 3, pyarrow.bool_()]
            names = [field.split()[0] for field in _DONE.split(", ")]
            yield pyarrow.RecordBatch.from_arrays(
                [field.cast(kind) for field, kind in zip(fields, types, strict=True)], names
            )

    return work


def _by_stretch(batches: Iterable[Any], size: int) -> Iterator[tuple[int, pl.DataFrame]]:
    """The rows of each stretch together."""
    held: list[pl.DataFrame] = []
    at = -1
    for batch in batches:
        frame = pl.DataFrame(pl.from_arrow(batch)).rename({_BROKEN: FAULT})
        for (stretch,), rows in frame.group_by((pl.col("place") - 1) // size, maintain_order=True):
            if held and stretch != at:
                yield at, pl.concat(held)
                held = []
            at = int(stretch)
            held.append(rows)
    if held:
        yield at, pl.concat(held)
