"""The servers that the benchmark asks: ``gangmu serve`` as an office starts it, and a bare Django page on the same server."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

WORKERS = "1"
_LONGEST = 180.0  # seconds until a server answers


@contextlib.contextmanager
def console() -> Iterator[tuple[int, int]]:
    """The console on a free port: the port, and the process."""
    port = _free()
    command = [
        str(Path(sys.executable).with_name("gangmu")),
        "serve",
        "--demo",
        "--port",
        str(port),
        "--workers",
        WORKERS,
    ]
    with _running(command, port, {}) as server:
        yield port, server


@contextlib.contextmanager
def bare() -> Iterator[tuple[int, int]]:
    """The bare page on a free port, likewise: the same server with the same number of workers and threads."""
    port = _free()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", WORKERS, "--blocking-threads", "4", "--no-ws",
        "--log-level", "warning", "--port", str(port), "benchmarks.console_bare:application",
    ]  # fmt: skip
    with _running(command, port, {"DJANGO_SETTINGS_MODULE": "benchmarks.console_bare"}) as server:
        yield port, server


@contextlib.contextmanager
def _running(command: list[str], port: int, also: dict[str, str]) -> Iterator[int]:
    server = subprocess.Popen(command, env={**os.environ, **also}, stdout=subprocess.DEVNULL)
    try:
        _await(server, port)
        yield server.pid
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(20)


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        try:
            asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            asking.request("GET", "/")
            asking.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start; what is wrong stands above")


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
