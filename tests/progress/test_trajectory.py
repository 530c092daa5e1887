"""Paths: which targets are milestones, which are rivals, and what is asked for between them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.progress.made import day, target

from gangmu.progress import milestones, rivals, trajectory

NODE: dict[str, Any] = {"id": "plan/1#1", "value": 19.0, "year": 2017}

NO_MILESTONE = [
    ("of another document", {"id": "opinion/1#1"}),
    ("of another region", {"region": "210100"}),
    ("of another indicator", {"indicator_id": "gdp"}),
    ("of another kind", {"change": "increase"}),
    ("in a unit that does not convert", {"unit": "亿元"}),
    ("due later", {"year": 2025}),
    ("due in the same year", {"year": 2020}),
    ("due before the base year", {"year": 2013}),
    ("without a year", {"year": None}),
]


def test_an_earlier_value_of_the_same_document_is_a_milestone() -> None:
    node = target(**NODE)
    assert milestones(target(), [target(), node]) == (node,)


@pytest.mark.parametrize("fields", [case[1] for case in NO_MILESTONE], ids=[case[0] for case in NO_MILESTONE])
def test_what_is_on_another_way_is_no_milestone(fields: dict[str, Any]) -> None:
    assert milestones(target(), [target(**{**NODE, **fields})]) == ()


def test_what_is_counted_from_another_year_is_no_milestone() -> None:
    wanted = target(change="decrease", baseline_year=2015)
    assert milestones(wanted, [target(**NODE, change="decrease", baseline_year=2010)]) == ()


def test_the_path_of_the_mock_page() -> None:
    path = trajectory(target(), [target(**NODE)])
    assert [(point.date.year, point.value, point.kind) for point in path.points] == [
        (2014, 15.0, "baseline"), (2017, 19.0, "milestone"), (2020, 25.0, "goal"),
    ]  # fmt: skip
    assert path.at(day("2015-12-31")) == pytest.approx(15 + 4 / 3)
    assert path.at(day("2018-12-31")) == pytest.approx(21.0)
    assert path.at(day("2013-12-31")) is None
    assert path.at(day("2025-01-01")) == 25.0


def test_milestones_in_another_unit_are_converted() -> None:
    path = trajectory(target(value=25.0, unit="亿元"), [target(**{**NODE, "value": 190000.0, "unit": "万元"})])
    assert path.at(day("2017-12-31")) == pytest.approx(19.0)


def test_milestones_that_contradict_each_other_are_left_out() -> None:
    nodes = [target(**NODE), target(**{**NODE, "id": "plan/2#1", "value": 18.0})]
    path = trajectory(target(), nodes)
    assert path.left_out == tuple(nodes)
    assert len(path.points) == 2


def test_a_rate_is_asked_for_as_named_and_moves_between_the_named_years() -> None:
    rate: dict[str, Any] = {
        "change": "growth_rate",
        "indicator_id": "industrial_value_added_growth",
        "baseline_value": 4.8,
    }
    path = trajectory(target(**rate, value=7.0), [target(**{**NODE, "value": 6.0}, **rate)])
    assert [path.at(day(date)) for date in ("2014-12-31", "2016-06-30", "2017-12-31", "2020-12-31")] == [
        6.0,
        6.0,
        6.0,
        7.0,
    ]
    assert path.at(day("2018-06-30")) == pytest.approx(6.17, abs=0.01)


def test_a_baseline_that_only_a_milestone_states_counts() -> None:
    wanted = target(baseline_year=None, baseline_value=None)
    assert trajectory(wanted, [target(**NODE)]).points[0].value == 15.0
    split = [target(**NODE), target(**{**NODE, "id": "plan/2#1", "year": 2018, "value": 21.0, "baseline_value": 14.0})]
    assert trajectory(wanted, split).points[0].kind == "milestone"


def test_of_a_range_the_nearer_end_is_the_goal() -> None:
    falling = target(value=8.0, value_to=10.0, comparator="<=")
    assert trajectory(falling).points[-1].value == 10.0
    assert trajectory(target(value=25.0, value_to=27.0)).points[-1].value == 25.0


RIVALS = [
    ("another value", {"value": 22.0}, True),
    ("the same value", {}, False),
    ("the same value, another comparator", {"comparator": ">="}, False),
    ("another upper end", {"value_to": 28.0}, True),
    ("another year", {"value": 22.0, "year": 2025}, False),
    ("another region", {"value": 22.0, "region": "210100"}, False),
    ("another kind of change", {"value": 22.0, "change": "increase"}, False),
    ("another unit", {"value": 22.0, "unit": "亿元"}, False),
    ("a doubtful extraction", {"value": 22.0, "certainty": "doubtful"}, False),
]


@pytest.mark.parametrize(("fields", "disputed"), [case[1:] for case in RIVALS], ids=[case[0] for case in RIVALS])
def test_two_values_for_one_indicator_region_and_year_are_rivals(fields: dict[str, Any], disputed: bool) -> None:
    other = target(**{"id": "opinion/1#1", **fields})
    assert rivals(target(), [target(), other]) == ((other,) if disputed else ())


def test_two_rows_of_one_table_are_no_rivals() -> None:
    first, second = target(rule="table-row"), target(id="plan/1#5", rule="table-row", value=22.0)
    assert rivals(first, [second]) == ()
