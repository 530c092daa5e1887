"""What was worked out once is used again, and never after anything that it rests on has changed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import data, floats, lists, none, sampled_from
from tests.console.targets.conftest import user

from gangmu_console.library.models import Document
from gangmu_console.targets import demonstration
from gangmu_console.targets.current import all_held
from gangmu_console.targets.models import Indicator, Observation, Target
from gangmu_console.targets.standings import held, in_force

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 9, 14)
PERIODS = [
    *(("annual", dt.date(year, 12, 31)) for year in (2014, 2015, 2016, 2017)),
    ("monthly", dt.date(2018, 6, 30)), ("monthly", dt.date(2018, 7, 31)), ("quarterly", dt.date(2018, 6, 30)),
    ("to_date", dt.date(2018, 6, 30)), ("to_date", dt.date(2017, 12, 31)), ("half_year", dt.date(2018, 6, 30)),
]  # fmt: skip


@pytest.fixture
def shown(targets) -> None:
    demonstration.load({"zhou": user("policy")})


def fresh() -> list:
    rows = in_force(Target.objects.select_related("indicator", "norm__document"), DAY)
    return [(one.target.pk, one.standing) for one in held(rows, DAY, lately=True)]


def kept() -> list:
    return [(one.target.pk, one.standing) for one in all_held(DAY)]


def test_nothing_is_worked_out_twice(shown) -> None:
    first = all_held(DAY)
    with CaptureQueriesContext(connection) as asked:
        assert all_held(DAY) is first
    assert len(asked) == 1


@pytest.mark.parametrize("change", [
    lambda: Observation.objects.filter(value__isnull=False).update(value=1.0),
    lambda: Observation.objects.all().delete(),
    lambda: Target.objects.update(said={**Target.objects.first().said, "value": 12345}),
    lambda: Document.objects.filter(norms__target__isnull=False).update(status="repealed"),
    lambda: Document.objects.filter(norms__target__isnull=False).update(expires=dt.date(2017, 1, 1)),
    lambda: Indicator.objects.filter(targets__isnull=False).order_by("-pk")[:1].get().targets.all().delete(),
])  # fmt: skip
def test_a_change_of_what_it_rests_on_is_seen_at_once(shown, change) -> None:
    before = kept()
    assert before == fresh()
    change()
    assert kept() == fresh() != before


def test_what_is_rolled_back_leaves_no_trace(shown) -> None:
    before = kept()
    with transaction.atomic():
        Observation.objects.all().delete()
        assert kept() != before
        transaction.set_rollback(True)
    assert kept() == before == fresh()


@given(data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_period_observed_last_decides_where_a_target_stands(shown, data) -> None:
    rows = list(in_force(Target.objects.select_related("indicator", "norm__document"), DAY)[:12])
    one = data.draw(sampled_from(rows))
    with transaction.atomic():
        Observation.objects.filter(indicator=one.indicator, region=one.region).delete()
        for every, end in data.draw(lists(sampled_from(PERIODS), unique=True)):
            Observation.objects.create(
                indicator=one.indicator, region=one.region, period_end=end, every=every,
                value=data.draw(none() | floats(-50, 5000)), unit=one.unit, source="某", recorded_on=DAY,
                differs=data.draw(sampled_from(("", "", "另一口径"))),
            )  # fmt: skip
        (whole,), (lately,) = held([one], DAY), held([one], DAY, lately=True)
        transaction.set_rollback(True)
    told = [(s.status, s.expected, s.actual, s.gap, s.on) for s in (whole.standing, lately.standing)]
    assert told[0] == told[1]
