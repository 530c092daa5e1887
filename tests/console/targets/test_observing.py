"""Observations: never overwritten, never zero where missing, reported only for one's own region."""

from __future__ import annotations

import datetime as dt

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.console.targets.conftest import user

from gangmu.progress import period_named
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry, Post
from gangmu_console.targets.actions import Wrong, record
from gangmu_console.targets.models import Observation

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 9, 14)
JUNE = dt.date(2018, 6, 30)


def reported(clerk, indicator, value, **more):
    said = {"unit": "%", "source": "统计局", "day": DAY} | more
    return record(clerk, indicator, "210000", JUNE, "monthly", value, **said)


@pytest.fixture
def share(indicators):
    return indicators["secondary_share"]


def test_a_correction_is_a_revision_with_a_reason_and_the_first_value_stays(clerk, share) -> None:
    first = reported(clerk, share, 48.0)
    second = reported(clerk, share, 47.6, reason="核算口径修订")
    first.refresh_from_db()
    assert (first.value, first.current, second.revision, second.current) == (48.0, False, 1, True)
    entry = AuditEntry.objects.get(action="revise")
    assert (entry.before["value"], entry.after["value"], entry.why) == (48.0, 47.6, "核算口径修订")
    assert list(verify()) == []


def test_a_correction_without_a_reason_is_refused_and_changes_nothing(clerk, share) -> None:
    reported(clerk, share, 48.0)
    with pytest.raises(Wrong, match="理由"):
        reported(clerk, share, 47.6)
    assert list(Observation.objects.values_list("value", "current")) == [(48.0, True)]


def test_the_same_value_again_is_no_revision(clerk, share) -> None:
    assert reported(clerk, share, 48.0) == reported(clerk, share, 48.0)
    assert AuditEntry.objects.count() == 1


def test_missing_is_kept_as_missing(clerk, share) -> None:
    assert reported(clerk, share, None).value is None


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_finite_number_is_refused(clerk, share, value) -> None:
    with pytest.raises(Wrong, match="有限"):
        reported(clerk, share, value)


def test_a_period_that_is_not_over_is_refused(clerk, share) -> None:
    with pytest.raises(Wrong, match="没有结束"):
        record(clerk, share, "210000", dt.date(2018, 12, 31), "annual", 48.0, unit="%", source="统计局", day=DAY)


FORM = {
    "region": "210100",
    "period": "2018年6月",
    "value": "48.2",
    "unit": "",
    "source": "统计局",
    "differs": "",
    "reason": "",
}


def test_the_form_records_and_leads_to_the_observation(office, share) -> None:
    answer = office("city", "210100").post("/observations/add/", {**FORM, "indicator": share.pk}, follow=True)
    made = Observation.objects.get()
    assert (made.region, made.value, made.unit, made.every) == ("210100", 48.2, "%", "monthly")
    assert answer.redirect_chain[-1][0] == f"/observations/{made.pk}/"
    assert "48.2" in answer.content.decode()


def test_a_department_sees_what_it_reported(office, share) -> None:
    answer = office("department").post("/observations/add/", {**FORM, "indicator": share.pk}, follow=True)
    assert answer.status_code == 200


def test_nobody_reports_for_a_region_that_is_not_theirs(office, share) -> None:
    city = office("city", "210100")
    for region in ("210200", "210000", "630000"):
        answer = city.post("/observations/add/", {**FORM, "region": region, "indicator": share.pk})
        assert (answer.status_code, Observation.objects.count()) == (422, 0)
        assert "不报送这个地区" in answer.content.decode()


def test_who_holds_posts_in_two_cities_reports_for_either(office, share) -> None:
    Post.objects.create(user=user("city", "210100"), role="city", region="210200")
    page = LexborHTMLParser(office("city", "210100").get("/observations/add/").content.decode())
    offered = {node.attributes.get("value") for node in page.css("select[name=region] option")}
    assert {"210100", "210200"} < offered
    assert not offered & {"210000", "210300"}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("period", "去年", "看不懂"), ("region", "999999", "不报送这个地区"), ("value", "", "缺报"), ("unit", "万吨", "换算不成"),
        ("unit", "某某", "没有这个单位"), ("period", "2018", "还没有结束"), ("value", "四十八", "数"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_in_the_form_and_what_was_typed_stays(office, share, field, value, said) -> None:
    answer = office("policy").post("/observations/add/", {**FORM, "indicator": share.pk, field: value})
    page = answer.content.decode()
    assert (answer.status_code, said in page, "统计局" in page) == (422, True, True)


def test_readers_and_enterprises_cannot_report(office, share) -> None:
    for role in ("reader", "enterprise", "window", "inspector"):
        assert office(role).post("/observations/add/", {**FORM, "indicator": share.pk}).status_code == 403
    assert Observation.objects.count() == 0


def test_a_city_sees_its_own_observations_only(office, clerk, share) -> None:
    ours, theirs = (
        record(clerk, share, region, JUNE, "monthly", 48.0, unit="%", source="统计局", day=DAY)
        for region in ("210100", "210200")
    )
    city = office("city", "210100")
    assert city.get(f"/observations/{ours.pk}/").status_code == 200
    assert city.get(f"/observations/{theirs.pk}/").status_code == 404
    assert "大连" not in city.get("/observations/?region=").content.decode().split("<tbody")[1]


def test_the_page_of_an_observation_tells_every_revision_with_its_reason(office, clerk, share) -> None:
    reported(clerk, share, 48.0)
    newest = reported(clerk, share, 47.6, reason="核算口径修订")
    page = office("policy").get(f"/observations/{newest.pk}/").content.decode()
    assert "48" in page
    assert "核算口径修订" in page


def test_the_list_marks_what_is_missing_and_finds_it(office, clerk, share) -> None:
    reported(clerk, share, None)
    page = office("policy").get("/observations/?missing=yes").content.decode()
    assert "缺报" in page.split("<tbody")[1]
    assert period_named("2018年6月").end.isoformat() in page
