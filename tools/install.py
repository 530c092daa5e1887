"""The work behind bootstrap.py: install exactly what uv.lock says into ``.venv``.

One make works at a time (a lock file), and what was cut off half way is thrown away and made anew.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import bootstrap
from fetch_uv import CONNECT, TOOLS, Stop, certificates, configured_index, uv

ROOT = Path(bootstrap.ROOT)
VENV = ROOT / ".venv"
UNFINISHED = TOOLS / "unfinished"
NO_NETWORK = re.compile(
    r"error sending request|dns error|failed to lookup|timed out|connection|Failed to (fetch|download)"
)


def prepare(groups: list[str]) -> int:
    """Make ``.venv`` ready with ``groups``; 0 when done, 2 with one line on stderr when that cannot be."""
    try:
        with alone():
            if not bootstrap.ready(groups):
                install(groups)
    except Stop as stop:
        print(f"Set-up stopped: {stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Set-up interrupted; run make again to finish it", file=sys.stderr)
        return 130
    return 0


def run_uv(arguments: list[str]) -> int:
    """Run uv as the project sees it."""
    try:
        with alone():
            program = uv()
    except Stop as stop:
        print(f"Set-up stopped: {stop}", file=sys.stderr)
        return 2
    return subprocess.run([program, *arguments], cwd=ROOT, env=environment(), check=False).returncode


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold the lock of this checkout; wait for another make that is setting it up."""
    try:
        TOOLS.mkdir(exist_ok=True)
        with (TOOLS / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("Another make is setting up; waiting for it …", file=sys.stderr)
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise Stop(f"{error.filename or TOOLS}: {error.strerror}; free space or mend the permissions") from error


def install(groups: list[str]) -> None:
    """Install ``groups`` and stamp them; an environment whose making was cut off, or that was moved, is made anew."""
    state, begun = bootstrap.state(), time.monotonic()
    if VENV.exists() and (UNFINISHED.exists() or not sound()):
        shutil.rmtree(VENV)
    names = " + ".join(groups)
    print(f"Setting up .venv ({names}) with the locked packages; the first time takes a minute …", file=sys.stderr)
    UNFINISHED.touch()
    extras = ("console", "spark") if "dev" in groups else ("console",)
    chosen = [
        "--no-default-groups",
        *(part for extra in extras for part in ("--extra", extra)),
        *(part for group in groups if group != "base" for part in ("--group", group)),
    ]
    index = configured_index()
    try:
        if index:
            install_from(index, chosen)
        else:
            call("sync", "--frozen", "--inexact", *chosen, *fresh_python())
    except Stop:
        UNFINISHED.unlink()  # uv ended by itself: what was there before still stands
        raise
    for group in groups:
        Path(bootstrap.stamp(group)).write_text(state)
    UNFINISHED.unlink()
    print(f"Ready in {time.monotonic() - begun:.0f} s", file=sys.stderr)


def sound() -> bool:
    """True where ``.venv`` has a Python that runs and still stands where it was made."""
    try:
        moved = not Path(bootstrap.stamp("base")).read_text().endswith(f" {ROOT}")
    except OSError:
        moved = False
    probe = [VENV / "bin" / "python", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    try:
        return not moved and subprocess.run(probe, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def fresh_python() -> list[str]:
    """Which Python a new environment takes: the one that runs this, not whatever uv would find first."""
    return [] if VENV.exists() else ["--python", getattr(sys, "_base_executable", sys.executable)]


def install_from(index: str, chosen: list[str]) -> None:
    """Install the locked versions, by their hashes, from ``index``: the lock's own addresses may be out of reach."""
    wanted = TOOLS / "requirements.txt"
    call("export", "--frozen", "--no-emit-project", "--quiet", "--output-file", str(wanted), *chosen)
    if not VENV.exists():
        call("venv", str(VENV), *fresh_python())
    into = ["pip", "install", "--python", str(VENV / "bin" / "python"), "--default-index", index]
    call(*into, "--require-hashes", "--requirement", str(wanted))
    call(*into, "--no-deps", "--editable", ".")


def call(*arguments: str) -> None:
    """Run uv; where it fails, say in one line why."""
    ran = subprocess.run(
        [uv(), *arguments], cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )  # fmt: skip
    if ran.returncode < 0 or ran.returncode == 130:
        raise KeyboardInterrupt
    if ran.returncode:
        if NO_NETWORK.search(ran.stderr):
            host = re.search(r"https?://([^/\s)`]+)", ran.stderr)
            raise Stop(f"{host[1] if host else 'the package index'} cannot be reached; {CONNECT}")
        raise Stop(f"uv {arguments[0]} failed:\n{ran.stderr.strip()}")


def environment() -> dict[str, str]:
    """The environment for uv: this checkout's .venv, no Python of uv's own, the machine's certificates."""
    ours = {"UV_PROJECT_ENVIRONMENT": str(VENV), "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
    if certificates():
        ours["SSL_CERT_FILE"] = str(certificates())
    return {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"} | ours
