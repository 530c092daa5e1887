"""Which numbers of a text are quantities, and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.text import quantities, ratios, unify


def _told(text: str) -> list[tuple[float, float | None, str, str]]:
    return [(one.value, one.value_to, one.unit, one.comparator) for one in quantities(unify(text))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("占比达到20%以上", (20, None, "%", ">=")), ("利用率为１．５％", (1.5, None, "%", "=")),
        ("不低于5万户", (5, None, "万户", ">=")), ("至少30家", (30, None, "家", ">=")),
        ("突破3.5万亿元", (3.5, None, "万亿元", ">")), ("控制在5%以内", (5, None, "%", "<=")),
        ("控制在4亿吨", (4, None, "亿吨", "<=")), ("2000吨/日以下", (2000, None, "吨/日", "<")),
        ("30万千瓦及以下", (30, None, "万千瓦", "<=")), ("年产1000万吨/年", (1000, None, "万吨/年", "=")),
        ("300余家", (300, None, "家", ">")), ("近1倍", (1, None, "倍", "~")), ("30亩左右", (30, None, "亩", "~")),
        ("建设1-2个", (1, 2, "个", "=")), ("3%-5%", (3, 5, "%", "=")), ("50～60万吨", (50, 60, "万吨", "=")),
        ("三至五家", (3, 5, "家", "=")), ("百亿元", (100, None, "亿元", "=")), ("打造千亿级", (1000, None, "亿", "=")),
        ("百分之八十以上", (80, None, "%", ">=")), ("两个", (2, None, "个", "=")), ("1,200家", (1200, None, "家", "=")),
        ("45件/万人", (45, None, "件/万人", "=")), ("二千三百名", (2300, None, "名", "=")),
        ("≥95%", (95, None, "%", ">=")), ("系数提高到0.64", (0.64, None, "", "=")), ("10个百分点", (10, None, "个百分点", "=")),
    ],
)  # fmt: skip
def test_a_quantity_is_read_with_unit_and_comparison(text: str, told: tuple[float, float | None, str, str]) -> None:
    assert _told(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "到2020年", "2016—2020年", "2018年6月30日", "某政发〔2015〕24号", "第三个", "“四个全面”战略布局", "《制造2025》",
        "32.5低标号水泥", "5G网络", "3D打印", "i5系统", "PM2.5浓度", "GB/T4754-2017", "电话024-12345678", "7×24小时",
        "1∶5万地质图", "统一个性", "一带一路", "一个平台", "一项工程", "数十家", "几百个", "三次产业", "“十三五”时期", "（1）发展",
        "1．发展", "3、推进", "5月1日起", "二十大精神", "第12条", "10月底", "二〇二〇年",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_left_alone(text: str) -> None:
    assert _told(text) == []


def test_the_span_takes_the_comparison_words_in() -> None:
    text = "力争不少于50家以上企业"
    one = quantities(text)[0]
    assert text[one.start : one.end] == "不少于50家以上"
    assert text[one.number : one.after] == "50家"


def test_a_ratio_is_one_value_of_several_parts_and_no_quantity() -> None:
    text = unify("由8．0∶50．2∶41．8调整为7．0∶46∶47")
    assert [one.parts for one in ratios(text)] == [(8.0, 50.2, 41.8), (7.0, 46.0, 47.0)]
    assert quantities(text) == ()


def test_a_map_scale_is_no_ratio() -> None:
    assert ratios(unify("开展1∶5万填图")) == ()


_BITS = st.sampled_from(
    ["到2020年", "达到", "50", "3.5", "万", "亿元", "%", "以上", "以下", "个", "-", "～", "三", "百", "，", "。", "第", "家", "：",
     "不低于", "控制在", "余", "级", "（", "）", "G", "/", "年", "左右", "1,200", "分之", "系数", "\n"]
)  # fmt: skip


@given(st.lists(_BITS, max_size=30).map("".join))
def test_quantities_stand_in_order_inside_the_text_and_hold_their_numeral(text: str) -> None:
    found = quantities(unify(text))
    here = 0
    for one in found:
        assert here <= one.number < one.after <= one.end <= len(text)
        assert one.start <= one.number
        assert one.value_to is None or one.value_to > one.value
        here = one.end
