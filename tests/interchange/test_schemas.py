"""The published JSON Schemas are current, and what Gangmu prints is what they describe."""

from __future__ import annotations

import datetime as dt
import importlib
import json
from typing import Any

import msgspec
import pytest
from tests.made import COMPILED
from tests.seeds import ROOT

from gangmu.diff import diff, diff_json
from gangmu.interchange.schemas import Compilation, PrintedDiff, PrintedFinding, packs, printed
from gangmu.lint import findings_json, lint
from gangmu.norms import Norm, Target
from gangmu.norms.contract import encode, norm_json
from gangmu.pack import from_paper, pack_files

FOLDER = ROOT / "docs/reference/schema"
PAPER = COMPILED.paper()
OTHER = msgspec.structs.replace(
    PAPER, norms=tuple(msgspec.structs.replace(norm, value=9.5) if isinstance(norm, Target) else norm for norm in PAPER.norms[1:])
)  # fmt: skip


def test_the_published_schemas_are_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tools")
    files = importlib.import_module("schemas").files()
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.json")} == set(files)
    stale = [name for name, text in files.items() if (FOLDER / name).read_text("utf-8") != text]
    assert not stale, "run .venv/bin/python tools/schemas.py"


def hold(content: Any, kind: Any) -> None:
    """``content`` is a ``kind`` to the field: nothing of another type, nothing missing, nothing more."""
    told = json.loads(encode(content))
    assert json.loads(msgspec.json.encode(msgspec.convert(told, kind))) == told


def test_a_compiled_document_is_as_its_schema_says() -> None:
    hold(COMPILED.as_json(), Compilation)


def test_each_norm_is_as_its_schema_says() -> None:
    for norm in COMPILED.norms:
        hold(norm_json(norm), printed()[str(norm_json(norm)["kind"])])
        hold(norm_json(norm), Norm)


def test_findings_are_as_their_schema_says() -> None:
    findings = findings_json(lint([PAPER], dt.date(2019, 6, 1)))
    assert findings
    hold(findings, tuple[PrintedFinding, ...])


def test_a_comparison_is_as_its_schema_says() -> None:
    found = diff([PAPER], [OTHER])
    assert found.norms
    hold(diff_json(found), PrintedDiff)


def test_every_file_of_a_pack_has_its_schema() -> None:
    written = {name.removesuffix(".yaml") for name in pack_files(from_paper(PAPER, "shifan"))}
    assert {name.removeprefix("pack/") for name in packs()} == written


def test_every_page_that_names_a_schema_names_one_that_is_there() -> None:
    for page in (ROOT / "docs/reference").glob("*.md"):
        for name in set(json_links(page.read_text("utf-8"))):
            assert (page.parent / name).is_file(), f"{page.name}: {name}"


def json_links(text: str) -> list[str]:
    return [part.partition(")")[0] for part in text.split("](")[1:] if part.partition(")")[0].endswith(".json")]
