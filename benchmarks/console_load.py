"""Asking a server for pages: one after the other on one connection, or many at once on as many connections that stay open.

The many are asked by processes of their own, so that what asks does not stand in the way of what answers.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import statistics
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

ASKERS = 2  # processes that share the connections


@dataclass(frozen=True)
class Page:
    """What is asked for: address, cookie of a session, and what the table calls it."""

    path: str
    cookie: str = ""
    name: str = ""


@dataclass(frozen=True)
class Taken:
    """What it took: milliseconds of each request, the seconds of all together, the bytes of one answer.

    ``processor`` is what the server itself computed for one request, in milliseconds: it waits for nobody else's work.
    """

    times: tuple[float, ...]
    seconds: float
    size: int
    processor: float = 0.0

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.95)]

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds


def spent(server: int) -> float:
    """Milliseconds of processor that the process ``server`` and those it started have taken (Linux)."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            told = (process / "stat").read_text().rpartition(")")[2].split()
            if server in (int(process.name), int(told[1])):
                ticks += int(told[11]) + int(told[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def in_turn(port: int, page: Page, times: int, warm: int = 2, server: int = 0) -> Taken:
    """``times`` requests one after the other on one connection, after ``warm`` that do not count."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for _ in range(warm):
        _ask(asking, page)
    before, taken, size, start = spent(server), [], 0, time.perf_counter()
    for _ in range(times):
        begin = time.perf_counter()
        size = _ask(asking, page)
        taken.append((time.perf_counter() - begin) * 1000)
    took = time.perf_counter() - start
    return Taken(tuple(taken), took, size, (spent(server) - before) / times)


def at_once(port: int, page: Page, connections: int, seconds: float) -> Taken:
    """As many requests as are answered within ``seconds`` on ``connections`` connections."""
    share = connections // ASKERS
    with ProcessPoolExecutor(ASKERS, mp_context=get_context("forkserver")) as askers:
        list(askers.map(_asker, [(port, page, share, 0.5)] * ASKERS))  # warms
        start = time.perf_counter()
        told = list(askers.map(_asker, [(port, page, share, seconds)] * ASKERS))
        taken = time.perf_counter() - start
    return Taken(tuple(one for times, _ in told for one in times), taken, told[0][1])


def _asker(told: tuple[int, Page, int, float]) -> tuple[list[float], int]:
    port, page, connections, seconds = told
    times: list[float] = []
    sizes: list[int] = []
    until = time.perf_counter() + seconds

    def ask() -> None:
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while (begin := time.perf_counter()) < until:
            sizes.append(_ask(asking, page))
            times.append((time.perf_counter() - begin) * 1000)

    threads = [threading.Thread(target=ask) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, sizes[-1] if sizes else 0


def _ask(asking: http.client.HTTPConnection, page: Page) -> int:
    asking.request("GET", page.path, headers={"Cookie": page.cookie} if page.cookie else {})
    answer = asking.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{page.path}: {answer.status}")
    return len(body)
