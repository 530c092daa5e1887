"""安装: what is said where the folder or the database of an installation cannot be used; one line, never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gangmu.errors import GangmuError


def not_writable(folder: Path) -> GangmuError:
    """The folder of the console's data cannot be made or written."""
    return GangmuError(
        "the folder of the console's data cannot be written", f"GANGMU_HOME={folder}",
        "choose another, or let the user who starts the console write there",
    )  # fmt: skip


def not_usable(database: dict[str, Any], fault: Exception) -> GangmuError:
    """The database does not answer, is damaged or may not be written: its own words first, never its password."""
    if database["ENGINE"].endswith("sqlite3"):
        where, do = database["NAME"], "put a backup in its place, or name another with GANGMU_HOME or GANGMU_DATABASE"
    else:
        where = f"GANGMU_DATABASE ({database['HOST']}:{database['PORT'] or 5432}/{database['NAME']})"
        do = "see whether it runs, and whether user, password and name are right"
    reason = " ".join(str(fault).split())
    return GangmuError(f"the database cannot be used ({reason})", str(where), do)
