"""What the environment says: the one place where the console reads ``GANGMU_…`` variables."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

from gangmu.errors import GangmuError
from gangmu_console.kit.installation import not_writable

TRUE = ("1", "true", "yes", "on")
ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")


def text(name: str, default: str = "") -> str:
    """The variable ``GANGMU_<name>``, stripped; ``default`` where it is not set or empty."""
    return os.environ.get(f"GANGMU_{name}", "").strip() or default


def switch(name: str) -> bool:
    """Whether ``GANGMU_<name>`` is switched on."""
    return text(name).lower() in TRUE


def day(name: str) -> dt.date | None:
    """The day that ``GANGMU_<name>`` names, None where it names none."""
    written = text(name)
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError as fault:
        raise GangmuError("this is no day", f"GANGMU_{name}={written}", "write it as 2018-09-14") from fault


def home() -> Path:
    """数据目录: the folder of database, uploaded files and key; made on first use."""
    folder = Path(text("HOME", str(Path.home() / ".local" / "share" / "gangmu"))).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise not_writable(folder) from fault
    return folder


def database(folder: Path) -> dict[str, Any]:
    """数据库: the one that ``GANGMU_DATABASE`` names, SQLite in ``folder`` where it names none."""
    address = text("DATABASE", f"sqlite:///{folder / 'gangmu.sqlite3'}")
    try:
        found = dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    except ValueError:
        found = {}
    if found.get("ENGINE") not in ENGINES:  # the address is not shown: it may hold a password
        raise GangmuError(
            "this is no address of a database that the console can use", "GANGMU_DATABASE",
            "write it as postgres://user:password@host:5432/name, or leave it out",
        )  # fmt: skip
    return found


def secret_key(folder: Path) -> str:
    """The key that signs sessions: from ``GANGMU_SECRET_KEY``, else one kept in ``folder``, made on first use."""
    if told := text("SECRET_KEY"):
        return told
    kept = folder / "secret.key"
    try:
        if not kept.exists():
            made = kept.with_suffix(f".{os.getpid()}")
            made.write_text(secrets.token_urlsafe(50))
            made.chmod(0o600)
            made.replace(kept)
        return kept.read_text().strip()
    except OSError as fault:
        raise not_writable(folder) from fault
