"""The JSON of a compiled document is exactly the contract."""

import json
import os

import pytest
from tests.made import COMPILED, TEXT

from gangmu.norms.contract import compiled_json, encode, pages_json, readable
from gangmu.norms.source import Page

WHOLE = json.loads(encode(COMPILED.as_json()))


def test_the_parts_stand_in_order() -> None:
    assert list(WHOLE) == ["document", "clauses", "tables", "norms", "diagnostics"]


def test_the_document_says_what_the_contract_asks() -> None:
    assert WHOLE["document"] == {
        "title": "示范市工业转型实施意见", "number": "示政发〔2016〕1号", "issuer": "示范市人民政府", "region": "210000",
        "issued": "2016-03-01", "effective": None, "expires": "2018-12-31", "status": "in_force", "language": "zh",
        "sha256": COMPILED.document.source.sha256, "source": "示范.txt", "chars": len(TEXT),
    }  # fmt: skip


def test_clauses_have_the_fields_of_the_contract() -> None:
    assert all(
        list(clause) == ["id", "label", "level", "kind", "heading", "start", "end", "parent"]
        for clause in WHOLE["clauses"]
    )
    assert WHOLE["clauses"][0]["parent"] is None


def test_tables_come_without_the_places_of_their_cells() -> None:
    assert [list(table) for table in WHOLE["tables"]] == [["id", "clause", "header", "rows", "start", "end"]]


def test_every_norm_begins_with_its_kind_and_quotes_its_source() -> None:
    assert {norm["kind"] for norm in WHOLE["norms"]} == {"target", "task", "directive", "measure"}
    for norm in WHOLE["norms"]:
        assert next(iter(norm)) == "kind"
        assert TEXT[norm["start"] : norm["end"]] == norm["quote"]


def test_every_kind_has_exactly_its_fields() -> None:
    common = ["kind", "id", "clause", "start", "end", "quote", "region", "region_name", "rule", "certainty"]
    own = {
        "target": ["indicator", "indicator_id", "value", "value_to", "unit", "comparator", "year", "deadline",
                   "baseline_year", "baseline_value", "change", "modality"],
        "task": ["action", "lead", "cooperate", "lead_open", "cooperate_open", "lead_ids", "cooperate_ids", "deadline_year", "deadline", "quantity",
                 "unit", "recurrence", "parent"],
        "directive": ["stance", "subjects", "industry_codes", "activity", "condition", "thresholds", "exception"],
        "measure": ["instrument", "beneficiaries", "action"],
    }  # fmt: skip
    for norm in WHOLE["norms"]:
        assert sorted(norm) == sorted([*common, *own[norm["kind"]]])


def test_whole_numbers_are_written_whole() -> None:
    assert b'"value":20,' in encode(COMPILED.as_json())


@pytest.mark.parametrize(("language", "words"), [("zh", "跳到"), ("en", "skips")])
def test_messages_are_in_the_language_asked_for(language, words) -> None:
    whole = compiled_json(COMPILED.document, COMPILED.norms, COMPILED.diagnostics, language)
    assert words in whole["diagnostics"][0]["message"]
    assert list(whole["diagnostics"][0]) == ["code", "severity", "message", "start", "end", "clause", "related"]


def test_one_document_is_one_line_of_utf_8() -> None:
    line = encode(COMPILED.as_json())
    assert b"\n" not in line
    assert "示范市".encode() in line


def test_pages_say_number_and_stretch() -> None:
    assert pages_json([Page(1, 0, 7)]) == [{"number": 1, "start": 0, "end": 7}]


def test_a_file_name_in_another_encoding_can_be_read_and_encoded() -> None:
    assert readable(os.fsdecode("意见.txt".encode("gb18030"))) == "意见.txt"
    readable(os.fsdecode(b"\xff\xfe\xff")).encode()


def test_a_file_name_is_shown_in_one_line_that_does_nothing() -> None:
    assert readable("a\nb\x1b[1m.txt") == "a�b�[1m.txt"
    assert readable("意见　𠮷 (1).txt") == "意见　𠮷 (1).txt"
