"""Small rooms: a module has at most 300 lines, a function at most 40 beside its docstring."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.house.repository import ROOT, name, python_files

MODULE_LINES, FUNCTION_LINES = 300, 40
FILES = python_files("src", "tests", "tools", "benchmarks", "samples")
EXEMPTIONS = tomllib.loads((ROOT / "tests/house/exemptions.toml").read_text("utf-8"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's name and its lines without docstring."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                lines -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
            yield f"{name(path)}::{node.name}", lines


def too_long() -> dict[str, dict[str, int]]:
    modules = {name(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    inside = dict(found for path in FILES for found in functions(path))
    return {
        "module": {where: lines for where, lines in modules.items() if lines > MODULE_LINES},
        "function": {where: lines for where, lines in inside.items() if lines > FUNCTION_LINES},
    }


def test_modules_and_functions_are_small_or_excused() -> None:
    found = {
        what: {where: n for where, n in longs.items() if where not in EXEMPTIONS[what]}
        for what, longs in too_long().items()
    }
    assert found == {"module": {}, "function": {}}, "divide these, or excuse them in tests/house/exemptions.toml"


def test_every_exemption_is_reasoned_and_still_needed() -> None:
    found = too_long()
    for what, excused in EXEMPTIONS.items():
        for where, why in excused.items():
            assert len(why) > 20, f"{where}: give a reason"
            assert where in found[what], f"{where} is small enough now: remove the exemption"
