"""写出: sheets become the bytes of a file, the kind of file being told by its extension."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from gangmu.errors import UnwritableOutput
from gangmu.report.sheet import Sheet

__all__ = ["EXTENSIONS", "check_extension", "content"]

_WRITERS = {".xlsx": "spreadsheet", ".csv": "plain", ".docx": "word"}
EXTENSIONS = tuple(_WRITERS)


def check_extension(path: Path, sheets: int) -> None:
    """Raise UnwritableOutput where ``sheets`` sheets cannot be written to a file called ``path``."""
    if path.suffix.lower() not in _WRITERS:
        raise UnwritableOutput("the kind of file is unknown", str(path), f"end the name in {', '.join(EXTENSIONS)}")
    if path.suffix.lower() == ".csv" and sheets > 1:
        raise UnwritableOutput("a .csv file holds one table only", str(path), "give each table a file of its own")


def content(path: Path, sheets: Sequence[Sheet]) -> bytes:
    """The bytes of a file called ``path`` that holds ``sheets``; raises UnwritableOutput for an unknown extension."""
    check_extension(path, len(sheets))
    # each writer loads its library only when it is asked for
    writer: Callable[[Sequence[Sheet]], bytes] = import_module(f"{__name__}.{_WRITERS[path.suffix.lower()]}").content
    return writer(sheets)
