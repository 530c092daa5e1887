"""Packs and stored verdicts in files, for commands that are given them."""

from __future__ import annotations

from pathlib import Path

from tests.screen.rulebook import DAY, RULES

from gangmu.norms.contract import encode
from gangmu.pack import Pack, save_pack
from gangmu.screen import Project, screen, verdict_json


def saved(folder: Path, pack: Pack = RULES) -> Path:
    """The folder of ``pack``, written into ``folder``."""
    save_pack(pack, folder / pack.name)
    return folder / pack.name


def kept(folder: Path, *projects: Project, pack: Pack = RULES) -> Path:
    """A file of verdicts on ``projects``, one a line."""
    path = folder / "verdicts.jsonl"
    path.write_bytes(b"".join(encode(verdict_json(screen((pack,), project, DAY))) + b"\n" for project in projects))
    return path
