"""The sentences of findings and reasons, as Chinese is set."""

import re

import pytest

from gangmu.norms.diagnostic import worded, wordings

HOLE = re.compile(r"\{(\w+)\}")


def test_no_space_stands_between_chinese_words() -> None:
    told = {"indicator": "化工产品精细化率", "value": "50%", "base": "54.1%", "year": "2014"}
    assert worded("GM202", "zh", told) == "化工产品精细化率的目标 50% 差于已有基期 54.1%（2014）"


def test_a_space_parts_chinese_from_figures_and_from_letters() -> None:
    assert worded("GM101", "zh", {"before": "3.", "label": "5."}) == "编号从 3. 跳到 5."
    assert worded("GM101", "zh", {"before": "三", "label": "五"}) == "编号从三跳到五"
    assert worded("GM202", "zh", {"indicator": "GDP", "value": "1", "base": "2", "year": "2014"}).startswith(
        "GDP 的目标 1 差于"
    )


def test_no_space_stands_beside_a_full_width_mark() -> None:
    told = {"indicator": "增加值（不变价）", "year": "2020", "values": "5% / 6%"}
    assert worded("GM201", "zh", told) == "增加值（不变价）2020 年的目标有不同的值：5% / 6%"


def test_what_fills_a_hole_stays_as_it_is_written() -> None:
    assert worded("GM308", "zh", {"words": "附 表 1"}) == "“附 表 1”没有提供"


@pytest.mark.parametrize("code", sorted(wordings()))
def test_every_message_filled_with_chinese_has_no_space_inside_it(code: str) -> None:
    holes = HOLE.findall(wordings()[code]["zh"])
    told = worded(code, "zh", dict.fromkeys(holes, "甲乙"))
    assert not re.search(r"[一-鿿，。：；“”（）] [一-鿿，。：；“”（）]", told), told


def test_english_keeps_its_spaces() -> None:
    assert worded("GM101", "en", {"before": "三", "label": "五"}) == "numbering skips from 三 to 五"
