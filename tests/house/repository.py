"""The repository as the house tests see it: its files, its Python, its data."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "src" / "gangmu"
_UNTRACKED = {".git", ".venv", ".tools", "out", "dist", "build", "__pycache__"}
_UNTRACKED |= {"node_modules", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}
_BINARY = {".docx", ".pdf", ".xlsx", ".png", ".doc", ".wps", ".zip"}


@functools.cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project: what git tracks, or, in a copy without git, what is not made by tools."""
    listed = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False) if _has_git() else None
    )
    if listed and listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not _UNTRACKED.intersection(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in paths if path.is_file()))


def _has_git() -> bool:
    try:
        return subprocess.run(["git", "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def tracked_texts() -> list[Path]:
    """The tracked files that are text."""
    return [path for path in tracked() if path.suffix.lower() not in _BINARY]


def python_files(*folders: str) -> list[Path]:
    """Every Python file below ``folders``, written or not yet committed."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def data_files(suffix: str) -> list[Path]:
    """Every data file of the library that ends in ``suffix``."""
    return sorted(path for path in LIBRARY.rglob(f"*{suffix}") if "data" in path.relative_to(LIBRARY).parts)


def name(path: Path) -> str:
    """``path`` as a reader of a failing test wants it."""
    return path.relative_to(ROOT).as_posix()
