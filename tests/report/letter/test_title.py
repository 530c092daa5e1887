"""Long Chinese titles are broken into lines of nearly one length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.report.letter.title import balanced


def width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def test_a_short_title_is_one_line() -> None:
    assert balanced("关于机器人项目的产业政策审查意见") == ["关于机器人项目的产业政策审查意见"]


def test_no_figure_is_broken_and_the_end_stays_together() -> None:
    lines = balanced("关于年产600万重量箱超白浮法玻璃生产线搬迁改造项目的产业政策审查意见")
    assert [line for line in lines if "600万" in line]
    assert lines[-1].endswith("的产业政策审查意见")
    assert max(map(width, lines)) - min(map(width, lines)) <= 8


def test_no_word_is_broken() -> None:
    lines = balanced("关于年产600万重量箱浮法玻璃生产线项目的产业政策审查意见")
    assert lines == ["关于年产600万重量箱浮法玻璃生产线", "项目的产业政策审查意见"]
    assert balanced("关于新建常减压装置项目的产业政策审查意见")[-1] == "项目的产业政策审查意见"
    assert any(
        "常减压装置" in line for line in balanced("关于某石化有限公司800万吨/年常减压装置项目的产业政策审查意见")
    )


@pytest.mark.parametrize("title", ["关于某公司（一期）年产1000台套大型数控机床生产线建设项目的产业政策审查意见"])
def test_a_short_bracket_stays_whole(title: str) -> None:
    assert any("（一期）" in line for line in balanced(title))


@given(st.text(alphabet="关于年产项目的（）《》、a1 ", max_size=120))
def test_no_character_is_lost_and_no_line_runs_over(title: str) -> None:
    lines = balanced(title)
    assert "".join(lines) == title
    assert all(width(line) <= 38 or len(line) <= 20 or line.isascii() or " " not in line for line in lines)
