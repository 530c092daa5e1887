"""Forecasts: textbook values, the points they rest on, and when there is none."""

from __future__ import annotations

import math
from statistics import NormalDist

import pytest
from tests.progress.made import day, seen, target

from gangmu.progress import Forecast, forecast
from gangmu.progress.quantile import expanded, student_t

TODAY = day("2018-09-14")
YEARS = [seen("2014", 15.0), seen("2015", 15.8), seen("2016", 16.9), seen("2017", 18.1)]


def _last(found: Forecast) -> tuple[float, float, float]:
    return found.predicted[-1].value, found.predicted[-1].low, found.predicted[-1].high


def test_the_trend_is_the_least_squares_line_with_its_prediction_interval() -> None:
    """Reckoned by hand: x = 0..3, mean 1.5, Sxx 5, slope 1.04, mean of y 16.45, residuals .11 -.13 -.07 .09."""
    found = forecast(target(), YEARS, TODAY)
    noise = math.sqrt((0.11**2 + 0.13**2 + 0.07**2 + 0.09**2) / 2)
    reach = 1.886 * noise * math.sqrt(1 + 1 / 4 + 4.5**2 / 5)
    assert _last(found) == pytest.approx((16.45 + 1.04 * 4.5, 21.13 - reach, 21.13 + reach))
    assert [each.date.year for each in found.predicted] == [2018, 2019, 2020]
    assert (found.count, found.method, found.method_name("en")) == (4, "trend", "linear trend (ordinary least squares)")
    assert (found.outlook, found.unit, found.level) == ("unlikely", "%", 0.8)


def test_the_trend_takes_the_newest_reading_of_an_unfinished_year() -> None:
    months = [seen("2018-05", 18.5), seen("2018-06", 18.7)]
    found = forecast(target(), [*YEARS, *months], TODAY)
    assert [each.value for each in found.points] == [15.0, 15.8, 16.9, 18.1, 18.7]
    assert 20.9 < found.predicted[-1].value < 22.0
    assert forecast(target(), [*YEARS, *months], TODAY, method="drift").count == 4


def test_the_drift_goes_on_by_the_mean_step() -> None:
    found = forecast(target(), YEARS, TODAY, method="drift")
    noise = math.sqrt(((0.8 - 3.1 / 3) ** 2 + (1.1 - 3.1 / 3) ** 2 + (1.2 - 3.1 / 3) ** 2) / 2)
    reach = 1.886 * noise * math.sqrt(3 * (1 + 3 / 3))
    assert _last(found) == pytest.approx((21.2, 21.2 - reach, 21.2 + reach))


def test_the_naive_forecast_stays_where_it_is() -> None:
    found = forecast(target(), YEARS, TODAY, method="naive")
    reach = 1.638 * math.sqrt((0.64 + 1.21 + 1.44) / 3) * math.sqrt(3)
    assert _last(found) == pytest.approx((18.1, 18.1 - reach, 18.1 + reach))


def test_fewer_than_three_points_are_no_forecast() -> None:
    found = forecast(target(), [*YEARS[:2], seen("2016", None)], TODAY)
    assert found.predicted == ()
    assert found.reason is not None
    assert found.reason.said() == "只有2个年度观测值，少于3个，不作预测"


def test_a_gap_between_years_breaks_what_steps_from_year_to_year() -> None:
    broken = [seen("2013", 14.0), *YEARS[:1], seen("2015", None), *YEARS[2:]]
    assert forecast(target(), broken, TODAY, method="drift").count == 2
    assert forecast(target(), broken, TODAY).count == 4


@pytest.mark.parametrize(
    ("today", "fields", "reason"),
    [
        ("2021-01-01", {}, "time_over"),
        ("2018-09-14", {"year": None}, "no_year"),
        ("2018-09-14", {"year": 2017}, "time_over"),
    ],
)
def test_there_is_nothing_to_forecast_without_time_left(today: str, fields: dict[str, int | None], reason: str) -> None:
    found = forecast(target(**fields), YEARS, day(today))
    assert found.reason is not None
    assert (found.predicted, found.reason.code, found.outlook) == ((), reason, "unknown")


def test_a_finer_due_date_is_the_last_day_forecast() -> None:
    found = forecast(target(deadline=day("2019-06-30")), YEARS, TODAY)
    assert [each.date for each in found.predicted] == [day("2018-12-31"), day("2019-06-30")]


@pytest.mark.parametrize(
    ("value", "outlook"), [(20.0, "secure"), (21.0, "likely"), (21.3, "doubtful"), (30.0, "unlikely")]
)
def test_the_outlook_compares_the_interval_with_the_target(value: float, outlook: str) -> None:
    assert forecast(target(value=value), YEARS, TODAY).outlook == outlook


@pytest.mark.parametrize("level", [0.8, 0.95])
def test_the_table_of_t_agrees_with_the_distribution(level: float) -> None:
    assert student_t(level, 1) == pytest.approx(math.tan(math.pi * level / 2), abs=1e-3)
    p = (1 + level) / 2
    assert student_t(level, 2) == pytest.approx((2 * p - 1) / math.sqrt(2 * p * (1 - p)), abs=1e-3)
    assert all(student_t(level, df) == pytest.approx(expanded(level, df), abs=3e-3) for df in range(12, 31))
    assert all(student_t(level, df) > student_t(level, df + 1) for df in range(1, 40))
    assert student_t(level, 10**6) == pytest.approx(NormalDist().inv_cdf(p), abs=1e-5)


@pytest.mark.parametrize("level", [0.8, 0.95])
@pytest.mark.parametrize("freedom", [3, 5, 8, 13, 21, 30])
def test_each_t_encloses_its_level_of_the_density(level: float, freedom: int) -> None:
    constant = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    steps, top = 4000, student_t(level, freedom)
    inside = [(1 + (top * (k + 0.5) / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for k in range(steps)]
    assert 2 * constant * math.fsum(inside) * top / steps == pytest.approx(level, abs=3e-4)
