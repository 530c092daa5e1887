"""Parts of one whole: their sum, and each part's standing."""

from __future__ import annotations

import pytest
from tests.progress.made import day, seen, target

from gangmu.norms import Target
from gangmu.progress import Observation, Shares, share_standings, sum_of_shares

TODAY = day("2018-09-14")
CODES = ("primary_share", "secondary_share", "tertiary_share")
NAMES = ("第一产业增加值占比", "第二产业增加值占比", "第三产业增加值占比")


def parts(asked: tuple[float, ...] = (7.0, 46.0, 47.0), was: tuple[float, ...] = (8.0, 50.2, 41.8)) -> list[Target]:
    return [
        target(id=f"plan/3#{n}", indicator=name, indicator_id=code, value=value, baseline_value=base)
        for n, (code, name, value, base) in enumerate(zip(CODES, NAMES, asked, was, strict=True))
    ]


def rows(*values: float | None, period: str = "2017") -> list[Observation]:
    return [seen(period, value, "%", indicator=code) for code, value in zip(CODES, values, strict=True)]


def words(found: Shares) -> list[str]:
    return [each.status for each in found.standings]


def test_each_part_of_a_whole_stands_by_itself() -> None:
    found = share_standings(parts(), rows(7.4, 48.6, 44.0), TODAY)
    assert (found.asked.total, found.asked.sound) == (100.0, True)
    assert (found.observed.total, found.observed.sound) == (pytest.approx(100.0), True)
    assert words(found) == ["on_track", "behind", "behind"]


def test_observed_parts_that_make_no_whole_are_not_judged() -> None:
    found = share_standings(parts(), rows(7.4, 48.0, 47.0), TODAY)
    assert found.observed.sound is False
    assert words(found) == ["unknown"] * 3
    assert {each.reason.said() for each in found.standings if each.reason} == {"各部分合计102.4，不等于100"}


def test_a_missing_part_is_not_the_rest() -> None:
    found = share_standings(parts(), rows(7.4, None, 44.0), TODAY)
    assert (found.observed.total, found.observed.sound, found.observed.missing) == (None, None, (NAMES[1],))
    assert words(found) == ["unknown", "not_reported", "unknown"]


def test_parts_of_different_periods_are_no_whole() -> None:
    given = [*rows(7.4, 48.6, 44.0)[:2], *rows(7.0, 49.0, 44.0, period="2016")[2:]]
    assert words(share_standings(parts(), given, TODAY)) == ["unknown"] * 3


def test_asked_shares_that_make_no_whole_are_said_so() -> None:
    found = share_standings(parts((7.0, 46.0, 48.0)), rows(7.4, 48.6, 44.0), TODAY)
    assert (found.asked.sound, found.asked.off) == (False, pytest.approx(1.0))
    assert words(found) == ["on_track", "behind", "behind"]


@pytest.mark.parametrize(
    ("values", "sound"),
    [((7.0, 46.0, 47.0), True), ((7.2, 46.2, 47.1), True), ((7.3, 46.2, 47.1), False), ((-1.0, 54.0, 47.0), False),
     ((float("nan"), 50.0, 50.0), False), ((None, 50.0, 50.0), None), ((), None)],
)  # fmt: skip
def test_rounding_is_tolerated_up_to_half_a_point(values: tuple[float | None, ...], sound: bool | None) -> None:
    assert sum_of_shares({str(n): value for n, value in enumerate(values)}).sound is sound
