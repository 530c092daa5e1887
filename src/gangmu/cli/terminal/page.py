"""The whole output of ``gangmu compile FILE``, in order."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.text import Text

from gangmu.cli.terminal import document, norms, review
from gangmu.cli.terminal.view import View

PARTS: dict[str, Callable[[View], list[Text]]] = {
    "outline": document.outline,
    "targets": norms.targets,
    "tasks": norms.tasks,
    "directives": norms.directives,
    "measures": norms.measures,
    "diagnostics": document.diagnostics,
    "review": review.review,
}
# a document must not be able to steer the terminal on which it is quoted
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_WIDEST = 140  # longer lines are hard to follow


def page(view: View, only: Sequence[str] = ()) -> list[Text]:
    """Head, the parts of ``only`` (all, where that is empty), totals."""
    lines = document.head(view)
    for name, part in PARTS.items():
        if not only or name in only:
            lines += part(view)
    return [*lines, *review.totals(view)]


def width() -> int:
    """How many cells a line may have: those of the terminal, 80 where there is none."""
    return max(60, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def rendered(lines: Iterable[Text]) -> str:
    """``lines`` as they go to standard output: with colours on a terminal, without them elsewhere."""
    file = io.StringIO()
    console = Console(
        file=file, width=1000, highlight=False, markup=False, emoji=False, force_terminal=sys.stdout.isatty(),
        no_color=bool(os.environ.get("NO_COLOR")), legacy_windows=False,
    )  # fmt: skip
    for line in lines:
        line.plain = _CONTROL.sub("\ufffd", line.plain.rstrip())
        console.print(line, soft_wrap=True)
    return file.getvalue()
