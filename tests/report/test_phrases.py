"""Values as people write them."""

import datetime as dt

import msgspec
import pytest

from gangmu.norms import Target, Task
from gangmu.report.phrases import amount, baseline, due, measured, number, one_line, target_year
from gangmu.report.words import Words

ZH, EN = Words("zh"), Words("en")
PLACE = {"clause": "1", "start": 0, "end": 1, "quote": "句", "region": "", "region_name": "", "rule": "r"}
TARGET = Target(**PLACE, indicator="示范产能", value=10.0, unit="万吨")
TASK = Task(**PLACE, action="压减")


@pytest.mark.parametrize(("value", "words"), [(600.0, "600"), (0.65, "0.65"), (-3.0, "-3"), (1e15, "1000000000000000")])
def test_a_number_has_no_needless_fraction(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(("comparator", "words"), [
    (">=", "≥10"), (">", ">10"), ("<=", "≤10"), ("<", "<10"), ("=", "10"), ("~", "约10"),
])  # fmt: skip
def test_the_comparator_stands_before_the_value(comparator, words: str) -> None:
    assert amount(msgspec.structs.replace(TARGET, comparator=comparator), ZH) == words


def test_a_range_shows_both_ends() -> None:
    assert amount(msgspec.structs.replace(TARGET, value_to=12.5), ZH) == "10–12.5"


def test_what_a_value_measures_is_said_once() -> None:
    growth = msgspec.structs.replace(TARGET, change="growth_rate", unit="%")
    assert measured(growth, ZH) == "年均增长 10%"
    assert measured(msgspec.structs.replace(growth, indicator="产值年均增长"), ZH) == "10%"
    assert measured(TARGET, ZH) == "10万吨"


def test_a_date_is_finer_than_a_year() -> None:
    assert target_year(TARGET) == ""
    assert target_year(msgspec.structs.replace(TARGET, year=2020)) == "2020"
    assert target_year(msgspec.structs.replace(TARGET, year=2020, deadline=dt.date(2020, 6, 30))) == "2020-06-30"


def test_a_baseline_names_year_and_value_or_either() -> None:
    based = msgspec.structs.replace(TARGET, baseline_year=2015, baseline_value=0.58)
    assert baseline(based, ZH) == "2015年 0.58"
    assert baseline(msgspec.structs.replace(based, baseline_value=None), ZH) == "2015年"
    assert baseline(msgspec.structs.replace(based, baseline_year=None), ZH) == "0.58"
    assert baseline(TARGET, ZH) == ""


@pytest.mark.parametrize(("fields", "zh", "en"), [
    ({}, "—", "—"),
    ({"deadline_year": 2017}, "2017年底前", "by end of 2017"),
    ({"deadline": dt.date(2017, 12, 31)}, "2017年底前", "by end of 2017"),
    ({"deadline": dt.date(2017, 6, 30)}, "2017年6月底前", "by end of 2017-06"),
    ({"deadline": dt.date(2016, 2, 28)}, "2016年2月28日前", "by 2016-02-28"),
    ({"recurrence": "annual"}, "每年", "yearly"),
    ({"recurrence": "monthly", "deadline_year": 2020}, "2020年底前每月", "monthly, by end of 2020"),
])  # fmt: skip
def test_a_deadline_in_words(fields, zh: str, en: str) -> None:
    task = msgspec.structs.replace(TASK, **fields)
    assert (due(task, ZH), due(task, EN)) == (zh, en)


@pytest.mark.parametrize(("quote", "line"), [
    ("压减\n\n　　产能", "压减产能"), ("first of\nits kind", "first of its kind"), ("指标\t20", "指标 20"),
    (" 到 2020 年 ", "到2020年"),
])  # fmt: skip
def test_a_quotation_in_one_line_loses_only_its_gaps(quote: str, line: str) -> None:
    assert one_line(quote) == line
