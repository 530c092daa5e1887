"""班组: files compiled one by one or on all cores, in order; one bad file never takes the others with it."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Generic, TypeVar

from gangmu.errors import GangmuError
from gangmu.pipeline import Compiled, compile_file

T = TypeVar("T")
_AHEAD = 4  # files handed out per worker before results are taken: keeps both cores busy and memory bounded


@dataclass(frozen=True)
class Fault:
    """What kept a file from being compiled: an ``error`` that says so itself, or an exception of ours by its name."""

    error: GangmuError | None = None
    kind: str = ""
    sha256: str = ""
    trace: str = ""


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What became of the file at ``path``: ``result``, or ``fault``."""

    path: Path
    result: T | None = None
    fault: Fault | None = None


def compiled_each(paths: Sequence[Path], job: Callable[[Compiled], T], as_of: dt.date) -> Iterator[Outcome[T]]:
    """``job`` of every compiled file, in order. One file is compiled here, several in processes of their own."""
    if len(paths) == 1:
        yield _attempt(paths[0], job, as_of)
        return
    left = deque(paths)
    while left:
        yield from _together(left, job, as_of)


def _attempt(path: Path, job: Callable[[Compiled], T], as_of: dt.date) -> Outcome[T]:
    try:
        return Outcome(path, job(compile_file(path, as_of)))
    except GangmuError as error:
        return Outcome(path, fault=Fault(error))
    except Exception as bug:
        return Outcome(path, fault=Fault(None, type(bug).__name__, _hash(path), traceback.format_exc()))


def _together(left: deque[Path], job: Callable[[Compiled], T], as_of: dt.date) -> Iterator[Outcome[T]]:
    """Take files from ``left`` until none is left, or a worker dies; then those in flight are tried one by one."""
    flying: deque[tuple[Path, Future[Outcome[T]]]] = deque()
    workers = min(_cores(), len(left))
    with _pool(workers) as pool:
        try:
            while left or flying:
                while left and len(flying) < workers * _AHEAD:
                    flying.append((left[0], pool.submit(_attempt, left[0], job, as_of)))
                    left.popleft()
                outcome = flying[0][1].result()
                flying.popleft()
                yield outcome
        except BrokenProcessPool:
            pass
        except BaseException:
            # nobody wants the results any more: do not wait for them
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise
    yield from _one_by_one(flying, job, as_of)


def _one_by_one(
    flying: Iterable[tuple[Path, Future[Outcome[T]]]], job: Callable[[Compiled], T], as_of: dt.date
) -> Iterator[Outcome[T]]:
    """What was in flight when a worker died: each file alone, so that a crash is charged to the file that caused it."""
    with contextlib.ExitStack() as pools:
        pool = pools.enter_context(_pool(1))
        for path, future in flying:
            if future.done() and future.exception() is None:
                outcome = future.result()
            else:
                try:
                    outcome = pool.submit(_attempt, path, job, as_of).result()
                except BrokenProcessPool:
                    outcome = Outcome(path, fault=Fault(None, "BrokenProcessPool", _hash(path)))
                    pool = pools.enter_context(_pool(1))
            yield outcome


def _pool(workers: int) -> ProcessPoolExecutor:
    # a plain fork would copy the thread that draws the progress bar
    kind = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(kind)
    if kind == "forkserver":
        context.set_forkserver_preload(["gangmu.pipeline"])
    return ProcessPoolExecutor(workers, context, initializer=_begin)


def _begin() -> None:
    """In a new worker: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _hash(path: Path) -> str:
    with contextlib.suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
