"""The console that the benchmark fills and measures: a home of its own below ``out/bench``, kept for the next run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "2018-09-14"


@dataclass(frozen=True)
class Size:
    """How much there is of everything; what is not named follows from it."""

    screenings: int = 1_000_000
    clauses: int = 100_000
    observations: int = 300_000

    @property
    def name(self) -> str:
        return f"{self.screenings}-{self.clauses}-{self.observations}"


def settle(size: Size, database: str) -> Path:
    """Point this process, and those it starts, at the home; Django is set up afterwards."""
    home = ROOT / "out" / "bench" / f"console-{'postgresql' if database else 'sqlite'}-{size.name}"
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        GANGMU_HOME=str(home), GANGMU_DATABASE=database, GANGMU_AS_OF=DAY, GANGMU_DEMO="1",
        DJANGO_SETTINGS_MODULE="gangmu_console.settings.base",
    )  # fmt: skip
    return home


def prepare() -> None:
    """Migrations, shipped packs and the demonstration, as ``gangmu serve --demo`` brings them in."""
    subprocess.run([sys.executable, "-m", "gangmu_console", "prepare", "--demo"], check=True, stdout=subprocess.DEVNULL)


def fill(home: Path, size: Size, tell: object) -> None:
    """What is missing of the made-up data; each part is noted down when it is done, so that a second run is quick."""
    from benchmarks import console_gate, console_law, console_office, console_watch  # noqa: PLC0415 - Django is set up first

    follow = max(size.screenings // 50, 100)
    parts = {
        "documents": lambda: console_law.fill(size.clauses),
        "findings": lambda: console_law.findings(size.clauses // 30),
        "packs": lambda: console_law.packs(60),
        "screenings": lambda: console_gate.fill(size.screenings),
        "notices": lambda: console_gate.follow(follow),
        "observations": lambda: console_watch.fill(size.observations),
        "people": lambda: console_office.people(300),
        "trail": lambda: console_office.trail(size.screenings // 5),
        "statistics": _analyse,
    }
    for name, work in parts.items():
        done = home / f"{name}.done"
        if not done.exists():
            start = time.perf_counter()
            if name in ("screenings", "statistics"):
                work()  # in parts of its own; VACUUM stands in no transaction
            else:
                with _whole():
                    work()
            done.touch()
            tell(f"{name}: {time.perf_counter() - start:.0f} s")  # type: ignore[operator]


def _whole():
    """All of a part or nothing of it."""
    from django.db import transaction  # noqa: PLC0415

    return transaction.atomic()


def _analyse() -> None:
    """PostgreSQL looks at grown tables by itself, only later; the console never asks SQLite to, so neither does this."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
