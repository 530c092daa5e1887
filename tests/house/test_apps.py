"""The console's apps: what each may take from another is what that one offers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.repository import ROOT

CONSOLE = ROOT / "src" / "gangmu_console"
# actions change state; models are related to and read through visible_to; the rest are readings made for others
OFFERED = {
    "people": {"actions", "audit", "demonstration_accounts", "models", "person", "regions", "roles", "words"},
    "library": {"actions", "models", "pack_changes", "papers", "summary", "validity"},
    "gate": {"actions"},
    "targets": {"actions"},
    "revise": {"actions"},
}


def _taken(path: Path) -> Iterator[tuple[str, str]]:
    """App and module of everything that the module at ``path`` imports from an app."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.count(".") == 1:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            _root, app, module, *_ = (*name.split("."), "", "")
            if name.startswith("gangmu_console.") and app in OFFERED:
                yield app, module


def test_an_app_takes_from_another_only_what_it_offers() -> None:
    found = [
        f"{path.relative_to(CONSOLE)}: {app}.{module}"
        for path in sorted(CONSOLE.rglob("*.py"))
        for app, module in _taken(path)
        if path.relative_to(CONSOLE).parts[0] not in (app, "settings") and module not in OFFERED[app]
    ]
    assert not found, "\n".join(found)


def test_everything_that_is_offered_is_there() -> None:
    missing = [
        f"{app}.{module}"
        for app, modules in OFFERED.items()
        for module in modules
        if not ((CONSOLE / app / f"{module}.py").exists() or (CONSOLE / app / module).is_dir())
    ]
    assert not missing
