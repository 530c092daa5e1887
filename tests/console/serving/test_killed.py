"""A serving console that is killed at any moment, server and worker, holds the old state or the new one, and all it promised."""

from __future__ import annotations

import collections
import functools
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.console.browser.server import ROOT, Served, begin, environment_of, python, start
from tests.console.serving.working import Office

SOAK = bool(os.environ.get("GANGMU_SOAK"))
LONGEST = 3.0  # seconds of work before the kill
SETTLED = 120  # seconds for the worker to take up what was left


class Watcher:
    """Looks at the database from a process of its own; starting one for each look would take longer than the look."""

    def __init__(self, served: Served) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.console.library.killed", "watch"], cwd=ROOT,
            env={**served.environment, "PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def look(self) -> dict[str, Any]:
        """What is wrong, and what is there."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print("look", file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())  # type: ignore[no-any-return]

    def end(self) -> None:
        """Look no more."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.skipif(not SOAK, reason="make soak runs this"))]
)
def installation(request: pytest.FixtureRequest, home: Path, tmp_path: Path) -> Iterator[tuple[Path, str, int]]:
    """Folder, database, and how often to kill."""
    if request.param == "sqlite":
        yield home, "", 50 if SOAK else 5
    else:
        database = request.getfixturevalue("own_postgres")
        environment = environment_of(tmp_path, database, demo=False)
        python(environment, "gangmu_console", "prepare")
        python(environment, "tests.console.library.killed", "prepare")
        yield tmp_path, database, 12


def test_a_serving_console_that_is_killed_keeps_what_it_promised_and_holds_nothing_by_halves(installation) -> None:
    home, database, times = installation
    served = start(home, database, demo=False)
    watcher = Watcher(served)
    try:
        office, struck = Office(served.url, watcher.look()["ready"]), collections.Counter()
        for time_ in range(3 * times):
            if time_ >= times and office.told.versions and office.told.saved:
                break  # a machine that is very busy may need more rounds until something of each kind is done
            seconds = random.uniform(0.05, LONGEST)
            office.works_until(served.url, functools.partial(end, served, seconds))
            if random.random() < 0.2:  # and once more while it starts
                end(begin(home, database, demo=False), random.uniform(0.1, 5))
                struck["starting"] += 1
            told = watcher.look()
            assert_whole(told, office, seconds)
            struck["compiling"] += "compiling" in told["documents"].values()
            struck["queued"] += "queued" in told["documents"].values()
            served = start(home, database, demo=False)
        told = settled(watcher)
        assert_whole(told, office, 0)
        assert set(told["documents"].values()) <= {"review", "published"}
        assert office.told.versions, "nothing was published in all that time"
        assert office.told.saved, "nothing was imported in all that time"
        print(time_, struck, {name: len(held) for name, held in vars(office.told).items()}, len(told["imports"]))
    finally:
        served.kill()
        watcher.end()


def end(served: Served, seconds: float) -> None:
    """Kill the console after so many seconds."""
    time.sleep(seconds)
    served.kill()


def assert_whole(told: dict[str, Any], office: Office, after: float) -> None:
    """Nothing by halves, and everything that somebody was told is there."""
    promised = office.told
    assert told["faults"] == [], f"killed after {after} seconds"
    assert promised.wrong == []
    assert {str(pk) for pk in promised.documents} <= set(told["documents"])
    assert promised.versions <= set(told["versions"])
    assert {str(pk) for pk in promised.previews} <= set(told["imports"])
    assert {told["imports"][str(pk)] for pk in promised.saved} <= {"saved"}


def settled(watcher: Watcher) -> dict[str, Any]:
    """What is there when the worker has done all that was left."""
    until = time.monotonic() + SETTLED
    while True:
        told = watcher.look()
        if not {"queued", "compiling"} & set(told["documents"].values()) or time.monotonic() > until:
            return told
        time.sleep(0.5)
