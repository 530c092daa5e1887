"""The phrases that errors of the library are raised with, found in its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.seeds import ROOT

from gangmu import errors

# A DataFault is read by us alone: it is no error of a user's file.
_ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type)} - {"DataFault"}


def raised_phrases() -> set[str]:
    """``what`` and ``do`` of every error that any module makes; ``{}`` stands for what is filled in.

    A phrase that reaches the error through a variable is looked up where its module defines it; one that is only an
    argument of a function is not found.
    """
    found: set[str] = set()
    for path in sorted((ROOT / "src" / "gangmu").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {
            target.id: _phrase(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _ERRORS:
                found.update(_arguments(call, constants))
    return found


def _arguments(call: ast.Call, constants: dict[str, str]) -> Iterator[str]:
    places = {"what": 0, "do": 2}
    given = dict(enumerate(call.args)) | {places.get(k.arg or "", -1): k.value for k in call.keywords}
    for place in (0, 2):
        argument = given.get(place)
        phrase = constants.get(argument.id, "") if isinstance(argument, ast.Name) else _phrase(argument)
        if phrase:
            yield phrase


def _phrase(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""
