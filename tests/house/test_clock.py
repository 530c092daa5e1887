"""Time is an argument: below the command line nothing asks what day it is."""

import ast

from tests.house.repository import LIBRARY, name, python_files

ASKING = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime"}


def asks_the_clock(tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name == "time" for alias in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            return True
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING - {"time"}:
            return True
    return False


def test_the_library_knows_no_clock() -> None:
    below = [path for path in python_files("src/gangmu") if LIBRARY / "cli" not in path.parents]
    assert not [name(path) for path in below if asks_the_clock(ast.parse(path.read_text("utf-8")))]
