"""``gangmu serve``: the console and its background worker, started together and ended together."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib import import_module

import click
from django.core.handlers.wsgi import WSGIHandler
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from gangmu.cli.asking import Asked, Option, common_options, flag, language_asked
from gangmu.errors import GangmuError

UNUSABLE = 2
_SERVER = "GANGMU_SERVER"  # for the processes that answer: the one they end with
PATIENCE = 5  # seconds for what is being answered when the server ends


def serve(host: str, port: int, workers: int, demo: bool) -> None:
    """Start the console: bring the database up to date, load the shipped packs, listen, and work in the background."""
    _free(host, port)
    if demo:
        os.environ.setdefault("GANGMU_DEMO", "1")
        os.environ.setdefault("GANGMU_AS_OF", "2018-09-14")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gangmu_console.settings.base")
    _prepare(demo)
    click.echo(f"纲目 Gangmu  http://{host}:{port}/")
    with _background():
        _listen(host, port, workers)


def _free(host: str, port: int) -> None:
    """Say at once where the port is taken, instead of after the preparations."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            what = "another program listens there" if taken else f"it cannot be listened on ({error.strerror})"
            do = "end that one, or choose another with --port" if taken else "choose others with --host and --port"
            raise GangmuError(what, f"{host}:{port}", do) from error


def _prepare(demo: bool) -> None:
    """In a process of its own: the server forks, and what has threads of its own (typst, polars) does not survive that.

    Like all that is started here, it is in a group of its own: the Ctrl-C of a terminal reaches the server alone, which ends it.
    """
    command = [sys.executable, "-m", "gangmu_console", "prepare", *(["--demo"] if demo else [])]
    spoken = {**os.environ, "GANGMU_LANG": language_asked(click.get_current_context())}
    code = subprocess.run(command, check=False, env=spoken, process_group=0).returncode
    if code == UNUSABLE:  # it has said why
        raise click.exceptions.Exit(code)
    if code:
        raise click.ClickException("the database could not be prepared; what is wrong stands above")


@contextlib.contextmanager
def _background() -> Iterator[None]:
    """The worker, ended when the server ends; it ends by itself where the server is killed (its input closes)."""
    command = [sys.executable, "-m", "gangmu_console", "work", "--with-parent"]
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, process_group=0)
    try:
        yield
    finally:
        worker.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            worker.wait(10)


def _listen(host: str, port: int, workers: int) -> None:
    os.environ[_SERVER] = str(os.getpid())
    Granian(
        f"{__name__}:door", host, port, interface=Interfaces.WSGI, factory=True, workers=workers, blocking_threads=4,
        websockets=False, log_level=LogLevels.error, respawn_failed_workers=True, workers_kill_timeout=PATIENCE,
    ).serve()  # fmt: skip


def door() -> WSGIHandler:
    """The application, in a process that answers; one that got Ctrl-C and the server's own signal would hang (Granian 2.7)."""
    os.setpgid(0, 0)
    threading.Thread(target=_end_with, args=(int(os.environ[_SERVER]),), daemon=True).start()
    application: WSGIHandler = import_module("gangmu_console.settings.wsgi").application
    return application


def _end_with(server: int) -> None:
    """End when the server was killed: nobody would answer for the port any more, nor close the input of the worker."""
    while os.getppid() == server:
        time.sleep(0.5)
    os._exit(0)


command = Asked(
    "serve",
    params=[
        Option(["--host"], default="127.0.0.1"),
        Option(["--port"], default=8000, type=click.IntRange(1, 65535)),
        Option(["--workers"], default=1, type=click.IntRange(1, 64)),
        flag("--demo"),
        *common_options(),
    ],
    callback=serve,
)
