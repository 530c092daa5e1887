"""What changed in force, and which way."""

import pytest
from tests.diff.texts import OLD, between, norms, shifts

CHANGES = [
    ("增长6%", "增长7%", "value", (6, 7, "tightened")),
    ("下降12%", "下降10%", "value", (12, 10, "loosened")),
    ("达到20%以上", "达到20%左右", "comparator", (">=", "~", "loosened")),
    ("达到20%以上", "超过20%", "comparator", (">=", ">", "tightened")),
    ("到2020年，高新", "到2022年，高新", "year", (2020, 2022, "loosened")),
    ("比2015年下降", "比2016年下降", "baseline_year", (2015, 2016, "shifted")),
    ("达到20%以上", "力争达到20%以上", "modality", ("plain", "strive", "loosened")),
    ("限制新建", "禁止新建", "stance", ("restrict", "prohibit", "tightened")),
    ("限制新建", "鼓励发展", "stance", ("restrict", "encourage", "loosened")),
    ("10万吨以下", "20万吨以下", "threshold", ("<10万吨/年", "<20万吨/年", "tightened")),
    ("，配套园区的除外", "", "exception", ("配套园区的除外", None, "tightened")),
    ("到2018年底前", "到2019年6月底前", "deadline", (2018, "2019-06-30", "loosened")),
    ("市工业和信息化局牵头", "市发展改革委牵头", "lead", (("市工业和信息化局",), ("市发展改革委",), "shifted")),
]


@pytest.mark.parametrize(("was", "now", "field", "expected"), CHANGES, ids=[f"{c[0]}→{c[1]}" for c in CHANGES])
def test_a_change_in_force_is_told_with_its_direction(
    was: str, now: str, field: str, expected: tuple[object, ...]
) -> None:
    found = between((was, now))
    before, after, move = shifts(found)[field]
    if field == "threshold":
        # what the threshold is of stands before it
        before, after = str(before)[-7:], str(after)[-7:]
    assert (before, after, move) == expected


def test_a_change_shows_both_quotations_and_their_places() -> None:
    (change,) = between(("增长6%", "增长7%")).norms
    old, new = change.both
    assert ("增长6%" in old.at.quote, "增长7%" in new.at.quote) == (True, True)
    assert (old.at.cite, new.at.cite) == ("一（一）", "一（一）")


def test_a_cap_that_is_lowered_is_tighter() -> None:
    text = OLD.replace("高新技术产业占比达到20%以上", "煤炭消费占比控制在60%以内")
    assert shifts(between(("60%以内", "55%以内"), text=text))["value"] == (60, 55, "tightened")


def test_the_same_value_in_another_unit_is_no_change() -> None:
    text = OLD.replace("高新技术产业占比达到20%以上", "工业投资达到2000亿元")
    assert shifts(between(("2000亿元", "20000000万元"), text=text)) == {}


def test_a_norm_whose_clause_was_renumbered_is_the_same() -> None:
    found = between(("（二）到2020", "（三）到2020"), ("（一）到2020", "（一）示范市加快转型。\n\n（二）到2020"))
    assert found.norms == ()


def test_other_words_for_the_same_force_are_counted_not_listed() -> None:
    found = between(("年均增长6%，", "年均实现增长6%，"))
    assert found.norms == ()
    assert found.restated >= 1


def test_a_subject_that_joins_a_list_is_added_alone() -> None:
    found = between(("鼓励发展工业机器人、集成电路", "鼓励发展工业机器人、新型显示器件、集成电路"))
    assert [(change.fate, change.subjects) for change in found.norms] == [("added", ("新型显示器件",))]


def test_a_norm_that_went_is_removed() -> None:
    found = between(("，单位工业增加值能耗比2015年下降12%", ""))
    assert [norm.value for norm in norms(found, "removed")] == [12]  # type: ignore[union-attr]


def test_what_changed_in_force_stands_before_what_came_or_went() -> None:
    found = between(("增长6%", "增长7%"), ("（二）鼓励发展工业机器人、集成电路。\n\n", ""))
    assert found.norms[0].fate == "changed"
    assert {change.fate for change in found.norms[1:]} == {"removed"}


def test_another_year_of_the_same_indicator_is_another_target() -> None:
    text = OLD.replace(
        "高新技术产业占比达到20%以上", "高新技术产业占比达到20%以上；到2025年，高新技术产业占比达到25%以上"
    )
    found = between(("；到2025年，高新技术产业占比达到25%以上", "；到2030年，高新技术产业占比达到30%以上"), text=text)
    assert sorted(change.fate for change in found.norms) == ["added", "removed"]
