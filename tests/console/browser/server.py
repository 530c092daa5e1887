"""A console as a person starts it: ``gangmu serve --demo`` in a process of its own, on a folder or database of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 90


@dataclass
class Served:
    """A running console: its address, its folder, its environment, and the process (a session of its own)."""

    url: str
    home: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    def manage(self, *arguments: str) -> str:
        """Run a management command on the same database; its output."""
        return python(self.environment, "gangmu_console", *arguments)

    def kill(self) -> None:
        """End server, worker and what they started at once, as a power cut would."""
        for entry in Path("/proc").iterdir():
            with contextlib.suppress(ValueError, ProcessLookupError):
                if os.getsid(int(entry.name)) == self.process.pid:
                    os.kill(int(entry.name), signal.SIGKILL)
        self.process.wait(10)


def environment_of(home: Path, database: str = "", demo: bool = True) -> dict[str, str]:
    """The environment in which a console keeps its data in ``home`` and ``database``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GANGMU_", "DJANGO_"))}
    environment = {**kept, "GANGMU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "gangmu_console.settings.base"}
    if database:
        environment["GANGMU_DATABASE"] = database
    return environment | ({"GANGMU_DEMO": "1", "GANGMU_AS_OF": "2018-09-14"} if demo else {})


def python(environment: dict[str, str], *arguments: str) -> str:
    """Run a module as a program; its output."""
    ran = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, env={**environment, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False, timeout=180,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, database: str = "", demo: bool = True) -> Served:
    """Start the console on ``home`` and wait until it answers."""
    served = begin(home, database, demo)
    _await(served)
    return served


def begin(home: Path, database: str = "", demo: bool = True) -> Served:
    """Start the console on ``home``; it does not answer yet."""
    home.mkdir(parents=True, exist_ok=True)
    port, environment = free_port(), environment_of(home, database, demo)
    command = [str(Path(sys.executable).parent / "gangmu"), "serve", "--port", str(port), *(["--demo"] if demo else [])]
    log = (home / "server.log").open("ab")
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )
    return Served(f"http://127.0.0.1:{port}", home, environment, process)


@contextlib.contextmanager
def serving(home: Path, database: str = "", demo: bool = True) -> Iterator[Served]:
    """A console that is ended, worker and all, when the test is over."""
    served = start(home, database, demo)
    try:
        yield served
    finally:
        served.kill()


def _await(served: Served) -> None:
    """Wait for the first answer; tell what the server said where none comes."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if served.process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{served.url}/people/sign-in/", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    served.kill()
    raise AssertionError(
        "the console did not start:\n" + (served.home / "server.log").read_text("utf-8", "replace")[-4000:]
    )
