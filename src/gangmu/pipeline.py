"""编译: the only conductor. A file or a text goes in; document, norms and diagnostics come out.

Nothing here is decided: the order of the steps is all there is. Only ``compile_file`` touches a disk, and the day on
which the document is looked at is an argument.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from gangmu.extract import extract
from gangmu.link import link
from gangmu.norms import Diagnostic, Document, Header, Norm, Paper, SourceText
from gangmu.norms.contract import Json, compiled_json, readable
from gangmu.norms.diagnostic import Language
from gangmu.parse import parse
from gangmu.read import read, read_bytes

_NUMBER_YEAR = re.compile(r"〔(\d{4})〕")


Step = Literal["read", "parse", "extract", "link"]
Told = Callable[[Step], object]


def _quietly(_: Step) -> None:
    """Nobody wants to know how far it is."""


class Compiled(msgspec.Struct, frozen=True):
    """编译结果: the parsed document, its norms by start, and everything a reader should know, by start."""

    document: Document
    norms: tuple[Norm, ...]
    diagnostics: tuple[Diagnostic, ...]

    def as_json(self, language: Language = "zh") -> Json:
        """The object of the data contract (docs/reference/norms.md)."""
        return compiled_json(self.document, self.norms, self.diagnostics, language)

    def paper(self, key: str = "") -> Paper:
        """The document as linter, diff, tests and screening see it; ``key`` is its number, else its file's name."""
        document = self.document
        named = key or document.header.number or readable(document.source.name)
        return Paper(named, document.header, self.norms, document.clauses, document.source, self.diagnostics)


def compile_file(path: Path, as_of: dt.date, told: Told = _quietly) -> Compiled:
    """Compile the file at ``path`` as it stands on the day ``as_of``; raises UnreadableFile.

    ``told`` is called with each step (``read``, ``parse``, ``extract``, ``link``) as it begins.
    """
    told("read")
    return compile_source(read(path), as_of, told)


def compile_text(text: str, as_of: dt.date, name: str = "text.txt") -> Compiled:
    """Compile ``text`` as if it were the text file ``name``; raises UnreadableFile where there is nothing to read."""
    return compile_source(read_bytes(name, text.encode("utf-8")), as_of)


def compile_source(source: SourceText, as_of: dt.date, told: Told = _quietly) -> Compiled:
    """Compile what a reader has handed over."""
    told("parse")
    document = parse(source, as_of=as_of)
    told("extract")
    extraction = extract(document)
    told("link")
    linked = link(extraction.norms, _year(document.header))
    diagnostics = (*document.diagnostics, *extraction.diagnostics, *linked.diagnostics)
    ordered = sorted(diagnostics, key=lambda diagnostic: (diagnostic.start, diagnostic.code))
    return Compiled(document, linked.norms, tuple(ordered))


def _year(header: Header) -> int | None:
    """The year the document is from: that of its date, else the one in its number."""
    date = header.issued or header.effective
    numbered = _NUMBER_YEAR.search(header.number)
    return date.year if date else int(numbered[1]) if numbered else None
