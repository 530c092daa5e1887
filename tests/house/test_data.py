"""Lexicons and patterns are data that loads: TOML by the standard library, CSV with one width."""

import csv
import re
import tomllib
from pathlib import Path

import pytest

from tests.house.repository import data_files, name


@pytest.mark.parametrize("path", data_files(".toml"), ids=name)
def test_a_lexicon_loads_and_holds_something(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", data_files(".csv"), ids=name)
def test_a_table_of_data_has_a_head_and_rows_of_one_width(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not text.startswith("\ufeff")
    rows = list(csv.reader(line for line in text.splitlines() if not line.startswith("#")))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_data_is_toml_or_csv() -> None:
    kinds = {path.suffix for path in data_files("") if path.is_file() and "__pycache__" not in path.parts}
    assert kinds <= {".toml", ".csv", ".typ"}, "patterns and lexicons are TOML or CSV (docs/decisions/0002)"


def test_the_library_reads_no_yaml_when_it_starts() -> None:
    folder = Path(__file__).resolve().parents[2] / "src" / "gangmu"
    importing = re.compile(r"^\s*(import yaml|from yaml|from msgspec import .*yaml|import msgspec\.yaml)", re.M)
    outside_packs = [path for path in folder.rglob("*.py") if path.relative_to(folder).parts[0] != "pack"]
    assert not [name(path) for path in outside_packs if importing.search(path.read_text("utf-8"))]
