"""Measuring: the best of several runs, so that a busy machine does not decide."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

RUNS = 5


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Seconds of the fastest of ``runs`` runs, after one that warms the caches."""
    work()
    taken = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)
