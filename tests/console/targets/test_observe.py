"""Observations: never overwritten, never zero when missing; a table is saved whole or not at all."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from gangmu_console.kit.versions import Stale
from gangmu_console.people.audit import verify
from gangmu_console.people.models import Post, User
from gangmu_console.people.person import Person, person_of
from gangmu_console.targets.actions import Wrong, import_indicators, record
from gangmu_console.targets.actions.importing import Refused, confirm, preview
from gangmu_console.targets.models import Indicator, Observation

pytestmark = pytest.mark.django_db
DAY, END = dt.date(2018, 9, 14), dt.date(2017, 12, 31)
HEAD = "指标,地区,观测期,数值,单位,来源,口径差异,修订理由\n"


@pytest.fixture
def person(db) -> Person:
    import_indicators()
    user = User.objects.create(username="zhou")
    Post.objects.create(user=user, role="policy", region="210000")
    return person_of(user)


@pytest.fixture
def gdp(person) -> Indicator:
    return Indicator.objects.get(code="gdp")


def table(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("观测.csv", (HEAD + "\n".join(rows)).encode())


def observed(person, gdp, value, reason="") -> Observation:
    return record(person, gdp, "210000", END, "annual", value, unit="亿元", source="省统计局", day=DAY, reason=reason)


def test_a_correction_is_a_revision_with_a_reason_and_the_first_value_stays(person, gdp) -> None:
    first = observed(person, gdp, 23942.0)
    with pytest.raises(Wrong):
        observed(person, gdp, 23409.24)
    second = observed(person, gdp, 23409.24, "公报修订")
    first.refresh_from_db()
    assert (first.value, first.current, second.revision, second.current) == (23942.0, False, 1, True)
    assert list(verify()) == []


def test_saying_the_same_again_adds_nothing(person, gdp) -> None:
    assert observed(person, gdp, 1.0) == observed(person, gdp, 1.0)


def test_missing_is_kept_as_missing(person, gdp) -> None:
    assert observed(person, gdp, None).value is None


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(person, gdp, value) -> None:
    with pytest.raises(Wrong):
        observed(person, gdp, value)


def test_a_period_that_is_not_over_is_refused(person, gdp) -> None:
    with pytest.raises(Wrong):
        record(person, gdp, "210000", dt.date(2018, 12, 31), "annual", 1.0, unit="亿元", source="x", day=DAY)


def test_every_row_tells_its_errors_before_anything_is_saved(person) -> None:
    run = preview(person, table(
        "地区生产总值,210000,2017,23409.24,亿元,省统计局,,",
        "没有的指标,210000,2017,1,亿元,x,,",
        "地区生产总值,999999,2017,1,亿元,x,,",
        "地区生产总值,210000,某年,1,亿元,x,,",
        "地区生产总值,210100,2017,=1+1,亿元,x,,",
        "地区生产总值,210100,2016,,亿元,x,,",
        "地区生产总值,210100,2015,缺报,亿元,x,,",
        "地区生产总值,210000,2017,5,亿元,x,,",
        "地区生产总值,210200,2018,5,亿元,x,,",
        "地区生产总值,210200,2017,5,光年,x,,",
    ), DAY)  # fmt: skip
    assert (run.good, run.bad, Observation.objects.count()) == (2, 8, 0)
    assert [row["number"] for row in run.rows if not row["errors"]] == [2, 8]
    assert confirm(person, run, DAY) == 2
    assert list(Observation.objects.order_by("region").values_list("value", flat=True)) == [23409.24, None]


def test_a_table_is_confirmed_once(person) -> None:
    run = preview(person, table("地区生产总值,210000,2017,1,亿元,x,,"), DAY)
    confirm(person, run, DAY)
    with pytest.raises(Stale):
        confirm(person, run, DAY)


def test_a_table_in_which_one_row_cannot_be_saved_any_more_saves_nothing(person, gdp) -> None:
    run = preview(person, table("地区生产总值,210100,2017,1,亿元,x,,", "地区生产总值,210000,2017,1,亿元,x,,"), DAY)
    observed(person, gdp, 2.0)
    with pytest.raises(Wrong):
        confirm(person, run, DAY)
    assert Observation.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.xlsx", b"MZ\x90"), ("x.xlsx", b"PK\x03\x04rubbish"), ("x.csv", b"\xff\xfe\x00\x01\x81"), ("x.exe", b"MZ"), ("x.csv", b""),
     ("x.csv", "甲,乙\n1,2".encode()), ("x.csv", HEAD.encode())],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_one_message(person, name: str, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        preview(person, SimpleUploadedFile(name, content), DAY)
    assert name in str(refused.value)


def test_a_workbook_is_read_like_a_table(person) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD.strip().split(","))
        sheet.write_row(1, 0, ["地区生产总值", 210000, 2017, 23409.24, "亿元", "省统计局"])
    run = preview(person, SimpleUploadedFile("观测.xlsx", file.getvalue()), DAY)
    assert (run.good, run.rows[0]["meant"]["value"]) == (1, 23409.24)
