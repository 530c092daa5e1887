"""What commands on several files share: the progress bar, the complaints, the exit code."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from gangmu.cli.asking import Language, Option
from gangmu.cli.complaints import complain, our_fault, stated
from gangmu.cli.crew import Fault, compiled_each
from gangmu.errors import GangmuError
from gangmu.pipeline import Compiled
from gangmu.report.words import Words

T = TypeVar("T")
UNUSABLE, OUR_FAULT = 2, 70


def as_of_option() -> Option:
    """The day on which the documents are looked at: today, unless said otherwise."""
    today = dt.datetime.now(dt.UTC).astimezone().date().isoformat
    return Option(["--as-of"], type=Day(), default=today, metavar="YYYY-MM-DD")


class Day(click.ParamType[dt.date]):
    """A day of the form YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day that ``value`` writes; fails where it is none."""
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is no date of the form YYYY-MM-DD; write it as 2016-09-01", param, ctx)


@dataclass
class Complaints:
    """What went wrong so far, said at the end, so that no line lands in the progress bar."""

    language: Language
    debug: bool
    lines: list[str] = field(default_factory=list)
    code: int = 0

    def fault(self, path: Path, fault: Fault) -> None:
        """Note what kept the file at ``path`` from being compiled."""
        if fault.error:
            self.error(fault.error, path)
            return
        self.lines.append(our_fault(fault.kind, fault.sha256, self.language, str(path)))
        if self.debug and fault.trace:
            self.lines.append(fault.trace.rstrip())
        self.code = OUR_FAULT

    def error(self, error: GangmuError, path: Path | None = None) -> None:
        """Note ``error``, met with the file at ``path``."""
        self.lines.append(stated(error, self.language, str(path or "")))
        self.code = self.code or UNUSABLE


@contextmanager
def complaints(language: Language, debug: bool) -> Iterator[Complaints]:
    """Collect complaints, and say them when the work is over or stopped."""
    noted = Complaints(language, debug)
    try:
        yield noted
    finally:
        for line in noted.lines:
            complain(line)


def compiled_with_progress(
    files: Sequence[Path], job: Callable[[Compiled], T], as_of: dt.date, noted: Complaints, *, streams: bool = False
) -> Iterator[tuple[Path, T]]:
    """``job`` of every file that compiles, in order; the others are noted.

    A bar shows the progress on stderr where somebody watches, unless what ``streams`` to stdout appears there as well.
    """
    words = Words(noted.language)
    columns = (
        TextColumn(words("screen.compiling")),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}"),
    )
    shown = len(files) > 1 and sys.stderr.isatty() and not (streams and sys.stdout.isatty())
    outcomes = compiled_each(files, job, as_of)
    with Progress(*columns, console=Console(stderr=True), disable=not shown, transient=True) as progress:
        bar = progress.add_task("", total=len(files), file="")
        for outcome in outcomes:
            progress.update(bar, advance=1, file=outcome.path.name[:40])
            if outcome.fault:
                noted.fault(outcome.path, outcome.fault)
            elif outcome.result is not None:
                yield outcome.path, outcome.result
