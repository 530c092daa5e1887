"""What was worked out once is used again, and never after anything that it rests on has changed."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.console.targets.conftest import user

from gangmu_console.library.models import Document
from gangmu_console.targets import demonstration
from gangmu_console.targets.current import all_held
from gangmu_console.targets.models import Indicator, Observation, Target
from gangmu_console.targets.standings import held, in_force

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 9, 14)


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
