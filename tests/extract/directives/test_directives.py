"""Directives: truth files (one case a file) and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.extract.directives import directives
from gangmu.extract.directives.verbs import lexicon
from gangmu.extract.passages import passages
from gangmu.norms import Directive
from gangmu.pipeline import compile_text
from tests.extract.documents import one_clause

CASES = sorted((Path(__file__).parents[2] / "cases" / "directives").glob("*.toml"))
VERBS = ["禁止", "淘汰", "鼓励", "不再", "新建", "退出", "对", "以", "为重点", "除外"]
THINGS = ["水泥", "钢铁", "行业", "产能", "企业", "30万吨/年", "以下", "高耗能", "第一条"]
MARKS = ["等", "、", "，", "。", "；", "和", "的", "（", "）", "\n", "\u3000"]
WORDS = st.sampled_from(VERBS + THINGS + MARKS)


def found(text: str) -> list[Directive]:
    document = one_clause(text)
    return directives(document, passages(document))


def as_expected(directive: Directive, expected: dict[str, Any]) -> dict[str, Any]:
    seen: dict[str, Any] = {key: getattr(directive, key) for key in expected}
    if "subjects" in seen:
        seen["subjects"] = list(seen["subjects"])
    if "thresholds" in seen:
        seen["thresholds"] = [[t.quantity, t.op, t.value, t.unit] for t in directive.thresholds]
    return seen


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_directives_of_a_sentence_are_those_a_reader_lists(case: Path) -> None:
    truth = tomllib.loads(case.read_text("utf-8"))
    expected = truth["directives"]
    read = found(truth["text"])
    assert len(read) == len(expected), [(d.stance, d.subjects) for d in read]
    assert [as_expected(d, e) for d, e in zip(read, expected, strict=True)] == expected


@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_text_is_read_and_quotes_stand_in_it(text: str) -> None:
    for directive in found(text):
        assert text[directive.start : directive.end] == directive.quote
        assert directive.subjects
        assert len(directive.industry_codes) == len(directive.subjects)


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_rules(text: str) -> None:
    for directive in found(text):
        assert directive.quote in text


def test_a_stance_word_is_the_same_behind_a_line_break() -> None:
    assert found("禁止\n新建焦化\n项目。")[0].subjects == found("禁止新建焦化项目。")[0].subjects


def test_every_stance_has_words() -> None:
    stances = {verb.stance for verbs in lexicon().readings for verb in verbs}
    assert stances == {"encourage", "upgrade", "control", "restrict", "prohibit", "phase_out", "retain"}


def test_items_below_a_lead_in_take_its_stance() -> None:
    text = (
        "第一章 总则\n第一条 禁止新建下列项目：\n（一）土法炼锌；\n（二）产能50万吨/年以下的焦炉，干熄焦改造的除外；\n"
    )
    read = [norm for norm in compile_text(text, dt.date(2026, 1, 1)).norms if isinstance(norm, Directive)]
    assert [(norm.stance, norm.activity, norm.subjects) for norm in read] == [
        ("prohibit", "new", ("土法炼锌",)),
        ("prohibit", "new", ("焦炉",)),
    ]
    assert read[1].exception == "干熄焦改造的除外"


def test_items_below_a_ban_on_conduct_are_no_directives() -> None:
    text = "第一章 总则\n第一条 禁止下列行为：\n（一）擅自排放废水；\n（二）伪造监测数据；\n"
    assert not [norm for norm in compile_text(text, dt.date(2026, 1, 1)).norms if isinstance(norm, Directive)]


def test_an_industry_that_is_a_heading_below_a_promoting_heading_is_promoted() -> None:
    text = "示范市工业指导意见\n一、工业\n1．巩固提升传统优势产业\n（1）纺织服装业。依托现有园区，提高装备水平。\n2．加强统筹协调\n（1）机械工业。按照分工抓好落实。\n"
    norms = compile_text(text, dt.date(2016, 1, 1)).norms
    titled = [norm for norm in norms if isinstance(norm, Directive) and norm.rule.startswith("heading/")]
    assert [(norm.stance, norm.subjects) for norm in titled] == [("upgrade", ("纺织服装业",))]
