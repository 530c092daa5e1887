"""The memory of a run: this process and those it started, pages that they share counted once (Linux: Pss)."""

from __future__ import annotations

import os
import threading
from pathlib import Path


class Memory:
    """Looks ten times a second while it is open; ``most`` in GB, less what was there at the beginning."""

    def __init__(self) -> None:
        self.most = 0.0
        self._before = _all()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self.most = max(self.most, _all() - self._before)


def _all() -> float:
    own = os.getpid()
    found = 0.0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if own in (int(process.name), parent):
                lines = (process / "smaps_rollup").read_text().splitlines()
                found += next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e6
        except (OSError, StopIteration):
            continue
    return found
