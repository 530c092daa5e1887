"""The conductor joins the steps and adds nothing."""

import datetime as dt
import json
from pathlib import Path

import pytest

from gangmu.errors import EmptyText, UnreadableFile
from gangmu.norms import Directive
from gangmu.norms.contract import encode
from gangmu.pipeline import compile_file, compile_source, compile_text
from gangmu.read import read
from tests.cli.running import OPINION
from tests.seeds import CORPUS, SEEDS

DAY = dt.date(2020, 1, 1)
REAL = [*SEEDS.glob("*.txt"), *CORPUS.glob("*.txt")]


def test_a_file_and_its_text_compile_alike(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes(OPINION.encode())
    assert compile_file(path, DAY) == compile_text(OPINION, DAY) == compile_source(read(path), DAY)


def test_the_same_text_gives_the_same_bytes() -> None:
    assert encode(compile_text(OPINION, DAY).as_json()) == encode(compile_text(OPINION, DAY).as_json())


def test_norms_and_diagnostics_come_in_reading_order() -> None:
    compiled = compile_text(OPINION, DAY)
    assert {type(norm).__name__ for norm in compiled.norms} >= {"Target", "Task", "Directive"}
    assert [norm.start for norm in compiled.norms] == sorted(norm.start for norm in compiled.norms)
    assert [fault.start for fault in compiled.diagnostics] == sorted(fault.start for fault in compiled.diagnostics)


def test_names_in_norms_are_given_their_codes() -> None:
    compiled = compile_text("示范市实施方案\n\n一、严格控制水泥行业新增产能。（市财政局牵头）\n", DAY)
    (directive,) = [norm for norm in compiled.norms if isinstance(norm, Directive)]
    assert len(directive.industry_codes) == len(directive.subjects)
    assert any(directive.industry_codes)


def test_the_day_decides_whether_a_document_has_expired() -> None:
    text = "示范市若干措施\n本措施自2016年5月1日起施行，有效期至2018年12月31日。\n"
    assert compile_text(text, dt.date(2018, 12, 31)).document.header.status == "in_force"
    assert compile_text(text, dt.date(2019, 1, 1)).document.header.status == "expired"


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmptyText):
        compile_text(" \n", DAY)
    with pytest.raises(UnreadableFile):
        compile_file(tmp_path / "none.txt", DAY)


@pytest.mark.seeds
@pytest.mark.corpus
@pytest.mark.parametrize("path", sorted(REAL), ids=lambda path: path.stem)
def test_real_documents_compile_into_what_the_contract_promises(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    whole = json.loads(encode(compile_file(path, DAY).as_json()))
    assert all(text[norm["start"] : norm["end"]] == norm["quote"] for norm in whole["norms"])
    assert [norm["start"] for norm in whole["norms"]] == sorted(norm["start"] for norm in whole["norms"])
    known = {clause["id"] for clause in whole["clauses"]}
    assert {norm["clause"] for norm in whole["norms"]} <= known
    assert len({norm["id"] for norm in whole["norms"]}) == len(whole["norms"])
