"""批量运行: a file of projects screened part by part, so that a run which was broken off goes on where it stopped.

Every part is written whole or not at all, under a manifest that holds the hash of the law, of the projects and of the settings:
a part is only ever taken over from a run over the same. Rows are dealt out to the workers by what they are about, so that each
kind of project is screened by one of them.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import itertools
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import msgspec
import polars as pl

from gangmu.norms import Paper
from gangmu.norms.diagnostic import Language
from gangmu.pack import Pack
from gangmu.screen.batch.engine import Engine
from gangmu.screen.batch.facts import headings
from gangmu.screen.batch.output import Part, write
from gangmu.screen.batch.rows import stretches
from gangmu.screen.book import sources_hash
from gangmu.screen.orders import Limit
from gangmu.screen.project import canonical_hash

_AHEAD = 3
VERSION = 1


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


class Tally(msgspec.Struct, frozen=True):
    """计数: ``rows`` = ``verdicts`` + ``errors``; ``taken`` were there from an earlier run."""

    rows: int = 0
    verdicts: int = 0
    errors: int = 0
    taken: int = 0
    signatures: int = 0


def run(
    law: Law,
    source: Path,
    out: Path,
    *,
    workers: int = 2,
    size: int = 100_000,
    told: Callable[[Tally], None] | None = None,
) -> Tally:
    """Screen the projects of ``source`` into ``out`` (``.parquet``: a folder of parts; ``.csv``, ``.xlsx``: one file).

    ``told`` is given the tally after each part. What was done by an earlier run over the same law and projects is kept.
    """
    folder = out if out.suffix == ".parquet" else out.with_name(out.name + ".parts")
    _opened(folder, _key(law, source, workers, size))
    tally = Tally()
    parts: list[Part] = []
    told_apart: dict[str, int] = {}
    for done in _dealt(law, _Job(source, folder, size, workers), workers):
        parts.append(done.part)
        told_apart[done.part.shard] = max(done.kinds, told_apart.get(done.part.shard, 0))
        tally = Tally(
            tally.rows + done.rows, tally.verdicts + done.verdicts, tally.errors + done.rows - done.verdicts,
            tally.taken + done.kept * done.rows, sum(told_apart.values()),
        )  # fmt: skip
        if told is not None:
            told(tally)
    write(parts, out)
    return tally


def _key(law: Law, source: Path, workers: int, size: int) -> str:
    with source.open("rb") as file:
        projects = hashlib.file_digest(file, "sha256").hexdigest()
    settings = (VERSION, law.as_of, law.rehearse, law.limits, law.language, workers, size)
    return canonical_hash([sources_hash(law.sources), projects, settings])


def _opened(folder: Path, key: str) -> None:
    """The folder of parts, emptied of those that another law or other projects left."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / "_manifest.json"
    if manifest.is_file() and manifest.read_text("utf-8") == key:
        return
    for old in (*folder.glob("part-*.parquet"), *folder.glob("part-*.errors")):
        old.unlink()
    fresh = manifest.with_suffix(".new")
    fresh.write_text(key, "utf-8")
    fresh.replace(manifest)


class Done(msgspec.Struct, frozen=True):
    """Of one part: how many ``rows`` went in, ``verdicts`` came out, ``kinds`` are known by now; whether it was ``kept``."""

    part: Part
    rows: int
    verdicts: int
    kinds: int = 0
    kept: bool = False


def _dealt(law: Law, job: _Job, workers: int) -> Iterator[Done]:
    """The parts of all workers, in the order of the rows."""
    crews = [_Crew(law, msgspec.structs.replace(job, shard=shard), workers > 1) for shard in range(workers)]
    waiting: deque[Future[Done | None]] = deque()
    try:
        for number in itertools.count():
            waiting += [crew.give(number) for crew in crews]
            while len(waiting) > _AHEAD * workers:
                done = waiting.popleft().result()
                if done is None:
                    return
                yield done
    finally:
        for crew in crews:
            crew.leave()


class _Job(msgspec.Struct, frozen=True):
    """What a worker is to do: its ``shard`` of each stretch of the rows. It reads them itself: a table is costly to send."""

    source: Path
    folder: Path
    size: int
    shards: int
    shard: int = 0


class _Worker:
    """Goes through the stretches one after the other."""

    def __init__(self, law: Law, job: _Job) -> None:
        self._job = job
        self._engine = law.engine()
        self._stretches = stretches(job.source, job.size)

    def done(self, number: int) -> Done | None:
        """The part of stretch ``number``, which is the next; None at the end."""
        job = self._job
        batch = next(self._stretches, None)
        if batch is None:
            return None
        rows = _share(batch.with_row_index("place", number * job.size + 1), job.shard, job.shards)
        part = Part(job.folder / f"part-{number:05d}-{job.shard}.parquet")
        if part.done:
            return Done(part, rows.height, part.count(), kept=True)
        return Done(part, rows.height, _screened(self._engine, rows, part), self._engine.signatures)


def _share(rows: pl.DataFrame, shard: int, shards: int) -> pl.DataFrame:
    """The rows of a worker, by what they are about: equal products, equal worker."""
    named = {column: heading for heading, column in headings(rows.columns).items()}
    about = [named[column] for column in ("products", "industries") if column in named]
    if shards == 1 or not about:
        return rows if not shard else rows.clear()
    return rows.filter(pl.struct(about).hash() % shards == shard)


class _Crew:
    """One worker: a process of its own, or this one."""

    def __init__(self, law: Law, job: _Job, apart: bool) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(1, context, _begin, (law, job)) if apart else None
        self._worker = None if apart else _Worker(law, job)

    def give(self, number: int) -> Future[Done | None]:
        if self._pool is not None:
            return self._pool.submit(_at_work, number)
        done: Future[Done | None] = Future()
        if self._worker is not None:
            done.set_result(self._worker.done(number))
        return done

    def leave(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_WORKING: list[_Worker] = []


def _begin(law: Law, job: _Job) -> None:
    """A worker makes the law ready once. What it learns it keeps, and in no circles: looking for garbage is idle work."""
    _WORKING.append(_Worker(law, job))
    gc.disable()


def _at_work(number: int) -> Done | None:
    return _WORKING[0].done(number)


def _screened(engine: Engine, rows: pl.DataFrame, part: Part) -> int:
    places = rows["place"]
    screened = engine.screen(rows.drop("place"), 0)
    verdicts = screened.verdicts.with_columns(places.gather(screened.verdicts["row"]).alias("row"))
    errors = screened.errors.with_columns(places.gather(screened.errors["row"]).alias("row"))
    part.save(verdicts, errors)
    return verdicts.height
