"""批量运行: a file of projects screened part by part, so that a run which was broken off goes on where it stopped.

Every part is written whole or not at all, under a manifest that holds the hash of the law, of the projects and of the settings:
a part is only ever taken over from a run over the same. Rows are dealt out to the workers by what they are about, so that each
kind of project is screened by one of them.
"""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
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
    for part, rows, verdicts, kinds, kept in _dealt(law, stretches(source, size), folder, workers, size):
        parts.append(part)
        told_apart[part.shard] = max(kinds, told_apart.get(part.shard, 0))
        tally = Tally(
            tally.rows + rows, tally.verdicts + verdicts, tally.errors + rows - verdicts, tally.taken + kept * rows,
            sum(told_apart.values()),
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


Done = tuple[Part, int, int, int, bool]


def _dealt(law: Law, batches: Iterator[pl.DataFrame], folder: Path, workers: int, size: int) -> Iterator[Done]:
    """Each stretch of rows dealt out to the workers; the results in the order of the rows."""
    crews = [_Crew(law, workers > 1) for _ in range(workers)]
    waiting: deque[tuple[Part, int, Future[tuple[int, int]] | None]] = deque()
    try:
        for number, batch in enumerate(batches):
            rows = batch.with_row_index("place", number * size + 1)
            for shard, mine in enumerate(_shards(rows, workers)):
                part = Part(folder / f"part-{number:05d}-{shard}.parquet")
                waiting.append((part, mine.height, None if part.done else crews[shard].give(mine, part)))
            while len(waiting) > _AHEAD * workers:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        for crew in crews:
            crew.leave()


def _result(part: Part, rows: int, future: Future[tuple[int, int]] | None) -> Done:
    if future is None:
        return part, rows, part.count(), 0, True
    verdicts, kinds = future.result()
    return part, rows, verdicts, kinds, False


def _shards(rows: pl.DataFrame, workers: int) -> Iterator[pl.DataFrame]:
    """The rows by what they are about: equal products, equal worker."""
    named = {column: heading for heading, column in headings(rows.columns).items()}
    about = [named[column] for column in ("products", "industries") if column in named]
    if workers == 1 or not about:
        yield from (rows, *(rows.clear() for _ in range(workers - 1)))
        return
    shard = rows.select(pl.struct(about).hash() % workers).to_series()
    for number in range(workers):
        yield rows.filter(shard == number)


class _Crew:
    """One worker: a process of its own, or this one."""

    def __init__(self, law: Law, apart: bool) -> None:
        self._law = law
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(1, context, _begin, (law,)) if apart else None
        self._engine = None if apart else law.engine()

    def give(self, rows: pl.DataFrame, part: Part) -> Future[tuple[int, int]]:
        if self._pool is not None:
            return self._pool.submit(_at_work, rows, part)
        done: Future[tuple[int, int]] = Future()
        if self._engine is not None:
            done.set_result(_screened(self._engine, rows, part))
        return done

    def leave(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_ENGINE: list[Engine] = []


def _begin(law: Law) -> None:
    """A worker makes the law ready once. What it learns it keeps, and in no circles: looking for garbage is idle work."""
    _ENGINE.append(law.engine())
    gc.disable()


def _at_work(rows: pl.DataFrame, part: Part) -> tuple[int, int]:
    return _screened(_ENGINE[0], rows, part)


def _screened(engine: Engine, rows: pl.DataFrame, part: Part) -> tuple[int, int]:
    places = rows["place"]
    screened = engine.screen(rows.drop("place"), 0)
    verdicts = screened.verdicts.with_columns(places.gather(screened.verdicts["row"]).alias("row"))
    errors = screened.errors.with_columns(places.gather(screened.errors["row"]).alias("row"))
    part.save(verdicts, errors)
    return verdicts.height, engine.signatures
