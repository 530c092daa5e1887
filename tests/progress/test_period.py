"""Periods: reading what people type, naming them, and which one ought to be reported."""

from __future__ import annotations

import pytest
from tests.progress.made import day

from gangmu.progress import Period, latest_period, period_named


@pytest.mark.parametrize(
    ("text", "end", "every", "zh", "en"),
    [
        ("2018", "2018-12-31", "annual", "2018年", "2018"),
        ("２０１８年", "2018-12-31", "annual", "2018年", "2018"),
        ("2018年度", "2018-12-31", "annual", "2018年", "2018"),
        ("2018年6月", "2018-06-30", "monthly", "2018年6月", "June 2018"),
        ("2018-02", "2018-02-28", "monthly", "2018年2月", "February 2018"),
        ("2018Q2", "2018-06-30", "quarterly", "2018年第二季度", "Q2 2018"),
        ("2018年四季度", "2018-12-31", "quarterly", "2018年第四季度", "Q4 2018"),
        ("2018年上半年", "2018-06-30", "half_year", "2018年上半年", "H1 2018"),
        ("2018H2", "2018-12-31", "half_year", "2018年下半年", "H2 2018"),
        ("2018年1—6月", "2018-06-30", "to_date", "2018年1—6月", "January to June 2018"),
        ("2018年1至11月", "2018-11-30", "to_date", "2018年1—11月", "January to November 2018"),
        ("2018-06-15", "2018-06-15", "unknown", "2018年6月15日", "2018-06-15"),
    ],
)
def test_a_period_is_read_and_named(text: str, end: str, every: str, zh: str, en: str) -> None:
    found = period_named(text)
    assert found == Period(day(end), every)  # type: ignore[arg-type]
    assert (found.label(), found.label("en")) == (zh, en)
    assert every == "unknown" or period_named(zh) == found


@pytest.mark.parametrize(
    "text", ["", "去年", "2018-13", "2018-00", "2018-02-30", "0000", "18", "2018年5季度", "2018-06-30-1"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert period_named(text) is None


@pytest.mark.parametrize(
    ("every", "as_of", "lag", "end"),
    [
        ("monthly", "2018-09-14", 0, "2018-08-31"),
        ("monthly", "2018-09-14", 20, "2018-07-31"),
        ("monthly", "2018-08-31", 0, "2018-08-31"),
        ("to_date", "2018-08-30", 0, "2018-07-31"),
        ("quarterly", "2018-09-14", 0, "2018-06-30"),
        ("half_year", "2018-03-01", 0, "2017-12-31"),
        ("annual", "2018-09-14", 0, "2017-12-31"),
        ("annual", "2018-12-31", 0, "2018-12-31"),
        ("annual", "2018-01-10", 60, "2016-12-31"),
    ],
)
def test_the_period_that_ought_to_be_reported_has_been_over_for_the_days_of_grace(
    every: str, as_of: str, lag: int, end: str
) -> None:
    assert latest_period(every, day(as_of), lag) == Period(day(end), every)  # type: ignore[arg-type]


def test_without_a_periodicity_nothing_ought_to_be_reported() -> None:
    assert latest_period("unknown", day("2018-09-14")) is None
