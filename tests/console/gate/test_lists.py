"""Lists stay lists however long they grow: the same queries for two rows as for many, filters that find, exports that hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.console.gate.test_screening import GLASS, screened

from gangmu_console.gate.models import Screening

Office = Callable[..., Client]


def _more(made: Screening, count: int) -> None:
    rows = []
    for place in range(count):
        copy = Screening.objects.get(pk=made.pk)
        copy.pk, copy.number = None, f"2018-0914-{place + 100}"
        rows.append(copy)
    Screening.objects.bulk_create(rows)


@pytest.mark.parametrize("query", ["", "?outcome=prohibited", "?region=210100&since=2018-01-01", "?q=玻璃"])
def test_queries_do_not_grow_with_rows(office: Office, query: str) -> None:
    window = office("window")
    made = screened(window, GLASS)
    with CaptureQueriesContext(connection) as few:
        window.get(f"/screenings/{query}")
    _more(made, 60)
    with CaptureQueriesContext(connection) as many:
        window.get(f"/screenings/{query}")
    assert len(many) == len(few)


def test_a_verdict_page_asks_the_same_number_of_queries_for_many_clauses_as_for_none(office: Office) -> None:
    window = office("window")
    full, bare = screened(window, GLASS), screened(window, "某公司技术改造项目")
    counts = []
    for one in (full, bare, full):
        with CaptureQueriesContext(connection) as asked:
            window.get(f"/screenings/{one.pk}/")
        counts.append(len(asked))
    assert abs(counts[1] - counts[2]) <= 2  # a verdict that refuses reads its notices too


def test_the_newest_come_by_an_index_alone(office: Office) -> None:
    made = screened(office("window"), GLASS)
    _more(made, 20)
    for where in ({"province": "210000"}, {"city": "210100"}, {"province": "210000", "outcome": "prohibited"}):
        plan = Screening.objects.filter(**where).order_by("-as_of", "-id")[:50].explain()
        assert "TEMP B-TREE" not in plan, plan
        assert "screening_" in plan, plan


@pytest.mark.parametrize(("query", "found"), [
    ("?outcome=prohibited", True), ("?outcome=permitted", False), ("?region=210100", True), ("?region=210200", False),
    ("?since=2018-09-15", False), ("?until=2018-09-14", True), ("?state=draft", True), ("?q=2018-0914", True),
    ("?q=浮法玻璃", True), ("?batch=x", False), ("?batch=1", False), ("?since=gestern", False),
])  # fmt: skip
def test_filters_find_what_they_say(office: Office, query: str, found: bool) -> None:
    window = office("window")
    made = screened(window, GLASS)
    assert (made.number in window.get(f"/screenings/{query}").content.decode()) is found


@pytest.mark.parametrize("name", ["screenings", "batches", "notices", "permits", "reviews", "limits"])
def test_every_list_has_an_empty_page_and_an_export(office: Office, name: str) -> None:
    admin = office("province")
    page = admin.get(f"/{name}/").content.decode()
    assert "gm-empty" in page
    assert admin.get(f"/{name}/?export=csv").status_code == 200
