"""批量运行: a file of projects screened part by part, so that a run which was broken off goes on where it stopped.

Every part is written whole or not at all, under a manifest that holds the hash of the law, of the projects and of the settings:
a part is only ever taken over from a run over the same. Rows are dealt out to the workers by what they are about, so that each
kind of project is screened by one of them.
"""

from __future__ import annotations

import gc
import hashlib
import itertools
import multiprocessing
import os
import shutil
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import msgspec

from gangmu.errors import UnwritableOutput
from gangmu.screen.batch.output import Part, write
from gangmu.screen.batch.rows import readable_table
from gangmu.screen.batch.work import Done, Job, Law, Worker
from gangmu.screen.book import sources_hash
from gangmu.screen.project import canonical_hash

_AHEAD = 3
VERSION = 1


class Tally(msgspec.Struct, frozen=True):
    """计数: ``rows`` = ``verdicts`` + ``errors``; ``taken`` were there from an earlier run; how many of each of ``outcomes``."""

    rows: int = 0
    verdicts: int = 0
    errors: int = 0
    taken: int = 0
    signatures: int = 0
    outcomes: dict[str, int] = {}

    def plus(self, done: Done, kinds: int) -> Tally:
        """With a part more, and so many ``kinds`` of projects told apart by now."""
        outcomes = Counter(self.outcomes)
        outcomes.update(done.part.outcomes())
        return Tally(
            self.rows + done.rows, self.verdicts + done.verdicts, self.errors + done.rows - done.verdicts,
            self.taken + done.kept * done.rows, kinds, dict(outcomes),
        )  # fmt: skip


def run(
    law: Law,
    source: Path,
    out: Path,
    *,
    workers: int = 2,
    size: int = 50_000,
    engine: str = "",
    told: Callable[[Tally], None] | None = None,
) -> Tally:
    """Screen the projects of ``source`` into ``out`` (``.parquet``: a folder of parts; ``.csv``, ``.xlsx``: one file).

    ``told`` is given the tally after each part. What was done by an earlier run over the same law and projects is kept.
    ``engine``: empty for this machine, else ``spark`` or the address of a Spark master, which then deals out the rows to as
    many ``workers``. Raises UnreadableFile, UnwritableOutput.
    """
    if out.suffix not in (".parquet", ".csv", ".xlsx"):
        raise UnwritableOutput(
            "verdicts are written as .parquet, .csv or .xlsx", out.name, "name the output accordingly"
        )
    readable_table(source)
    folder = out if out.suffix == ".parquet" else out.with_name(out.name + ".parts")
    _opened(folder, _key(law, source, workers, size, engine))
    tally = Tally()
    parts: list[Part] = []
    told_apart: dict[str, int] = {}
    job = Job(source, folder, size, workers)
    for done in _on_spark(law, job, engine) if engine else _dealt(law, job, workers):
        parts.append(done.part)
        told_apart[done.part.shard] = max(done.kinds, told_apart.get(done.part.shard, 0))
        tally = tally.plus(done, sum(told_apart.values()))
        if told is not None:
            told(tally)
    write(parts, out)
    if folder != out:
        shutil.rmtree(folder)
    return tally


def _key(law: Law, source: Path, workers: int, size: int, engine: str) -> str:
    with source.open("rb") as file:
        projects = hashlib.file_digest(file, "sha256").hexdigest()
    settings = (VERSION, law.as_of, law.rehearse, law.limits, law.language, workers, size, bool(engine))
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


def _on_spark(law: Law, job: Job, master: str) -> Iterator[Done]:
    from gangmu.screen.batch.spark import dealt  # noqa: PLC0415  an extra that few need

    return dealt(law, job, master)


def _dealt(law: Law, job: Job, workers: int) -> Iterator[Done]:
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


class _Crew:
    """One worker: a process of its own, or this one."""

    def __init__(self, law: Law, job: Job, apart: bool) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(1, context, _begin, (law, job)) if apart else None
        self._worker = None if apart else Worker(law, job)

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


_WORKING: list[Worker] = []


def _begin(law: Law, job: Job) -> None:
    """A worker makes the law ready once. What it learns it keeps, and in no circles: looking for garbage is idle work."""
    threading.Thread(target=_follow, daemon=True).start()
    _WORKING.append(Worker(law, job))
    gc.disable()


def _follow() -> None:
    """A worker ends with the process that started it, even where that one was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _at_work(number: int) -> Done | None:
    return _WORKING[0].done(number)
