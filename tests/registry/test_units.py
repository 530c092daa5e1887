"""Units: conversion within one kind, never between kinds, exactly there and back."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gangmu.registry.units import DAYS_A_YEAR, comparable, convert, unit

UNITS = [
    "吨", "万吨", "千克", "重量箱", "万重量箱", "亿斤", "万吨/年", "吨/日", "t/d", "吨/月", "吨/小时", "吨标准煤", "万吨标准煤",
    "千瓦", "万千瓦", "MW", "GW", "亿千瓦时", "度", "元", "万元", "亿元", "千亿元", "亩", "万亩", "公顷", "平方公里", "立方米", "万立方米/日",
    "%", "‰", "个百分点", "倍", "家", "户", "台", "万辆", "吨标准煤/万元", "千克标准煤/吨", "立方米/万元", "亿", "万", "年", "月", "日", "小时",
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        (1, "万吨/年", "吨/年", 10_000),
        (600, "吨/日", "t/d", 600),
        (2000, "吨/日", "万吨/年", 73),
        (1000, "万重量箱", "万吨", 50),
        (5, "亿元", "万元", 50_000),
        (3, "千亿元", "亿元", 3000),
        (30, "万千瓦", "MW", 300),
        (1, "亿斤", "万吨", 5),
        (15, "亩", "公顷", 1),
        (0.3, "千克标准煤/千瓦时", "克标准煤/千瓦时", 300),
        (1, "吨标准煤/万元", "千克标准煤/元", 0.1),
        (12, "家", "户", 12),
        (1, "亿", "万", 10_000),
    ],
)
def test_a_value_is_converted(value: float, source: str, target: str, expected: float) -> None:
    assert convert(value, source, target) == pytest.approx(expected, rel=1e-12)


def test_the_days_of_a_year_are_the_caller_s_to_say() -> None:
    assert DAYS_A_YEAR == 365
    assert convert(1000, "吨/日", "万吨/年") == 36.5
    assert convert(1000, "吨/日", "万吨/年", days=300) == 30
    assert convert(24, "小时", "日", days=300) == 1


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("吨", "立方米"),
        ("家", "台"),
        ("%", "个百分点"),
        ("千瓦", "千伏安"),
        ("千瓦时", "吨标准煤"),
        ("元", "美元"),
        ("吨/年", "吨"),
        ("吨", "辽吨"),
        ("", "吨"),
    ],
)
def test_different_kinds_and_unknown_units_never_convert(source: str, target: str) -> None:
    assert convert(1, source, target) is None
    assert not comparable(source, target)


def test_a_unit_is_read_whatever_its_writing() -> None:
    for first, second in (
        ("吨／日", "吨/天"),
        ("m³", "立方米"),
        ("％", "%"),
        ("台（套）", "台(套)"),
        ("kWh", "千瓦时"),
    ):
        assert convert(7, first, second) == 7


def test_numbers_without_end_are_refused() -> None:
    assert convert(float("nan"), "吨", "千克") is None
    assert convert(float("inf"), "吨", "千克") is None


@given(st.floats(1e-6, 1e12), st.sampled_from(UNITS), st.sampled_from(UNITS), st.sampled_from([365, 330, 300.5]))
def test_there_and_back_is_the_same_value(value: float, source: str, target: str, days: float) -> None:
    there = convert(value, source, target, days)
    assert (there is None) == (convert(value, target, source, days) is None)
    assume(there is not None)
    assert there is not None
    back = convert(there, target, source, days)
    assert back == pytest.approx(value, rel=1e-9)


@given(st.sampled_from(UNITS))
def test_every_unit_is_known_and_comparable_with_itself(name: str) -> None:
    assert unit(name) is not None
    assert convert(1, name, name) == 1


@given(st.text(alphabet="万亿千百吨元/每年日立方米%台（）x1 ", max_size=8))
def test_any_text_is_a_unit_or_is_not(text: str) -> None:
    known = unit(text)
    assert known is None or (known.factor > 0 and known.dimension)
