"""What the environment says: the one place where the console reads ``GANGMU_…`` variables."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from pathlib import Path

TRUE = ("1", "true", "yes", "on")


def text(name: str, default: str = "") -> str:
    """The variable ``GANGMU_<name>``, stripped; ``default`` where it is not set or empty."""
    return os.environ.get(f"GANGMU_{name}", "").strip() or default


def switch(name: str) -> bool:
    """Whether ``GANGMU_<name>`` is switched on."""
    return text(name).lower() in TRUE


def day(name: str) -> dt.date | None:
    """The day that ``GANGMU_<name>`` names, None where it names none."""
    written = text(name)
    return dt.date.fromisoformat(written) if written else None


def home() -> Path:
    """数据目录: the folder of database, uploaded files and key; made on first use."""
    folder = Path(text("HOME", str(Path.home() / ".local" / "share" / "gangmu"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions: from ``GANGMU_SECRET_KEY``, else one kept in ``folder``, made on first use."""
    if told := text("SECRET_KEY"):
        return told
    kept = folder / "secret.key"
    if not kept.exists():
        made = kept.with_suffix(f".{os.getpid()}")
        made.write_text(secrets.token_urlsafe(50))
        made.chmod(0o600)
        made.replace(kept)
    return kept.read_text().strip()
