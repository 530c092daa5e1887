"""A killed import leaves the old state or the new one: real processes, ended at moments nobody chose."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.console.targets.saving import ROWS

ROOT = Path(__file__).resolve().parents[3]
SOAK = bool(os.environ.get("GANGMU_SOAK"))


def assert_sound(told: dict[str, Any]) -> None:
    """Every table that counts as saved is there as a whole, nothing of any other, and the newest is what counts."""
    assert told["signal"] == 9
    assert told["broken"] == 0
    assert told["orphans"] == 0
    assert told["audited"] == told["saved"] == len(told["each"])
    assert set(told["each"]) <= {ROWS}
    assert told["current"] == [float(told["saved"])] * (ROWS if told["saved"] else 0)


@pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.skipif(not SOAK, reason="make soak runs this"))]
)
def test_an_import_that_is_killed_is_saved_whole_or_not_at_all(tmp_path, request, database) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GANGMU_")}
    environment = kept | {"GANGMU_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "gangmu_console.settings.test"}
    if database == "postgresql":
        environment["GANGMU_DATABASE"] = request.getfixturevalue("postgres_address")
    command = [sys.executable, "-m", "tests.console.targets.saving", "50" if SOAK else "10"]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(told) == (50 if SOAK else 10)
    for one in told:
        assert_sound(one)
    assert told[-1]["saved"] > 0
