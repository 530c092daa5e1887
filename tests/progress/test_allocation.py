"""A province's target against those of its cities."""

from __future__ import annotations

from typing import Any

import pytest
from tests.progress.made import target

from gangmu.norms import Target
from gangmu.progress import allocation, allocation_kind

CITIES = {"210100": "沈阳", "210200": "大连", "210300": "鞍山"}
CUT: dict[str, Any] = {
    "indicator": "压减粗钢产能", "indicator_id": None, "change": "cumulative", "unit": "万吨", "comparator": ">=",
    "baseline_year": 2015, "baseline_value": None,
}  # fmt: skip


def cities(*values: float, **fields: Any) -> list[Target]:
    return [
        target(id=f"city/{code}", region=code, region_name=name, value=value, **fields)
        for (code, name), value in zip(CITIES.items(), values, strict=False)
    ]


@pytest.mark.parametrize(
    ("values", "gap", "balance"),
    [((300, 200, 102), 0, "level"), ((300, 250, 102), 50, "over"), ((300, 200, 2), -100, "short")],
)
def test_quantities_of_cities_add_up(values: tuple[float, ...], gap: float, balance: str) -> None:
    found = allocation(target(value=602.0, **CUT), cities(*values, **CUT), regions=CITIES)
    assert (found.kind, found.gap, found.balance, found.partial) == ("sum", pytest.approx(gap), balance, False)


def test_the_arithmetic_is_shown_line_by_line() -> None:
    found = allocation(target(value=602.0, **CUT), cities(300, 250, **CUT), regions=CITIES)
    assert found.arithmetic() == (
        "沈阳  300万吨", "大连  250万吨", "未分解  鞍山", "各市合计  550万吨", "省定目标  602万吨", "差额  -52万吨",
    )  # fmt: skip
    assert found.arithmetic("en")[3] == "sum of the cities  550万吨"


def test_missing_cities_leave_a_sum_open_unless_it_is_over_already() -> None:
    short = allocation(target(value=602.0, **CUT), cities(300, 250, **CUT), regions=CITIES)
    assert (short.balance, short.partial, short.missing) == ("unknown", True, ("鞍山",))
    assert short.reason is not None
    assert short.reason.said() == "未分解的市：鞍山"
    over = allocation(target(value=602.0, **CUT), cities(400, 250, **CUT), regions=CITIES)
    assert (over.balance, over.partial) == ("over", True)


def test_shares_average_by_the_weights_that_are_given() -> None:
    weights = {"210100": 0.5, "210200": 0.3, "210300": 0.2}
    found = allocation(target(), cities(30.0, 25.0, 20.0), regions=CITIES, weights=weights)
    assert (found.kind, found.total, found.balance) == ("mean", pytest.approx(26.5), "over")
    assert (found.gap, found.gap_unit) == (pytest.approx(1.5), "个百分点")
    assert found.arithmetic()[0] == "沈阳  30% × 0.5 = 15"
    assert found.arithmetic()[-1] == "差额  +1.5个百分点"


@pytest.mark.parametrize(
    ("weights", "code"),
    [(None, "missing_weights"), ({"210100": 1.0, "210200": 1.0}, "missing_weights"),
     ({"210100": 1.0, "210200": 1.0, "210300": 0.0}, "bad_weights"),
     ({"210100": 1.0, "210200": 1.0, "210300": float("nan")}, "bad_weights")],
)  # fmt: skip
def test_without_weights_nothing_is_averaged(weights: dict[str, float] | None, code: str) -> None:
    found = allocation(target(), cities(30.0, 25.0, 20.0), regions=CITIES, weights=weights)
    assert (found.total, found.gap, found.balance) == (None, None, "unknown")
    assert found.reason is not None
    assert found.reason.code == code


def test_of_a_cap_a_lower_sum_asks_for_more() -> None:
    cap = {**CUT, "indicator": "粗钢产能", "change": "level", "unit": "万吨/年", "comparator": "<="}
    found = allocation(target(value=600.0, **cap), cities(200, 200, 100, **cap), regions=CITIES)
    assert (found.kind, found.gap, found.balance) == ("sum", pytest.approx(-100), "over")


def test_what_does_not_compare_is_left_out_and_named() -> None:
    given = [*cities(300, 200, **CUT), *cities(1.0, **{**CUT, "year": 2018}), *cities(1.0, **{**CUT, "unit": "家"})]
    found = allocation(target(value=500.0, **CUT), given)
    assert (found.balance, len(found.lines), len(found.left_out)) == ("level", 2, 2)


def test_a_city_with_two_values_is_for_a_person_to_settle() -> None:
    found = allocation(target(value=500.0, **CUT), [*cities(300, 200, **CUT), *cities(310, **CUT)])
    assert (found.total, found.reason and found.reason.code) == (None, "two_city_targets")
    same = allocation(target(value=500.0, **CUT), [*cities(300, 200, **CUT), *cities(300, **CUT)])
    assert same.balance == "level"


def test_no_city_target_is_not_zero() -> None:
    found = allocation(target(value=500.0, **CUT), [], regions=CITIES)
    assert (found.total, found.balance, found.missing) == (None, "unknown", ("沈阳", "大连", "鞍山"))


@pytest.mark.parametrize(
    ("fields", "kind"),
    [({}, "mean"), (CUT, "sum"), ({**CUT, "unit": "万吨/年"}, "sum"), ({**CUT, "unit": "吨标准煤/万元"}, "mean"),
     ({**CUT, "change": "growth_rate", "unit": "%"}, "mean"), ({**CUT, "unit": "某单位"}, None), ({**CUT, "unit": "家"}, "sum"),
     ({"indicator_id": "gdp_per_capita", "indicator": "人均地区生产总值", "unit": "元"}, "mean")],
)  # fmt: skip
def test_what_adds_up_and_what_averages_follows_from_unit_and_indicator(
    fields: dict[str, Any], kind: str | None
) -> None:
    assert allocation_kind(target(**fields)) == kind
