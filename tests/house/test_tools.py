"""The checks that other tools make: ruff, mypy, import-linter."""

import subprocess
import sys
from pathlib import Path

from tests.house.repository import ROOT

PROGRAMS = Path(sys.executable).parent


def run(program: str, *arguments: str) -> None:
    ran = subprocess.run([PROGRAMS / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"\n{ran.stdout}{ran.stderr}"


def test_ruff_finds_no_fault() -> None:
    run("ruff", "check", "--output-format", "concise", ".")


def test_the_code_is_set_as_ruff_sets_it() -> None:
    run("ruff", "format", "--check", ".")


def test_the_library_is_typed_strictly() -> None:
    run("mypy")


def test_layers_are_kept_and_no_package_stands_outside_them() -> None:
    run("lint-imports", "--no-cache")
