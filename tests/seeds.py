"""The seed documents beside the repository (``../shared``), which no copy of the project carries.

``SEEDS``, ``CORPUS`` and ``GOLD`` are paths that need not exist; a test that reads them is marked ``@needs_seeds``
(``@needs_corpus``), so that a newcomer's machine skips it with a clear message.
"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
CORPUS = SHARED / "corpus"
GOLD = SHARED / "gold" / "seeds.json"


def _needs(folder: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not folder.is_dir(), reason=f"../shared/{folder.name} is not beside this repository")


needs_seeds = _needs(SEEDS)
needs_corpus = _needs(CORPUS)


def seed(prefix: str) -> Path:
    """The one seed whose file name begins with ``prefix`` (``"001"``)."""
    (path,) = SEEDS.glob(f"{prefix}*.txt")
    return path
