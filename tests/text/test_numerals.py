"""What numerals say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.text import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3), ("1.26", 1.26), ("1,200", 1200), ("12,345.5", 12345.5), ("三", 3), ("两", 2), ("十", 10), ("十二", 12),
        ("二十", 20), ("一百二十", 120), ("一百零五", 105), ("三千", 3000), ("千亿", 1e11), ("百万", 1e6), ("3.5万", 35000),
        ("2亿", 2e8), ("1.2万亿", 1.2e12), ("半", 0.5), ("两万", 20000), ("三万五千", 35000), ("二〇二〇", 2020),
    ],
)  # fmt: skip
def test_a_numeral_is_read_in_every_script(text: str, value: float) -> None:
    assert number(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "万", "亿", "一批", "3个", "百千", "十百千", "1,20", "abc", "第三"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert number(text) is None


_CHINESE = "零一二三四五六七八九"


def _spoken(value: int) -> str:
    """1..9999 as it is spoken."""
    words, zero = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, step)
        if digit:
            words += ("零" if zero and words else "") + _CHINESE[digit] + name
        zero = not digit
    return words


@given(st.integers(1, 9999))
def test_every_spoken_number_below_ten_thousand_is_read_back(value: int) -> None:
    assert number(_spoken(value)) == value


@given(st.integers(0, 10**9))
def test_thousands_separators_change_nothing(value: int) -> None:
    assert number(f"{value:,}") == number(str(value)) == value


@given(st.text(alphabet="一二三十百千万亿半零两0123456789.,", max_size=12))
def test_no_string_of_numeral_characters_breaks_the_reader(text: str) -> None:
    value = number(text)
    assert value is None or value >= 0
