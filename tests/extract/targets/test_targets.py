"""Targets: truth files (one case a file), the seeds' gold, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.extract.passages import passages
from gangmu.extract.targets import targets
from gangmu.norms import Target
from gangmu.parse import parse
from gangmu.read import read_bytes
from tests.extract.documents import one_clause

CASES = sorted((Path(__file__).parents[2] / "cases" / "targets").glob("*.toml"))
HEAD = "辽宁省人民政府关于示范工作的意见\n辽政发〔{issued}〕9号\n各市人民政府：\n"
FOOT = "\n辽宁省人民政府\n{issued}年3月2日\n"
WORDS = [
    "到2020年",
    "力争",
    "达到",
    "提高到",
    "由",
    "目前的",
    "下降",
    "年均增长",
    "比2015年",
    "分别",
    "培育",
    "压减",
    "每年",
    "翻一番",
]
THINGS = [
    "占比",
    "企业",
    "产能",
    "覆盖率",
    "系数",
    "的",
    "其中",
    "50",
    "3.5",
    "7:46:47",
    "万吨",
    "%",
    "家",
    "亿元",
    "级",
    "以上",
    "百",
]
MARKS = ["、", "，", "。", "；", "：", "和", "（", "）", "“", "”", "\n", "\n\n", "\u3000"]
BITS = st.sampled_from(WORDS + THINGS + MARKS)


def compiled(text: str, issued: int) -> tuple[str, list[Target]]:
    """The text as read, and its targets."""
    whole = HEAD.format(issued=issued) + text + FOOT.format(issued=issued)
    document = parse(read_bytes("made.txt", whole.encode()), as_of=dt.date(2030, 1, 1))
    return whole, targets(document, passages(document))


def found(text: str) -> list[Target]:
    document = one_clause(text)
    return targets(document, passages(document))


def as_expected(target: Target, expected: dict[str, Any]) -> dict[str, Any]:
    """The fields of ``target`` that ``expected`` speaks of; year None where it is silent about it."""
    seen: dict[str, Any] = {key: getattr(target, key) for key in expected}
    if target.deadline and "deadline" in seen:
        seen["deadline"] = target.deadline.isoformat()
    return seen | ({} if target.year is None else {"year": target.year})


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_targets_of_a_text_are_those_a_reader_lists(case: Path) -> None:
    truth = tomllib.loads(case.read_text("utf-8"))
    text, read = compiled(truth["text"], truth.get("issued", 2021))
    assert [as_expected(t, e) for t, e in zip(read, truth["targets"], strict=False)] == truth["targets"]
    assert len(read) == len(truth["targets"]), [(t.quote, t.value) for t in read]
    assert all(text[target.start : target.end] == target.quote for target in read)


@given(st.lists(BITS, max_size=40).map("".join))
def test_any_text_is_read_and_quotes_stand_in_it(text: str) -> None:
    for target in found(text):
        assert text[target.start : target.end] == target.quote
        assert target.indicator
        assert target.value_to is None or target.value_to > target.value


@given(st.text(max_size=200))
def test_no_text_at_all_breaks_the_rules(text: str) -> None:
    for target in found(text):
        assert text[target.start : target.end] == target.quote


@given(st.lists(BITS, max_size=30).map("".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert found(text) == found(text)


def test_a_line_break_inside_a_number_phrase_changes_nothing() -> None:
    whole = [(t.indicator, t.value, t.year) for t in found("到2020年，产品合格率达到95%以上。")]
    assert (
        whole
        == [(t.indicator, t.value, t.year) for t in found("到2020\n年，产品合格\n\n率达到 95 %以上。")]
        == [("产品合格率", 95, 2020)]
    )


def test_a_year_from_far_away_is_less_sure() -> None:
    near, far = found("到2020年，产品合格率达到95%。返修率降到3%以下。")
    assert (near.certainty, far.certainty) == ("sure", "likely")
    assert near.year == far.year == 2020


def test_rules_are_named() -> None:
    names = {t.rule for t in found("到2020年，能耗下降5%，合格率由80%提高到90%，培育企业10家，建成5个中心。")}
    assert names == {"sentence/change", "sentence/from-to", "sentence/do-noun", "sentence/do-number"}


def test_a_list_without_a_full_stop_is_read_to_its_end() -> None:
    read = found("到2020年，" + "，".join(f"示范企业达到{count}家" for count in range(100, 500)) + "。")
    assert [t.value for t in read] == list(range(100, 500))
    assert {t.year for t in read} == {2020}
