"""What holds of every target and every series: better is never worse, missing is never zero, units and order do not matter."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.progress.made import day, target

from gangmu.norms import Target
from gangmu.progress import Observation, allocation, forecast, known, pace, revisions, standing, status, trajectory
from gangmu.progress.period import in_years, year_end

RANKS = {"severely_behind": 0, "behind": 1, "on_track": 2, "met": 3}
CHANGES = ("level", "increase", "decrease", "cumulative", "growth_rate", "annual")
AS_OF = day("2022-12-31")
VALUES = st.decimals(-50, 200, places=1).map(float)
DATES = st.dates(day("2015-01-01"), day("2021-12-31"))
YEAR_ENDS = st.integers(2013, 2021).map(year_end)
METHODS = st.sampled_from(["trend", "drift", "naive"])


@st.composite
def targets(draw: st.DrawFn, **fixed: Any) -> Target:
    """Targets of every kind and comparator, due by 2021, with and without a baseline."""
    fields = {
        "indicator": "某数", "indicator_id": None, "unit": draw(st.sampled_from(["%", "亿元"])), "value": draw(VALUES),
        "change": draw(st.sampled_from(CHANGES)), "comparator": draw(st.sampled_from([">=", ">", "<=", "<", "=", "~"])),
        "year": draw(st.one_of(st.none(), st.integers(2018, 2021))),
        "baseline_year": draw(st.one_of(st.none(), st.integers(2013, 2016))),
        "baseline_value": draw(st.one_of(st.none(), VALUES)),
    }  # fmt: skip
    return target(**{**fields, **fixed})


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    return Observation(
        draw(st.one_of(st.none(), VALUES)), draw(st.sampled_from(["", "%", "亿元", "万元"])), draw(YEAR_ENDS),
        source=draw(st.sampled_from(["甲", "乙"])), recorded=draw(st.one_of(st.none(), DATES)),
        revision=draw(st.integers(0, 2)), differs=draw(st.sampled_from(["", "", "", "分母不同"])),
    )  # fmt: skip


SERIES = st.lists(observations(), max_size=12)
NODES = st.lists(
    st.tuples(st.integers(2015, 2019), VALUES), max_size=3, unique_by=lambda pair: pair[0],
)  # fmt: skip


def nodes_of(wanted: Target, pairs: list[tuple[int, float]]) -> list[Target]:
    return [target_like(wanted, id=f"plan/1#9{year}", year=year, value=value) for year, value in pairs]


def target_like(wanted: Target, **fields: Any) -> Target:
    made = {name: getattr(wanted, name) for name in ("indicator", "indicator_id", "unit", "change", "comparator")}
    base = {"baseline_year": wanted.baseline_year, "baseline_value": wanted.baseline_value}
    return target(**{**made, **base, **fields})


@given(targets(), NODES, VALUES, VALUES, DATES, st.sampled_from(["annual", "to_date", "unknown"]))
def test_a_better_observation_never_gives_a_worse_word(
    wanted: Target, pairs: list[tuple[int, float]], one: float, two: float, date: dt.date, every: Any
) -> None:
    found = [
        standing(wanted, [Observation(value, "", date, every)], AS_OF, others=nodes_of(wanted, pairs))
        for value in sorted((one, two), reverse=wanted.comparator in ("<=", "<"))
    ]
    assume(wanted.comparator not in ("=", "~") or wanted.change != "level")
    worse, better = found
    if worse.status in RANKS and better.status in RANKS:
        assert RANKS[worse.status] <= RANKS[better.status]


@given(targets(), VALUES, DATES)
def test_without_milestones_the_word_is_that_of_status(wanted: Target, value: float, date: dt.date) -> None:
    row = Observation(value, "", date)
    word = standing(wanted, [row], AS_OF).status
    assert {"severely_behind": "behind"}.get(word, word) == status(wanted, row, AS_OF)


@given(targets(), SERIES, DATES)
def test_what_is_missing_is_never_a_number(wanted: Target, rows: list[Observation], as_of: dt.date) -> None:
    found = standing(wanted, rows, as_of)
    if found.actual is None:
        assert (found.gap, found.ahead) == (None, None)
        assert found.status not in RANKS
        assert found.reason is not None
    else:
        assert found.observation is not None
        assert found.observation.value is not None
    emptied = standing(wanted, [*rows, Observation(None, "", as_of, recorded=as_of, revision=9)], as_of)
    assert emptied.status in ("not_reported", "disputed")
    assert emptied.actual is None


@given(targets(), SERIES, DATES)
def test_every_word_but_the_plain_ones_has_a_reason_in_both_languages(
    wanted: Target, rows: list[Observation], as_of: dt.date
) -> None:
    found = standing(wanted, rows, as_of)
    if found.status in RANKS:
        assert found.reason is None
    else:
        assert found.reason is not None
        assert found.reason.said("zh")
        assert found.reason.said("en")
        assert "{" not in found.reason.said("en")


@given(targets(unit="亿元"), NODES, st.lists(st.tuples(YEAR_ENDS, VALUES), max_size=6))
def test_the_unit_in_which_it_is_reported_does_not_matter(
    wanted: Target, pairs: list[tuple[int, float]], values: list[tuple[dt.date, float]]
) -> None:
    others = nodes_of(wanted, pairs)
    large = [Observation(value, "亿元", date) for date, value in values]
    small = [Observation(value * 10000, "万元", date) for date, value in values]
    one, two = (standing(wanted, rows, AS_OF, others=others) for rows in (large, small))
    assert one.status == two.status
    assert one.gap == (None if two.gap is None else pytest.approx(two.gap))
    coarse = target_like(wanted, year=wanted.year, unit="万元", value=wanted.value * 10000,
                         baseline_value=None if wanted.baseline_value is None else wanted.baseline_value * 10000)  # fmt: skip
    three = standing(coarse, large, AS_OF, others=others)
    assert three.status == one.status
    assert three.expected == (None if one.expected is None else pytest.approx(one.expected * 10000, abs=1e-6))


@given(targets(change="level", comparator=">="), NODES)
def test_the_path_passes_through_its_points_and_stays_between_them(
    wanted: Target, pairs: list[tuple[int, float]]
) -> None:
    path = trajectory(wanted, [node for node in nodes_of(wanted, pairs) if wanted.year and node.year < wanted.year])
    for point in path.points:
        assert path.at(point.date) == point.value
    for first, second in zip(path.points, path.points[1:], strict=False):
        between = path.at(first.date + (second.date - first.date) / 2)
        assert between is not None
        low, high = sorted((first.value, second.value))
        assert low - 1e-9 <= between <= high + 1e-9
    assert [point.date for point in path.points] == sorted({point.date for point in path.points})


@given(targets(), SERIES, NODES, DATES, METHODS, st.randoms(use_true_random=False))
def test_the_order_of_observations_does_not_matter(
    wanted: Target,
    rows: list[Observation],
    pairs: list[tuple[int, float]],
    as_of: dt.date,
    method: Any,
    dice: random.Random,
) -> None:
    others = nodes_of(wanted, pairs)
    mixed, turned = dice.sample(rows, len(rows)), dice.sample(others, len(others))
    assert standing(wanted, rows, as_of, others=others) == standing(wanted, mixed, as_of, others=turned)
    assert forecast(wanted, rows, as_of, method=method) == forecast(wanted, mixed, as_of, method=method)
    assert pace(wanted, rows, as_of) == pace(wanted, mixed, as_of)
    assert known(rows, as_of) == known(mixed, as_of)


@given(targets(), st.lists(st.tuples(YEAR_ENDS, VALUES), max_size=9), METHODS, st.sampled_from([0.8, 0.95]))
def test_an_interval_holds_its_forecast_and_widens_with_time(
    wanted: Target, values: list[tuple[dt.date, float]], method: Any, level: float
) -> None:
    rows = [Observation(value, "", date) for date, value in values]
    as_of = day("2017-12-31")
    found = forecast(wanted, rows, as_of, method=method, level=level)
    assert bool(found.predicted) != (found.reason is not None)
    for each in found.predicted:
        assert each.low <= each.value <= each.high
    widths = [each.high - each.low for each in found.predicted]
    assert all(one <= two + 1e-9 for one, two in itertools.pairwise(widths))
    assert found == forecast(wanted, rows, as_of, method=method, level=level)


@given(st.lists(VALUES, min_size=3, max_size=5), METHODS)
def test_the_wider_level_encloses_the_narrower(values: list[float], method: Any) -> None:
    rows = [Observation(value, "", year_end(2017 - n)) for n, value in enumerate(values)]
    narrow, wide = (forecast(target(), rows, day("2018-01-31"), method=method, level=level) for level in (0.8, 0.95))
    for inner, outer in zip(narrow.predicted, wide.predicted, strict=True):
        assert outer.low <= inner.low <= inner.high <= outer.high


@given(VALUES, st.decimals(-10, 10, places=1).map(float))
def test_a_straight_line_goes_on_straight(start: float, step: float) -> None:
    rows = [Observation(start + step * n, "", year_end(2014 + n)) for n in range(4)]
    for method in ("trend", "drift"):
        found = forecast(target(), rows, day("2018-01-31"), method=method)  # type: ignore[arg-type]
        assert found.predicted[-1].value == pytest.approx(start + step * 6, abs=1e-6)
        assert found.predicted[-1].high - found.predicted[-1].low == pytest.approx(0, abs=1e-6)


@given(SERIES, DATES)
def test_earlier_revisions_are_kept_and_what_is_recorded_later_does_not_count(
    rows: list[Observation], as_of: dt.date
) -> None:
    newest = known(rows, as_of)
    assert all(one.known_since <= as_of for one in newest)
    for one in newest:
        history = revisions(rows, one)
        assert one in history
        assert all(
            (each.known_since, each.revision) <= (one.known_since, one.revision)
            for each in history
            if each.known_since <= as_of
        )
    later = [one for one in rows if one.known_since > as_of]
    assert known([one for one in rows if one not in later], as_of) == newest


@given(targets(change="level", comparator=">=", baseline_year=2014, year=2020), VALUES)
def test_who_keeps_the_needed_pace_arrives(wanted: Target, actual: float) -> None:
    found = pace(wanted, [Observation(actual, "", year_end(2017))], year_end(2017))
    assert found.needed is not None
    assert found.years_left == in_years(year_end(2020)) - in_years(year_end(2017))
    if found.needed_reason is None:
        assert actual + found.needed * found.years_left == pytest.approx(wanted.value, abs=1e-6)


@given(st.lists(st.decimals(0, 100, places=1).map(float), min_size=1, max_size=14), st.floats(0.1, 9))
def test_a_mean_lies_between_its_cities_and_weights_count_only_by_their_ratio(
    values: list[float], scale: float
) -> None:
    cities = [target(id=f"c/{n}", region=str(n), value=value) for n, value in enumerate(values)]
    weights = {str(n): 1.0 + n for n in range(len(values))}
    found = allocation(target(), cities, weights=weights)
    scaled = allocation(target(), cities, weights={code: scale * weight for code, weight in weights.items()})
    assert found.total is not None
    assert min(values) - 1e-9 <= found.total <= max(values) + 1e-9
    assert scaled.total == pytest.approx(found.total)
    assert allocation(target(), cities[::-1], weights=weights) == found
