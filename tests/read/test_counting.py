import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.read.counting import counted


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 3, "c"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 19, "十九"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 101, "一〇一"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseCountingThousand", 20300, "二万零三百"),
        ("japaneseCounting", 21, "二十一"),
        ("japaneseCounting", 111, "百十一"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 2, "乙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("numberInDash", 3, "- 3 -"),
        ("ordinal", 22, "22nd"),
        ("none", 5, ""),
        ("klingon", 5, "5"),
    ],
)
def test_a_number_is_written_as_word_processors_write_it(form: str, number: int, written: str) -> None:
    assert counted(number, form) == written


@given(st.integers(1, 9999))
def test_different_numbers_have_different_chinese_names(number: int) -> None:
    assert counted(number, "chineseCountingThousand") != counted(number + 1, "chineseCountingThousand")


@given(
    st.integers(-5, 10**12), st.sampled_from(["lowerRoman", "lowerLetter", "japaneseCounting", "decimalEnclosedParen"])
)
def test_no_number_is_without_a_label(number: int, form: str) -> None:
    assert counted(number, form)
