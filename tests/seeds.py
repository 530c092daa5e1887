"""The seed documents beside the repository (``../shared``), which no copy of the project carries.

The paths need not exist: a test that reads them is marked ``@pytest.mark.seeds`` (the other real documents:
``@pytest.mark.corpus``) and is skipped with a clear message where they are absent (tests/conftest.py).
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
CORPUS = SHARED / "corpus"
GOLD = SHARED / "gold" / "seeds.json"


def seed(prefix: str) -> Path:
    """The one seed whose file name begins with ``prefix`` (``"001"``)."""
    (path,) = SEEDS.glob(f"{prefix}*.txt")
    return path
