"""What commands are given: a folder is a pack, anything else a document to compile; both become papers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from gangmu.norms import Paper
from gangmu.pack import cites, load_pack, papers
from gangmu.pipeline import compile_file


class Given(NamedTuple):
    """The papers of one file or pack, and how norms of a pack are cited, by their ids."""

    papers: tuple[Paper, ...]
    cites: dict[str, str]


def given(path: Path, as_of: dt.date) -> Given:
    """The papers at ``path``; raises UnreadableFile, BrokenPack."""
    if path.is_dir():
        pack = load_pack(path)
        return Given(papers(pack, unconfirmed=True), cites(pack))
    return Given((compile_file(path, as_of).paper(),), {})
