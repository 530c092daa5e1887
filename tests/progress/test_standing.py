"""Where a target stands: path through milestones, gap, word, and the reason where nothing can be told."""

from __future__ import annotations

from typing import Any

import pytest
from tests.progress.made import day, seen, target

from gangmu.progress import Observation, Period, Severity, Standing, gap_unit, latest_period, standing

NODE = target(id="plan/1#1", value=19.0, year=2017)
TODAY = day("2018-09-14")


def stand(*observations: Observation, **fields: Any) -> Standing:
    return standing(target(**fields), observations, TODAY, others=[NODE, target(**fields)])


def test_the_share_of_the_mock_page_is_1_3_points_behind() -> None:
    found = stand(seen("2017", 18.1), seen("2018年6月", 18.7, "%"))
    assert (found.status, found.actual, found.gap_unit) == ("behind", 18.7, "个百分点")
    assert found.expected == pytest.approx(20.0, abs=0.02)
    assert found.gap == pytest.approx(-1.3, abs=0.02)
    assert found.milestones == (NODE,)
    assert found.on == day("2018-06-30")


SEVERITIES = [
    ("a third short", 7.3, 10.5, 14.6, "severely_behind"),
    ("a fifth short", 9.2, 11.7, 16.4, "behind"),
    ("a little better", 12.5, 12.4, 17.3, "on_track"),
    ("just as expected", 14.1, 14.1, 19.2, "on_track"),
]


@pytest.mark.parametrize(
    ("actual", "due_now", "goal", "word"), [c[1:] for c in SEVERITIES], ids=[c[0] for c in SEVERITIES]
)
def test_a_quarter_less_than_expected_is_severe(actual: float, due_now: float, goal: float, word: str) -> None:
    node = target(id="plan/1#1", value=due_now, year=2017)
    found = standing(target(value=goal, baseline_value=1.0), [seen("2017", actual)], TODAY, others=[node])
    assert found.status == word


def test_worse_than_the_baseline_is_severe_even_if_close() -> None:
    wanted = target(value=15.0, baseline_value=9.8)
    found = standing(wanted, [seen("2018-06", 9.4)], TODAY)
    assert found.status == "severely_behind"
    assert standing(wanted, [seen("2018-06", 9.9)], TODAY).status == "behind"


def test_the_line_of_severity_is_the_offices_own() -> None:
    seldom = Severity(shortfall=None, below_baseline=False)
    assert standing(target(), [seen("2018-06", 1)], TODAY, severity=seldom).status == "behind"


def test_a_missing_value_is_not_zero_and_names_its_period() -> None:
    found = stand(seen("2017", 18.1), seen("2018年6月", None))
    assert (found.status, found.actual, found.gap, found.ahead) == ("not_reported", None, None, None)
    assert found.expected == pytest.approx(20.0, abs=0.02)
    assert found.reason is not None
    assert found.reason.said() == "2018年6月数未报"
    assert found.reason.said("en") == "the value of June 2018 is not reported"
    assert found.last is not None
    assert found.last.value == 18.1


def test_a_period_that_ought_to_be_there_is_missed() -> None:
    ought = latest_period("monthly", TODAY, lag_days=30)
    assert ought == Period(day("2018-07-31"), "monthly")
    found = standing(target(), [seen("2018-06", 18.7)], TODAY, ought=ought)
    assert found.status == "not_reported"
    assert found.reason is not None
    assert found.reason.said() == "2018年7月数未报"
    assert standing(target(), [], TODAY, ought=ought).status == "not_reported"


def test_nothing_observed_is_unknown() -> None:
    found = stand()
    assert (found.status, found.actual, found.reason and found.reason.code) == ("unknown", None, "nothing_observed")


UNFIT = [
    ("another unit", seen("2018-06", 18.7, "亿元"), "definition_differs", "unit_differs"),
    ("said to differ", seen("2018-06", 18.7, differs="分母为全行业"), "definition_differs", "reported_otherwise"),
    ("no number", seen("2018-06", float("nan")), "unknown", "not_a_number"),
    ("infinite", seen("2018-06", float("inf")), "unknown", "not_a_number"),
    ("of another region", seen("2018-06", 18.7, region="630000"), "unknown", "nothing_observed"),
    ("of another indicator", seen("2018-06", 18.7, indicator="gdp"), "unknown", "nothing_observed"),
    ("known only later", seen("2018-06", 18.7, recorded=day("2018-09-15")), "unknown", "nothing_observed"),
    ("before the baseline", seen("2013", 14), "unknown", "before_baseline"),
]


