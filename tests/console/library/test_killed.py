"""Killed at any moment of a compiling, an import or a publishing, the library holds the old state or the new one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from sqlite3 import connect

ROOT = Path(__file__).resolve().parents[3]
TIMES = 50 if os.environ.get("GANGMU_SOAK") else 10
LONGEST = 2.5  # seconds of work before the kill


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GANGMU_", "DJANGO_"))}
    return {**kept, "GANGMU_HOME": str(home), "GANGMU_LOG": "CRITICAL", "PYTHONPATH": str(ROOT)}


def run(home: Path, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, env=environment(home), capture_output=True, text=True,
        check=False, timeout=180,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def work_until_killed(home: Path, seconds: float) -> str:
    """What the process said before it began to work; it and all it started are then killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.console.library.killed", "work"], cwd=ROOT, env=environment(home),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    said = process.stdout.readline().strip()
    time.sleep(seconds)
    ended = process.poll() is not None
    os.killpg(process.pid, signal.SIGKILL) if not ended else None
    rest = process.communicate()
    return "\n".join((said, *rest)) if ended else said


def test_a_killed_process_leaves_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    run(tmp_path, "gangmu_console", "migrate", "--verbosity", "0")
    run(tmp_path, "tests.console.library.killed", "prepare")
    chance = random.Random()
    for _ in range(TIMES):
        assert work_until_killed(tmp_path, chance.uniform(0.05, LONGEST)) == "whole"
    assert run(tmp_path, "tests.console.library.killed", "look").strip() == "whole"


def test_what_a_killed_worker_left_is_taken_up_by_the_next_one(tmp_path: Path) -> None:
    run(tmp_path, "gangmu_console", "migrate", "--verbosity", "0")
    run(tmp_path, "tests.console.library.killed", "prepare")
    with connect(tmp_path / "gangmu.sqlite3") as database:
        database.execute(
            "UPDATE library_document SET file = ?, file_name = ?, stage = ? WHERE key = 'doc-killed'",
            ("../files/a.txt", "a.txt", "compiling"),
        )
    run(tmp_path, "gangmu_console", "work", "--once")
    with connect(tmp_path / "gangmu.sqlite3") as database:
        left = database.execute("SELECT stage, progress FROM library_document WHERE key = 'doc-killed'").fetchall()
    assert left == [("review", 100)]
    assert run(tmp_path, "tests.console.library.killed", "look").strip() == "whole"
