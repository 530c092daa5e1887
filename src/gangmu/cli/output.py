"""What goes to standard output, and what is done when nobody is there to take it."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from gangmu.report.atomic import unwritable


class Hangup(Exception):
    """The reader of our output went away (``| head``): no fault, nothing to say."""


def put(content: str | bytes) -> None:
    """Write ``content`` to standard output at once; bytes as they are, text in the encoding of the terminal.

    Raises Hangup where the pipe is closed, UnwritableOutput for a full disk and the like.
    """
    stream = sys.stdout
    if isinstance(content, str):
        content = content.encode(stream.encoding or "utf-8", "replace")
    try:
        stream.flush()
        left = memoryview(content)
        while left:
            # where Python runs unbuffered, a write may take a part only
            left = left[stream.buffer.write(left) :]
        stream.buffer.flush()
    except OSError as fault:
        _silence()
        if isinstance(fault, BrokenPipeError):
            raise Hangup from None
        raise unwritable(Path("stdout"), fault) from None


def _silence() -> None:
    """Let what is left in the buffers go nowhere, or the interpreter would complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
