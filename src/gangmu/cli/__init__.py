"""命令行: ``gangmu read``, ``compile``, ``export``. A thin face: it asks, shows, and says clearly what went wrong."""

from __future__ import annotations

import sys
from importlib import import_module

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command named on the command line, and end the process with its exit code."""
    try:
        code = import_module("gangmu.cli.app").run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)
