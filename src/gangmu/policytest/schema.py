"""用例结构: the JSON Schema of a test file, in both languages."""

from __future__ import annotations

from typing import Any

import msgspec

from gangmu.policytest.values import CaseEntry
from gangmu.policytest.words import Block, vocabulary

_BLOCKS = {
    "CaseEntry": "case", "Given": "given", "Expect": "expect", "ExpectedStatus": "target",
    "ExpectedFinding": "finding", "ExpectedPlace": "place", "Project": "project", "Equipment": "equipment",
    "Amount": "amount", "Parameter": "amount",
}  # fmt: skip


def case_schema() -> dict[str, Any]:
    """The schema of a list of cases: every field under its English and its Chinese name, words in both."""
    schema = msgspec.json.schema(tuple[CaseEntry, ...])
    for name, block in _BLOCKS.items():
        _in_both(schema["$defs"][name], vocabulary().block[block])
    return schema


def _in_both(kind: dict[str, Any], block: Block) -> None:
    """Add to the object schema ``kind`` what ``block`` calls its fields and values in Chinese."""
    chinese = {english: name for name, english in block.keys.items()}
    for english, words in block.values.items():
        _widen(kind["properties"][english], tuple(vocabulary().values[words]))
    told = [english for english in kind["properties"] if english in chinese]
    kind["properties"] |= {chinese[english]: kind["properties"][english] for english in told}
    needed = kind.pop("required", [])
    if needed:
        kind["allOf"] = [{"anyOf": [{"required": [name]}, {"required": [chinese[name]]}]} for name in needed]


def _widen(schema: dict[str, Any], words: tuple[str, ...]) -> None:
    """Let every enumeration in ``schema`` have ``words`` as well."""
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], *words]
    for inner in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])):
        _widen(inner, words)
