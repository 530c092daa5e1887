"""Truth files: one made-up text a file (tests/cases/parse), with the tree a reader sees."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.parse.reading import outline, parsed

CASES = sorted((Path(__file__).parent.parent / "cases" / "parse").glob("*.toml"))


def _case(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_tree_is_what_a_reader_sees(path: Path) -> None:
    case = _case(path)
    assert outline(parsed(case["text"])) == case["tree"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_header_says_what_the_document_says(path: Path) -> None:
    case = _case(path)
    header = parsed(case["text"], case.get("as_of", dt.date(2022, 1, 1))).header
    for name, value in case["header"].items():
        found = getattr(header, name)
        assert (list(found) if isinstance(found, tuple) else found) == value, name


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_wrong_is_said_where_it_stands(path: Path) -> None:
    case = _case(path)
    found = [f"{fault.code} {fault.clause}" for fault in parsed(case["text"]).diagnostics if fault.severity != "info"]
    assert found == case.get("diagnostics", [])


@pytest.mark.parametrize("path", [path for path in CASES if "tables" in _case(path)], ids=lambda path: path.stem)
def test_lines_with_tabs_are_a_table_of_their_clause(path: Path) -> None:
    case = _case(path)
    found = [
        {"clause": table.clause, "header": list(table.header), "rows": [list(row) for row in table.rows]}
        for table in parsed(case["text"]).tables
    ]
    assert found == case["tables"]
