"""Names say what a thing is; what a package offers is listed and documented."""

import importlib
import inspect
import pkgutil
import re
from types import ModuleType

import pytest

import gangmu
from tests.house.repository import name, python_files

NAMELESS = re.compile(r"(^|_)(utils?|helpers?|commons?|misc|stuff)(_|$)")
PACKAGES = ["gangmu", *(found.name for found in pkgutil.walk_packages(gangmu.__path__, "gangmu.") if found.ispkg)]


def own(package: ModuleType) -> dict[str, object]:
    """The public classes and functions that ``package`` makes reachable and that are its own."""
    return {
        label: value
        for label, value in vars(package).items()
        if not label.startswith("_")
        and (inspect.isclass(value) or inspect.isroutine(value))
        and (value.__module__ or "").startswith(package.__name__)
    }


@pytest.mark.parametrize("package_name", PACKAGES)
def test_every_public_name_of_a_package_is_exported(package_name: str) -> None:
    package = importlib.import_module(package_name)
    exported = set(getattr(package, "__all__", ()))
    assert not own(package).keys() - exported, "missing in __all__"
    assert not {label for label in exported if not hasattr(package, label)}, "in __all__ but not there"


@pytest.mark.parametrize("package_name", PACKAGES)
def test_every_exported_name_is_documented(package_name: str) -> None:
    package = importlib.import_module(package_name)
    assert (package.__doc__ or "").strip(), f"{package_name} has no docstring"
    bare = [label for label, value in own(package).items() if not (inspect.getdoc(value) or "").strip()]
    assert not bare


def test_no_module_is_a_drawer_for_everything() -> None:
    parts = {
        name(path): path.with_suffix("").parts
        for path in python_files("src", "tests", "tools", "benchmarks", "samples")
    }
    assert not [where for where, labels in parts.items() if any(NAMELESS.search(label) for label in labels[-3:])]
