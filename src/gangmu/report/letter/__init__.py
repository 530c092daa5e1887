"""审查意见: an opinion letter on one project, drawn up from a verdict, as .docx and .pdf."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from gangmu.errors import UnwritableOutput
from gangmu.report.letter.citing import Named, documents_of
from gangmu.report.letter.compose import compose
from gangmu.report.letter.quoting import Quotes, quotes_of
from gangmu.report.letter.values import Ground, Group, Letter, Line, Office

__all__ = [
    "Ground", "Group", "Letter", "Line", "Named", "Office", "Quotes", "check_letter", "compose", "content", "documents_of",
    "quotes_of",
]  # fmt: skip

_WRITERS = {".docx": "word", ".pdf": "typeset"}


def check_letter(path: Path, template: Path | None = None) -> None:
    """Raise UnwritableOutput where no letter can be written to a file called ``path``, or none in ``template``."""
    if path.suffix.lower() not in _WRITERS:
        raise UnwritableOutput("the kind of file is unknown", str(path), f"end the name in {', '.join(_WRITERS)}")
    if template is not None and path.suffix.lower() != ".docx":
        do = "write .docx, and print that as a PDF"
        raise UnwritableOutput("a template of one's own is for .docx only", str(path), do)


def content(path: Path, letter: Letter, template: Path | None = None) -> bytes:
    """The bytes of a file called ``path`` that holds ``letter``; raises UnwritableOutput, BrokenTemplate."""
    check_letter(path, template)
    # each writer loads its library only when it is asked for
    writer = import_module(f"{__name__}.{_WRITERS[path.suffix.lower()]}")
    made: bytes = writer.content(letter, template) if template is not None else writer.content(letter)
    return made
