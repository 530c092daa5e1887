"""Where a target stands, given an observation and a day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.norms import Target
from gangmu.progress import Observation, path_value, status


def target(**fields: Any) -> Target:
    """A level of 20 % due in 2020, from 10 % in 2015, more being better."""
    made = {
        "clause": "1", "start": 0, "end": 0, "quote": "", "region": "210000", "region_name": "", "rule": "",
        "indicator": "研发投入强度", "value": 20.0, "unit": "%", "comparator": ">=", "year": 2020, "baseline_year": 2015,
        "baseline_value": 10.0,
    }  # fmt: skip
    return Target(**{**made, **fields})


def seen(value: float | None, date: str, unit: str = "%") -> Observation:
    return Observation(value, unit, dt.date.fromisoformat(date))


CASES = [
    ("reached at its end", {}, seen(20, "2020-12-31"), "met"),
    ("reached before its time", {}, seen(21, "2018-12-31"), "met"),
    ("missed at its end", {}, seen(19.9, "2020-12-31"), "behind"),
    ("on the path", {}, seen(14, "2017-12-31"), "on_track"),
    ("ahead of the path", {}, seen(15, "2017-12-31"), "on_track"),
    ("below the path", {}, seen(13.9, "2017-12-31"), "behind"),
    ("no value of the base year", {"baseline_value": None}, seen(14, "2017-12-31"), "no_baseline"),
    ("no base year", {"baseline_year": None}, seen(14, "2017-12-31"), "no_baseline"),
    ("reached without a baseline", {"baseline_year": None}, seen(20, "2017-12-31"), "met"),
    ("no year", {"year": None}, seen(14, "2017-12-31"), "unknown"),
    ("nothing reported", {}, seen(None, "2017-12-31"), "unknown"),
    ("another unit", {}, seen(14, "2017-12-31", "亿元"), "unknown"),
    ("a unit that converts", {"unit": "亿元"}, seen(140000, "2017-12-31", "万元"), "on_track"),
    ("from before the base year", {}, seen(9, "2014-12-31"), "unknown"),
    ("a cap kept", {"comparator": "<=", "baseline_value": 30.0}, seen(19, "2020-12-31"), "met"),
    ("a cap on its path down", {"comparator": "<=", "baseline_value": 30.0}, seen(26, "2017-12-31"), "on_track"),
    ("a cap above its path", {"comparator": "<=", "baseline_value": 30.0}, seen(26.1, "2017-12-31"), "behind"),
    ("just at what must be exceeded", {"comparator": ">"}, seen(20, "2020-12-31"), "behind"),
    ("a fall of so much", {"change": "decrease", "comparator": "=", "baseline_value": None}, seen(8, "2017-12-31"), "on_track"),
    ("a fall of too little", {"change": "decrease", "comparator": "=", "baseline_value": None}, seen(7, "2017-12-31"), "behind"),
    ("a rate before its end", {"change": "growth_rate"}, seen(25, "2018-12-31"), "on_track"),
    ("a rate at its end", {"change": "growth_rate"}, seen(20, "2020-12-31"), "met"),
    ("a rate too low on the way", {"change": "growth_rate"}, seen(12, "2018-12-31"), "behind"),
    ("better told by the baseline", {"comparator": "=", "indicator": "某数"}, seen(13, "2017-12-31"), "behind"),
    ("not known which way is better", {"comparator": "=", "indicator": "某数", "baseline_value": None}, seen(13, "2017-12-31"), "unknown"),
    ("inside a range", {"comparator": "<=", "value_to": 25.0}, seen(24, "2020-12-31"), "met"),
    ("a day instead of a year", {"deadline": dt.date(2018, 6, 30)}, seen(19, "2018-06-30"), "behind"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "observation", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_target_stands_where_its_observation_puts_it(
    fields: dict[str, Any], observation: Observation, expected: str
) -> None:
    assert status(target(**fields), observation, observation.date) == expected


def test_nothing_is_known_of_an_observation_before_its_day() -> None:
    assert status(target(), seen(20, "2020-12-31"), dt.date(2020, 12, 30)) == "unknown"


def test_without_an_observation_nothing_is_known() -> None:
    assert status(target(), None, dt.date(2020, 12, 31)) == "unknown"


def test_an_old_observation_does_not_tell_what_became_of_a_target_whose_time_is_over() -> None:
    assert status(target(), seen(19, "2019-12-31"), dt.date(2021, 3, 1)) == "unknown"


def test_the_path_is_a_straight_line_between_the_years() -> None:
    assert path_value(target(), dt.date(2015, 12, 31)) == 10
    assert path_value(target(), dt.date(2020, 12, 31)) == 20
    assert path_value(target(), dt.date(2017, 12, 31)) == pytest.approx(14)


@given(st.floats(0, 40), st.floats(0, 40), st.dates(dt.date(2015, 12, 31), dt.date(2021, 12, 31)))
def test_a_better_value_never_stands_worse(first: float, second: float, date: dt.date) -> None:
    ranks = {"behind": 0, "on_track": 1, "met": 2}
    low, high = sorted((first, second))
    worse, better = (status(target(), Observation(value, "%", date), date) for value in (low, high))
    assert ranks[worse] <= ranks[better]
