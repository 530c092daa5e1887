"""What is imported is declared: a fresh clone has it, not only the machine on which somebody once installed it."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.repository import ROOT, name, python_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BASE = PROJECT["project"]["dependencies"]
EXTRAS = [part for extra in PROJECT["project"]["optional-dependencies"].values() for part in extra]
GROUPS = PROJECT["dependency-groups"]
UNINSTALLED = {"zen": "zen-engine"}  # the group bench is not installed where tests run, so makers do not tell
# modules that are loaded only where their extra is asked for
APART = {"src/gangmu/screen/batch/spark.py": PROJECT["project"]["optional-dependencies"]["spark"]}
OURS = {"gangmu", "gangmu_console", "tests", "tools", "benchmarks", "samples"}


def plain(requirement: str) -> str:
    """The name of the distribution that ``requirement`` asks for, as PEP 503 writes it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def imported(path: Path) -> set[str]:
    """The packages from outside that ``path`` imports at any place."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found - OURS - sys.stdlib_module_names - {beside.stem for beside in path.parent.glob("*.py")}


@pytest.mark.parametrize(
    ("folder", "declared"),
    [
        ("src/gangmu", BASE),
        ("src/gangmu_console", [*BASE, *EXTRAS]),
        ("tests", [*BASE, *EXTRAS, *GROUPS["dev"]]),
        ("tools", [*BASE, *EXTRAS, *GROUPS["dev"]]),
        ("benchmarks", [*BASE, *EXTRAS, *GROUPS["bench"]]),
    ],
)
def test_every_package_imported_is_declared(folder: str, declared: list[str]) -> None:
    offered = {plain(requirement) for requirement in declared}
    makers = importlib.metadata.packages_distributions()
    missing = {
        f"{name(path)}: {package}"
        for path in python_files(folder)
        for package in imported(path)
        if not (offered | {plain(extra) for extra in APART.get(name(path), ())})
        & {plain(maker) for maker in makers.get(package, [UNINSTALLED.get(package, package)])}
    }
    assert not missing
