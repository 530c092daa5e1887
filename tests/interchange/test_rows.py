"""Norms as rows for other programs."""

import csv
import io
import json

import pytest
import yaml
from tests.made import COMPILED

from gangmu.interchange import norm_rows, norms_csv, norms_jsonl, norms_yaml
from gangmu.norms.contract import norm_json
from gangmu.pack import cites, from_paper, papers

ROWS = norm_rows(COMPILED.paper())


def test_every_norm_is_a_row_with_document_and_citation() -> None:
    assert [(row["document"], row["id"]) for row in ROWS] == [
        ("示政发〔2016〕1号", norm.id) for norm in COMPILED.norms
    ]  # fmt: skip
    assert [row["cite"] for row in ROWS][:3] == ["一", "一", "二（一）1"]


def test_a_norm_of_a_pack_is_cited_as_the_pack_says() -> None:
    pack = from_paper(COMPILED.paper(), "shifan")
    (paper,) = papers(pack)
    assert {row["cite"] for row in norm_rows(paper, cites(pack))} == {row["cite"] for row in ROWS}


def test_json_lines_are_the_norms_of_the_contract() -> None:
    lines = norms_jsonl(ROWS).decode("utf-8").splitlines()
    for line, norm in zip(lines, COMPILED.norms, strict=True):
        assert json.loads(line).items() >= json.loads(json.dumps(norm_json(norm))).items()


def test_csv_has_a_column_for_each_field_of_each_kind() -> None:
    content = norms_csv(ROWS)
    assert content.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert {name for row in ROWS for name in row} <= set(rows[0])
    assert (rows[0]["value"], rows[0]["comparator"], rows[0]["stance"]) == ("20", ">=", "")
    assert rows[2]["cooperate"] == "示范市发改委|示范市财政局"
    assert rows[3]["industry_codes"] == '[["3041","3042"]]'


def test_no_cell_is_a_formula() -> None:
    for row in csv.reader(io.StringIO(norms_csv(ROWS).decode("utf-8-sig"))):
        assert not [cell for cell in row if cell.startswith(("=", "+", "@"))]


def test_yaml_is_plain_and_leaves_out_what_says_nothing() -> None:
    rows = yaml.safe_load(norms_yaml(ROWS))
    assert [row["id"] for row in rows] == [row["id"] for row in ROWS]
    assert rows[3]["industry_codes"] == [["3041", "3042"]]
    assert "thresholds" not in rows[3]


@pytest.mark.parametrize("write", [norms_jsonl, norms_yaml])
def test_no_norms_are_an_empty_file(write) -> None:
    assert write([]) == b""
