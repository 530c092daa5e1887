"""Who acts: lists of names, and subjects told from words that only look like them."""

from __future__ import annotations

import pytest

from gangmu.extract.tasks.agencies import behind_by, is_authority, names, subject


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省水利厅、省林草局", ("省水利厅", "省林草局")),
        ("省水利厅，各市人民政府", ("省水利厅", "各市人民政府")),
        ("省水利厅及各市人民政府", ("省水利厅", "各市人民政府")),
        ("省和设区的市商务主管部门", ("省商务主管部门", "设区的市商务主管部门")),
        ("各市、州、县和各工业园区", ("各市", "州", "县", "各工业园区")),
        ("经济和信息化主管部门", ("经济和信息化主管部门",)),
        ("市场监管等部门", ("市场监管",)),
        ("国土、规划和自然资源等部门", ("国土", "规划和自然资源")),
        ("各地区、各有关部门和企业", ("各地区", "各有关部门", "企业")),
        ("省通信管理机构（以下简称省通管局）", ("省通信管理机构",)),
        ("财政部门、电网公司", ("财政部门", "电网公司")),
    ],
)
def test_a_list_of_authorities_is_taken_apart(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "建筑企业",
        "优化产业布局",
        "促进各部门",
        "行业协会、科研院校",
        "全部",
        "格局",
        "企业、高校等",
        "新一轮改革",
        "推动省政府",
    ],
)
def test_what_is_no_authority_names_nobody(text: str) -> None:
    assert names(text) == ()


@pytest.mark.parametrize("text", ["各市要加快清理", "同时，各市要加快清理", "请各市加快清理"])
def test_a_subject_stands_at_the_head_of_its_phrase(text: str) -> None:
    found = subject(text.removeprefix("同时，"), units=False)
    assert found is not None
    assert found.lead == ("各市",)


@pytest.mark.parametrize(
    "text",
    [
        "加强对省政府决定的落实",
        "用能单位应当节约",
        "县级以上人民政府确定的企业应当",
        "向市生态环境局报告",
        "重要部门应急演练",
    ],
)
def test_an_authority_that_does_not_act_is_no_subject(text: str) -> None:
    assert subject(text, units=False) is None


def test_a_unit_acts_in_a_document_and_not_in_a_law() -> None:
    assert subject("承建单位应定期上报", units=True) is not None
    assert subject("承建单位应定期上报", units=False) is None


def test_the_duty_begins_behind_those_who_help() -> None:
    text = "省科技厅会同省财政厅、有关高校等单位组织评审"
    found = subject(text, units=False)
    assert found is not None
    assert (found.lead, found.cooperate) == (("省科技厅",), ("省财政厅", "有关高校"))
    assert text[found.rest :] == "组织评审"


def test_behind_by_stands_who_acts() -> None:
    found = behind_by("评估办法由省民政厅会同省财政厅制定")
    assert found is not None
    assert (found[0].lead, found[0].cooperate, found[1]) == (("省民政厅",), ("省财政厅",), 4)
    assert behind_by("由此可见，理由充分") is None


@pytest.mark.parametrize(
    ("name", "expected"), [("省政府", True), ("各县（市、区）人民政府", True), ("布局", False), ("电力公司", False)]
)
def test_an_authority_is_known_by_its_ending(name: str, expected: bool) -> None:
    assert is_authority(name) is expected
