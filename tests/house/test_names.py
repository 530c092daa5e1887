"""Names say what a thing is; what a package offers is listed and documented."""

import ast
import importlib
import inspect
import pkgutil
import re

import pytest

import gangmu
from tests.house.repository import LIBRARY, name, python_files

NAMELESS = re.compile(r"(^|_)(utils?|helpers?|commons?|misc|stuff)(_|$)")
PACKAGES = ["gangmu", *(found.name for found in pkgutil.walk_packages(gangmu.__path__, "gangmu.") if found.ispkg)]


def defined(package_name: str) -> set[str]:
    """The public functions and classes that the package's own ``__init__`` defines."""
    path = LIBRARY.parent.joinpath(*package_name.split("."), "__init__.py")
    nodes = ast.parse(path.read_text("utf-8")).body
    return {n.name for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")}


def wanted(package_name: str) -> set[str]:
    """The names that files outside the package import from it."""
    folder = LIBRARY.parent.joinpath(*package_name.split("."))
    outside = [path for path in python_files("src") if folder not in path.parents]
    return {
        alias.name
        for path in outside
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == package_name
        for alias in node.names
    }


@pytest.mark.parametrize("package_name", PACKAGES)
def test_every_public_name_of_a_package_is_exported(package_name: str) -> None:
    package = importlib.import_module(package_name)
    exported = set(getattr(package, "__all__", ()))
    modules = {found.name for found in pkgutil.iter_modules(package.__path__)} | {"__version__"}
    assert not (defined(package_name) | wanted(package_name)) - exported - modules, "missing in __all__"
    assert not {label for label in exported if not hasattr(package, label)}, "in __all__ but not there"


@pytest.mark.parametrize("package_name", PACKAGES)
def test_every_exported_name_is_documented(package_name: str) -> None:
    package = importlib.import_module(package_name)
    assert (package.__doc__ or "").strip(), f"{package_name} has no docstring"
    offered = {label: getattr(package, label) for label in getattr(package, "__all__", ())}
    kinds = {label: value for label, value in offered.items() if inspect.isclass(value) or inspect.isroutine(value)}
    assert not [label for label, value in kinds.items() if not (value.__doc__ or "").strip()]


def test_no_package_reaches_into_the_private_names_of_another() -> None:
    reaching = [
        f"{name(path)}: {node.module}.{alias.name}"
        for path in python_files("src")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gangmu")
        for alias in node.names
        if alias.name.startswith("_") and alias.name != "__version__"
    ]
    assert not reaching


def test_no_module_is_a_drawer_for_everything() -> None:
    files = python_files("src", "tests", "tools", "benchmarks", "samples")
    assert not [name(path) for path in files if any(NAMELESS.search(part) for part in path.with_suffix("").parts[-3:])]
