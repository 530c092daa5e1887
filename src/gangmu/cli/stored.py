"""Verdicts that were written to a file: one JSON object, or one a line, as ``gangmu screen --json`` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from gangmu.cli.projects import bytes_of
from gangmu.errors import EmptyText
from gangmu.screen.replay import Stored, stored

_OPENING = b"{"


class Kept(NamedTuple):
    """A stored verdict, the bytes that it was read from, and its line (0 where it fills the file)."""

    line: int
    content: bytes
    stored: Stored


def verdicts(path: Path) -> Iterator[Kept]:
    """The verdicts in the file at ``path``, in order; raises UnreadableFile."""
    content = bytes_of(path)
    if not content.strip():
        raise EmptyText("the file is empty", str(path), "give a file that gangmu screen --json wrote")
    lines = content.splitlines()
    if len(lines) == 1 or not _whole(next(line for line in lines if line.strip())):
        yield Kept(0, content.strip(), stored(content, str(path)))
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Kept(number, line.strip(), stored(line, f"{path}:{number}"))


def _whole(line: bytes) -> bool:
    """Whether ``line`` is JSON by itself: else an object was laid out over several lines."""
    if not line.lstrip().startswith(_OPENING):
        return True
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True
