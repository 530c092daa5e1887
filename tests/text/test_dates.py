"""When something is due, and which years are only mentioned."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.text import Timeline, due

ISSUED_2016 = Timeline(year=2016, start=2016, last=2018)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("到2020年，", 2020), ("2020年底前，", 2020), ("截至2025年末", 2025), ("“十三五”末", 2020), ("到十四五期末", 2025),
        ("“十二五”期间", 2015), ("“十五”时期", 2005), ("2021—2023年", 2023), ("到2030年左右", 2030), ("三年内", 2018),
        ("力争通过三年努力", 2018), ("用3-5年时间", 2020), ("今年底前", 2016), ("本世纪中叶", 2050), ("二〇二〇年底", 2020),
    ],
)  # fmt: skip
def test_a_year_is_due(text: str, year: int) -> None:
    assert [(one.year, one.kind) for one in due(text, ISSUED_2016)] == [(year, "due")]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2018年6月底前", dt.date(2018, 6, 30)), ("到2018年2月28日", dt.date(2018, 2, 28)), ("2019年10月底前", dt.date(2019, 10, 31)),
        ("11月底前", dt.date(2016, 11, 30)), ("2020年2月底前", dt.date(2020, 2, 29)), ("3月中旬前", dt.date(2016, 3, 20)),
    ],
)  # fmt: skip
def test_a_finer_date_is_a_deadline(text: str, deadline: dt.date) -> None:
    assert [one.deadline for one in due(text, ISSUED_2016)] == [deadline]


@pytest.mark.parametrize("text", ["比2015年下降", "较2015年提高", "在2015年基础上", "与2015年相比", "2015年水平"])
def test_a_year_of_comparison_is_a_base(text: str) -> None:
    assert [(one.year, one.kind) for one in due(text)] == [(2015, "base")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2014年全省研发支出", ["plain"]), ("2012年以来", ["since"]), ("“十二五”以来", ["since"]), ("自2016年5月1日起", ["start"]),
        ("按2000年价格计算", []), ("《行动纲要（2011—2020年）》", []), ("某发〔2015〕28号", []), ("“十三五”规划", []), ("比上年增长", ["base"]),
        ("2025年比2020年下降", ["plain", "base"]), ("在2020年前", ["due"]),
    ],
)  # fmt: skip
def test_other_years_are_told_apart(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in due(text)] == kinds


def test_a_counted_year_begins_where_the_text_says() -> None:
    found = due("从2005年起，用3~5年时间，形成秩序；再用5年左右时间，形成体系")
    assert [(one.kind, one.year) for one in found] == [("start", 2005), ("due", 2009), ("due", 2014)]


def test_a_month_takes_the_year_that_was_named_before_it() -> None:
    assert [one.deadline for one in due("2022年完成立项，6月底前开工", ISSUED_2016)] == [None, dt.date(2022, 6, 30)]


def test_without_a_timeline_a_counted_year_stays_unknown() -> None:
    assert [(one.year, one.kind, one.sure) for one in due("三年内")] == [(None, "due", False)]


@given(st.text(alphabet="到比自2016年月日底前三五十“”末期内用再时间-至今", max_size=24))
def test_no_text_breaks_the_reader_of_dates(text: str) -> None:
    for one in due(text, ISSUED_2016):
        assert 0 <= one.start < one.end <= len(text)
