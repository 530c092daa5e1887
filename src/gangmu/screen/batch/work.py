"""分工: what one worker does: its share of each stretch of the rows, from the table to a part on the disk."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import polars as pl

from gangmu.norms import Paper
from gangmu.norms.diagnostic import Language
from gangmu.pack import Pack
from gangmu.screen.batch.engine import Engine
from gangmu.screen.batch.facts import headings
from gangmu.screen.batch.output import Part
from gangmu.screen.batch.rows import stretches
from gangmu.screen.orders import Limit


class Law(msgspec.Struct, frozen=True, kw_only=True):
    """所据: what a batch is screened by."""

    sources: tuple[Pack | Paper, ...]
    as_of: dt.date
    rehearse: bool = False
    limits: tuple[Limit, ...] = ()
    language: Language = "zh"

    def engine(self) -> Engine:
        """An engine over this law."""
        return Engine(self.sources, self.as_of, rehearse=self.rehearse, limits=self.limits, language=self.language)


class Done(msgspec.Struct, frozen=True):
    """完成的一部分: how many ``rows`` went in, ``verdicts`` came out, ``kinds`` are known by now; whether it was ``kept``."""

    part: Part
    rows: int
    verdicts: int
    kinds: int = 0
    kept: bool = False


class Job(msgspec.Struct, frozen=True):
    """任务: what a worker is to do: its ``shard`` of each stretch of the rows. It reads them itself: a table is costly to send."""

    source: Path
    folder: Path
    size: int
    shards: int
    shard: int = 0


class Worker:
    """工人: goes through the stretches one after the other."""

    def __init__(self, law: Law, job: Job) -> None:
        self._job = job
        self._engine = law.engine()
        self._stretches = stretches(job.source, job.size)

    def done(self, number: int) -> Done | None:
        """The part of stretch ``number``, which is the next; None at the end."""
        job = self._job
        batch = next(self._stretches, None)
        if batch is None:
            return None
        rows = share(batch.with_row_index("place", number * job.size + 1), job.shard, job.shards)
        part = part_of(job.folder, number, job.shard)
        if part.done:
            return Done(part, rows.height, part.count(), kept=True)
        return Done(part, rows.height, screened(self._engine, rows, part), self._engine.signatures)


def share(rows: pl.DataFrame, shard: int, shards: int) -> pl.DataFrame:
    """The rows of a worker, by what they are about: equal products, equal worker."""
    named = {column: heading for heading, column in headings(rows.columns).items()}
    about = [named[column] for column in ("products", "industries") if column in named]
    if shards == 1 or not about:
        return rows if not shard else rows.clear()
    return rows.filter(pl.struct(about).hash() % shards == shard)


def part_of(folder: Path, stretch: int, shard: int) -> Part:
    """The part of a shard of a stretch."""
    return Part(folder / f"part-{stretch:05d}-{shard}.parquet")


def screened(engine: Engine, rows: pl.DataFrame, part: Part) -> int:
    """Screen ``rows``, whose numbers stand in ``place``, into ``part``; how many verdicts there are."""
    places = rows["place"]
    found = engine.screen(rows.drop("place"), 0)
    verdicts = found.verdicts.with_columns(places.gather(found.verdicts["row"]).alias("row"))
    errors = found.errors.with_columns(places.gather(found.errors["row"]).alias("row"))
    part.save(verdicts, errors)
    return verdicts.height
