"""The text that everything in a run reads: the sample documents, and the seeds where they stand beside the repository."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"


def files() -> list[Path]:
    """Plain-text documents, in a stable order."""
    folder = SEEDS if SEEDS.is_dir() else ROOT / "samples"
    return sorted(path for path in folder.glob("*.txt"))


def texts() -> list[str]:
    return [path.read_text("utf-8") for path in files()]


def longer(text: str, times: int) -> str:
    """``text`` said ``times`` times over as one document: its parts numbered on, as a very long document would be."""
    return "\n".join(f"附件{k}\n第{k}号材料\n\n{text}" for k in range(1, times + 1))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[。！？；])|\n", text) if part.strip()]
