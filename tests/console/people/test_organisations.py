from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from gangmu_console.people.models import AuditEntry, Organisation
from gangmu_console.people.organisations import import_organisations


def test_the_registry_gives_the_tree_names_and_successors(db: None) -> None:
    assert import_organisations(("210000",)) > 100
    assert import_organisations(("210000",)) == 0
    bureau = Organisation.objects.get(code="210000/industry")
    assert bureau.parent.code == "210000/government"
    assert bureau.parent.parent.code == "100000/government"
    city = Organisation.objects.get(code="210100/industry")
    assert city.parent.code == "210100/government"
    assert city.parent.parent.code == "210000/government"
    assert all(one.until for one in Organisation.objects.exclude(successor=None))


def test_a_renamed_organisation_keeps_its_name_of_each_day(admin: Client, bureau: Organisation) -> None:
    for name, day in (("辽宁省经信委", "2009-05-01"), ("辽宁省工信厅", "2018-11-01")):
        answer = admin.post(f"/people/organisations/{bureau.pk}/rename/", {"name": name, "since": day})
        assert answer.status_code == 302
    bureau.refresh_from_db()
    days = {dt.date(2005, 1, 1): "辽宁省经济委员会", dt.date(2009, 5, 1): "辽宁省经信委",
            dt.date(2018, 10, 31): "辽宁省经信委", dt.date(2018, 11, 1): "辽宁省工信厅"}  # fmt: skip
    assert {day: bureau.name_on(day) for day in days} == days
    page = admin.get(f"/organisations/{bureau.pk}/?as_of=2018-09-14").content.decode()
    assert "2009-05-01" in page
    assert page.count("辽宁省经信委") >= 2
    assert AuditEntry.objects.filter(action="rename").count() == 2


@pytest.mark.parametrize("day", ["2000-01-01", "2999-01-01", "x", "", "0000-00-00"])
def test_a_day_within_an_earlier_name_or_in_the_future_is_refused(
    admin: Client, bureau: Organisation, day: str
) -> None:
    admin.post(f"/people/organisations/{bureau.pk}/rename/", {"name": "甲", "since": "2009-05-01"})
    answer = admin.post(f"/people/organisations/{bureau.pk}/rename/", {"name": "乙", "since": day})
    assert answer.status_code == 422
    assert "gm-err" in answer.content.decode()
    assert Organisation.objects.get(pk=bureau.pk).name == "甲"


def test_what_a_closed_organisation_did_passes_to_its_successor(admin: Client, bureau: Organisation) -> None:
    heir = Organisation.objects.create(code="ln/new", name="辽宁省新设厅", region="210000")
    data = {"until": "2018-10-31", "successor": heir.pk, "why": "机构改革方案"}
    assert admin.post(f"/people/organisations/{bureau.pk}/close/", data).status_code == 302
    bureau.refresh_from_db()
    assert (bureau.until, bureau.successor) == (dt.date(2018, 10, 31), heir)
    assert "承接" in admin.get(f"/organisations/{heir.pk}/").content.decode()
    assert f"/organisations/{heir.pk}/" in admin.get(f"/organisations/{bureau.pk}/").content.decode()


def test_the_organisations_of_another_province_are_seen_but_not_changed(
    signed_in: Callable[..., Client], bureau: Organisation
) -> None:
    qinghai = signed_in("qing", "province", "630000")
    assert qinghai.get(f"/organisations/{bureau.pk}/").status_code == 200
    for act in ("rename", "close"):
        assert f"/{act}/" not in qinghai.get(f"/organisations/{bureau.pk}/").content.decode()
        assert qinghai.post(f"/people/organisations/{bureau.pk}/{act}/", {"name": "x"}).status_code == 404


def test_an_organisation_shows_who_works_there_to_those_who_may_know(
    signed_in: Callable[..., Client], bureau: Organisation
) -> None:
    signed_in("zhou", "policy", organisation=bureau)
    assert "zhou" in signed_in("boss", "province").get(f"/organisations/{bureau.pk}/").content.decode()
    assert "zhou" not in signed_in("shen", "city", "210100").get(f"/organisations/{bureau.pk}/").content.decode()
