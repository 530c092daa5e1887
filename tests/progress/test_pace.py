"""How fast a target must move, and has moved, each kind in its own terms."""

from __future__ import annotations

import pytest
from tests.progress.made import day, seen, target

from gangmu.progress import pace

TODAY = day("2018-09-14")
SHARE = [seen("2014", 15.0), seen("2015", 15.8), seen("2016", 16.9), seen("2017", 18.1), seen("2018-06", 18.7)]


def test_the_share_of_the_mock_page_needs_2_5_points_a_year_after_1_2() -> None:
    found = pace(target(), SHARE, TODAY)
    assert found.unit == "个百分点/年"
    assert found.needed == pytest.approx(2.52, abs=0.01)
    assert found.recent == pytest.approx(1.17, abs=0.02)
    assert found.years_left == pytest.approx(2.5, abs=0.01)
    assert found.growth is None


def test_a_quantity_says_its_mean_growth_as_well() -> None:
    wanted = target(value=121.0, unit="亿元", year=2019, indicator="某产值", indicator_id=None, comparator=">=")
    found = pace(wanted, [seen("2017", 1000000, "万元")], TODAY)
    assert (found.needed, found.unit) == (pytest.approx(10.5), "亿元/年")
    assert found.growth == pytest.approx(10.0)
    assert found.recent is None
    assert found.recent_reason is not None
    assert found.recent_reason.code == "too_short"


def test_a_fall_counts_from_the_base_year() -> None:
    wanted = target(
        change="decrease", value=12.0, baseline_year=2015, baseline_value=None, indicator="能耗", indicator_id=None
    )
    found = pace(wanted, [seen("2016", 3), seen("2017", 6)], TODAY)
    assert (found.needed, found.recent) == (pytest.approx(2.0), pytest.approx(3.0))


def test_a_cumulated_amount_reached_needs_nothing_more() -> None:
    wanted = target(
        change="cumulative", value=602.0, unit="万吨", comparator=">=", indicator="压减粗钢产能", indicator_id=None
    )
    found = pace(wanted, [seen("2017", 650, "万吨")], TODAY)
    assert found.needed == 0.0
    assert found.needed_reason is not None
    assert found.needed_reason.said() == "已达到"


def test_an_average_growth_rate_needs_what_the_years_gone_left_over() -> None:
    wanted = target(
        change="growth_rate", value=7.0, baseline_year=2015, baseline_value=None, indicator="增速", indicator_id=None
    )
    found = pace(wanted, [seen("2016", 5.0), seen("2017", 6.0)], TODAY)
    assert found.needed is not None
    assert 1.05 * 1.06 * (1 + found.needed / 100) ** 3 == pytest.approx(1.07**5)
    assert found.recent == pytest.approx(5.5, abs=0.01)
    assert found.unit == "%"


def test_an_average_growth_rate_with_a_year_missing_is_not_reckoned() -> None:
    wanted = target(change="growth_rate", value=7.0, baseline_year=2014, indicator="增速", indicator_id=None)
    found = pace(wanted, [seen("2015", 5.0), seen("2016", None), seen("2017", 6.0)], TODAY)
    assert found.needed is None
    assert found.needed_reason is not None
    assert found.needed_reason.said() == "缺2016年的年度增速"


def test_each_years_number_is_the_number_itself() -> None:
    wanted = target(change="annual", value=100.0, unit="家", indicator="新增企业", indicator_id=None)
    found = pace(wanted, [seen("2016", 80, "家"), seen("2017", 90, "家"), seen("2018年1-6月", 30, "家")], TODAY)
    assert (found.needed, found.recent) == (100.0, 85.0)


@pytest.mark.parametrize(
    ("fields", "today", "reason"),
    [({"year": None}, "2018-09-14", "no_year"), ({}, "2021-01-01", "time_over")],
)
def test_what_cannot_be_reckoned_says_why(fields: dict[str, None], today: str, reason: str) -> None:
    found = pace(target(**fields), SHARE, day(today))
    assert found.needed is None
    assert found.needed_reason is not None
    assert found.needed_reason.code == reason


def test_nothing_observed_has_no_pace() -> None:
    found = pace(target(), [seen("2017", None)], TODAY)
    assert (found.needed, found.recent, found.since) == (None, None, None)


def test_two_readings_far_apart_are_not_joined() -> None:
    wanted = target(baseline_value=None)
    assert pace(wanted, [seen("2013", 10.0), seen("2017", 18.0)], TODAY).recent is None
