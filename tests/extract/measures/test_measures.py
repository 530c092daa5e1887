"""Measures: truth files (one case a file) and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.extract.measures import measures
from gangmu.extract.measures.lexicon import lexicon
from gangmu.extract.passages import passages
from gangmu.norms import Measure, Table
from gangmu.norms.norm import Instrument
from tests.extract.documents import one_clause

CASES = sorted((Path(__file__).parents[2] / "cases" / "measures").glob("*.toml"))
GIVING = ["给予", "对", "为", "支持", "优先", "落实", "鼓励", "不得", "通过", "等部门"]
THINGS = ["企业", "项目", "贷款", "补贴", "用地", "财政部门", "电价", "基金", "人才公寓", "审批"]
WORDS = st.sampled_from([*GIVING, *THINGS, "，", "。", "；", "、", "（", "）", "\n", "\u3000", "的"])


def found(text: str) -> list[Measure]:
    document = one_clause(text)
    return measures(document, passages(document))


def as_expected(measure: Measure, expected: dict[str, Any]) -> dict[str, Any]:
    seen = {key: getattr(measure, key) for key in expected}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in seen.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_measures_of_a_text_are_those_a_reader_lists(case: Path) -> None:
    truth = tomllib.loads(case.read_text("utf-8"))
    read = found(truth["text"])
    assert [measure.quote for measure in read] == [expected["quote"] for expected in truth["measures"]]
    for measure, expected in zip(read, truth["measures"], strict=True):
        assert as_expected(measure, expected) == expected


@given(st.lists(WORDS, max_size=40).map("".join))
def test_quotes_stand_at_their_offsets_and_something_is_given(text: str) -> None:
    for measure in found(text):
        assert text[measure.start : measure.end] == measure.quote
        assert measure.action


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_rules(text: str) -> None:
    for measure in found(text):
        assert measure.quote in text


def test_every_instrument_of_the_contract_has_words() -> None:
    assert {one for one in lexicon().instruments if one} == set(get_args(Instrument))


def test_a_measure_is_the_same_behind_a_line_break() -> None:
    assert found("给予外贸\n企业贷款\n贴息。")[0].instrument == found("给予外贸企业贷款贴息。")[0].instrument


def test_words_in_a_table_are_no_measures() -> None:
    text = "指标\t给予补贴企业\n数量\t12\n"
    table = Table("t1", "1", ("指标", "给予补贴企业"), (("数量", "12"),), 0, len(text))
    document = msgspec.structs.replace(one_clause(text), tables=(table,))
    assert measures(document, passages(document)) == []
