"""Where a document stands on a day is worked out from the days it names, the same in list, filter, sheet and reader."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.console.factories import signed_in

from gangmu_console.library.models import Document
from gangmu_console.library.validity import Standing, standing_on

DAY = dt.date(2018, 9, 14)
BEFORE, AFTER = dt.date(2016, 8, 15), dt.date(2026, 4, 10)
CASES = (
    ({"issued": BEFORE}, "in_force"),
    ({"issued": DAY, "effective": DAY, "expires": DAY}, "in_force"),
    ({"issued": AFTER}, "not_issued"),
    ({"issued": AFTER, "status": "repealed"}, "not_issued"),
    ({"issued": BEFORE, "effective": AFTER}, "not_yet"),
    ({"effective": AFTER}, "not_yet"),
    ({"effective": BEFORE}, "in_force"),
    ({"issued": BEFORE, "expires": DAY - dt.timedelta(1)}, "expired"),
    ({"expires": DAY - dt.timedelta(1)}, "expired"),
    ({"issued": BEFORE, "status": "expired"}, "expired"),
    ({"issued": BEFORE, "expires": AFTER, "status": "expired"}, "in_force"),
    ({"issued": BEFORE, "status": "repealed"}, "repealed"),
    ({"issued": BEFORE, "status": "draft"}, "draft"),
    ({}, "undated"),
    ({"expires": AFTER}, "undated"),
)


def made(number: int, **said: object) -> Document:
    """A published document."""
    return Document.objects.create(key=f"d{number}", title=f"文件{number}", region="210000", stage="published", **said)


@pytest.mark.django_db
@pytest.mark.parametrize(("said", "standing"), CASES)
def test_a_document_stands_on_a_day_where_its_own_days_put_it(said: dict[str, object], standing: str) -> None:
    document = made(1, **said)
    assert Document.objects.annotate(now=standing_on(DAY)).get(pk=document.pk).now == standing


def test_the_list_tells_the_standing_of_the_day_of_the_page(db) -> None:
    made(1, issued=dt.date(2018, 1, 1), expires=dt.date(2018, 12, 31))
    client = signed_in("policy", "210000", None, "")
    for day, word in (("2017-06-01", "尚未印发"), ("2018-06-01", "有效"), ("2019-06-01", "已失效")):
        assert f">{word}<" in client.get("/documents/", {"as_of": day}).content.decode().partition("<tbody")[2], day


def test_filter_and_sheet_go_by_the_day_of_the_page(db) -> None:
    for number, (said, _standing) in enumerate(CASES):
        made(number, **said)
    client = signed_in("policy", "210000", None, "")
    for standing in Standing:
        found = client.get("/documents/", {"as_of": "2018-09-14", "status": standing.value, "export": "csv"})
        rows = list(csv.DictReader(io.StringIO(b"".join(found.streaming_content).decode("utf-8-sig"))))
        wanted = {f"文件{number}" for number, (_said, told) in enumerate(CASES) if told == standing}
        assert {row["标题"] for row in rows} == wanted
        assert {row["效力"] for row in rows} <= {standing.label}


def test_the_reader_says_it_and_a_list_needs_no_query_more_for_it(db) -> None:
    document = made(1, issued=AFTER)
    client = signed_in("policy", "210000", None, "")
    assert "尚未印发" in client.get(f"/documents/{document.pk}/", {"as_of": "2018-09-14"}).content.decode()
    with CaptureQueriesContext(connection) as few:
        client.get("/documents/")
    for number in range(2, 30):
        made(number, issued=BEFORE)
    with CaptureQueriesContext(connection) as many:
        client.get("/documents/")
    assert len(many) == len(few)
