"""Golden trees of the five seeds: id, label, level, kind, start, end, checked by hand against the texts."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from tests.parse.reading import parsed
from tests.seeds import seed

from gangmu.norms import Document

GOLDEN = Path(__file__).parent.parent / "cases" / "parse" / "seeds"
NAMES = ("000", "001", "002", "003", "004")


def _document(name: str) -> Document:
    with seed(name).open(encoding="utf-8", newline="") as file:
        return parsed(file.read(), dt.date(2024, 1, 1))


@pytest.mark.seeds
@pytest.mark.parametrize("name", NAMES)
def test_the_tree_of_a_seed_is_what_a_reader_sees(name: str) -> None:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        golden = list(csv.reader(file))
    found = [
        [clause.id, clause.label, str(clause.level), clause.kind, str(clause.start), str(clause.end)]
        for clause in _document(name).clauses
    ]
    assert found == golden[1:]


@pytest.mark.seeds
def test_a_sentence_cut_by_a_page_break_is_one_clause() -> None:
    document = _document("001")
    text = document.source.text
    cut = next(clause for clause in document.clauses if clause.id == "1.2.2")
    assert "\n" in text[cut.start : cut.end]
    assert text[cut.start : cut.end].endswith("。")


@pytest.mark.seeds
def test_a_list_goes_on_behind_a_fragment_that_a_page_break_repeated() -> None:
    ids = [clause.id for clause in _document("001").clauses]
    assert [f"3.3.01.{number}" in ids for number in range(1, 9)] == [True] * 7 + [False]


@pytest.mark.seeds
def test_the_indicator_table_of_a_plan_lies_in_its_clause() -> None:
    (table,) = _document("001").tables
    assert table.clause == "1.3.03"
    assert len(table.rows) == 8
    assert table.rows[1][0] == table.rows[0][0]


@pytest.mark.seeds
def test_fourteen_cities_have_a_document_each_inside_the_annex() -> None:
    documents = [clause for clause in _document("002").clauses if clause.kind == "document"]
    assert [clause.id for clause in documents] == [f"a2.{number}" for number in range(1, 15)]
    assert all(clause.heading.endswith("指导意见") for clause in documents)


@pytest.mark.seeds
def test_an_announced_annex_that_is_not_there_is_reported() -> None:
    faults = [fault for fault in _document("002").diagnostics if fault.code == "GM104"]
    assert [fault.args["number"] for fault in faults] == ["1"]


@pytest.mark.seeds
@pytest.mark.parametrize(
    ("name", "number", "region", "issued", "effective", "expires", "status"),
    [
        ("000", "", "210000", dt.date(2016, 8, 15), None, None, "in_force"),
        ("001", "辽政发〔2015〕24号", "210000", dt.date(2015, 7, 27), None, None, "in_force"),
        ("002", "", "210000", dt.date(2015, 12, 12), None, None, "in_force"),
        ("003", "", "210000", dt.date(2021, 3, 9), None, None, "draft"),
        ("004", "", "630000", None, dt.date(2016, 5, 1), dt.date(2018, 12, 31), "expired"),
    ],
)
def test_the_header_of_a_seed(
    name: str,
    number: str,
    region: str,
    issued: dt.date | None,
    effective: dt.date | None,
    expires: dt.date | None,
    status: str,
) -> None:
    header = _document(name).header
    assert (header.number, header.region, header.issued) == (number, region, issued)
    assert (header.effective, header.expires, header.status) == (effective, expires, status)