@pytest.mark.parametrize(("observation", "word", "reason"), [c[1:] for c in UNFIT], ids=[c[0] for c in UNFIT])
def test_what_does_not_compare_is_told_with_its_reason(observation: Observation, word: str, reason: str) -> None:
    found = stand(observation)
    assert found.status == word
    assert found.reason is not None
    assert found.reason.code == reason
    assert found.reason.said()
    assert found.reason.said("en")
    assert found.gap is None or word == "unknown"


def test_a_related_indicator_is_another_definition() -> None:
    kin = seen("2018-06", 18.7, indicator="high_end_equipment_share_of_all")
    found = stand(kin)
    assert (found.status, found.reason and found.reason.code) == ("definition_differs", "other_indicator")
    assert stand(kin, seen("2017", 18.1)).last == seen("2017", 18.1)


def test_two_documents_with_two_values_leave_the_target_to_be_settled() -> None:
    other = target(id="opinion/1#1", value=22.0, baseline_year=None, baseline_value=None)
    found = standing(target(), [seen("2018-06", 18.7)], TODAY, others=[NODE, other])
    assert (found.status, found.expected, found.actual, found.gap) == ("disputed", None, 18.7, None)
    assert found.rivals == (other,)
    assert found.reason is not None
    assert found.reason.said() == "有效文件对2020年的目标值说法不一：25% / 22%"


def test_two_values_of_one_period_on_the_same_footing_are_not_chosen_between() -> None:
    found = stand(seen("2018-06", 18.7, source="甲"), seen("2018-06", 19.7, source="乙"))
    assert (found.status, found.reason and found.reason.code) == ("unknown", "two_values")
    assert stand(seen("2018-06", 18.7, source="甲"), seen("2018-06", 18.7, source="乙")).status == "behind"


def test_without_a_baseline_there_is_no_path() -> None:
    wanted = target(baseline_year=None, baseline_value=None)
    found = standing(wanted, [seen("2018-06", 18.7)], TODAY)
    assert (found.status, found.expected, found.gap) == ("no_baseline", None, None)
    assert standing(
        wanted, [seen("2018-06", 18.7)], TODAY, others=[target(id="plan/1#1", value=19.0, year=2017)]
    ).expected


def test_a_milestone_alone_gives_a_path_from_its_day() -> None:
    wanted = target(baseline_year=None, baseline_value=None)
    node = target(id="plan/1#1", value=19.0, year=2017, baseline_year=None, baseline_value=None)
    assert standing(wanted, [seen("2018-06", 18.7)], TODAY, others=[node]).expected == pytest.approx(20.0, abs=0.02)
    early = standing(wanted, [seen("2016", 17)], TODAY, others=[node])
    assert (early.status, early.expected) == ("no_baseline", None)


def test_a_number_due_each_year_is_asked_for_by_the_part_of_the_year() -> None:
    wanted = target(
        indicator="新增小巨人企业", indicator_id=None, change="annual", value=100.0, unit="家", comparator=">="
    )
    half = standing(wanted, [seen("2018年1-6月", 52, "家")], TODAY)
    assert half.status == "on_track"
    assert half.expected == pytest.approx(49.6, abs=0.1)
    month = standing(wanted, [seen("2018-06", 9, "家")], TODAY)
    assert (month.status, month.reason and month.reason.code) == ("unknown", "part_of_year")


def test_a_decrease_is_counted_from_nothing_at_the_base_year() -> None:
    wanted = target(indicator="万元工业增加值能耗下降", indicator_id=None, change="decrease", value=12.0, baseline_year=2015,
                    baseline_value=None)  # fmt: skip
    found = standing(wanted, [seen("2018-06", 7.1)], TODAY)
    assert found.status == "on_track"
    assert found.expected == pytest.approx(6.0, abs=0.02)
    assert found.ahead == pytest.approx(1.1, abs=0.02)


def test_a_cap_is_ahead_when_below() -> None:
    wanted = target(
        indicator="某项排放", indicator_id=None, value=10.0, unit="万吨", comparator="<=", baseline_value=30.0
    )
    found = standing(wanted, [seen("2017", 18, "万吨")], TODAY)
    assert found.status == "on_track"
    assert found.gap is not None
    assert found.ahead is not None
    assert found.gap < 0 < found.ahead


def test_what_is_over_without_a_last_observation_is_unknown() -> None:
    found = standing(target(), [seen("2019", 30.0 - 7)], day("2021-03-01"))
    assert (found.status, found.reason and found.reason.code) == ("unknown", "nothing_since_due")


def test_a_gap_of_percentages_is_in_points() -> None:
    assert (gap_unit("%"), gap_unit("亿元")) == ("个百分点", "亿元")
