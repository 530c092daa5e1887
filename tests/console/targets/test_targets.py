"""Targets: made from what is published, where each stands, and every number of a page open to what it is made of."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.console.targets.conftest import user

from gangmu_console.kit.versions import Stale
from gangmu_console.library.models import Document, Norm
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry
from gangmu_console.targets import demonstration
from gangmu_console.targets.actions import record, refresh_targets, set_target
from gangmu_console.targets.models import Indicator, Observation, Target
from gangmu_console.targets.standings import disputed, held, in_force

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 9, 14)


@pytest.fixture
def shown(targets) -> None:
    demonstration.load({"zhou": user("policy")})


def target(code: str, year: int | None = 2020, region: str = "210000") -> Target:
    return (
        Target.objects.filter(indicator__code=code, region=region, year=year)
        .select_related("indicator", "norm__document")
        .first()
    )


def statuses(rows, day=DAY) -> dict[int, str]:
    chosen = rows.select_related("indicator", "norm__document")
    return {one.target.pk: one.standing.status for one in held(chosen, day)}


def test_targets_come_from_published_norms_once_and_baselines_are_none_of_their_own(targets) -> None:
    number = Target.objects.count()
    assert number > 60
    assert refresh_targets() == 0
    assert Target.objects.count() == number
    assert not Target.objects.filter(indicator=None).exists()


def test_a_norm_that_is_rejected_is_a_target_no_more_and_a_changed_one_follows(targets) -> None:
    gone, kept = Target.objects.exclude(norm=None)[:2]
    Norm.objects.filter(pk=gone.norm_id).update(state="rejected")
    norm = kept.norm
    norm.data = {**norm.data, "value": 4321.0}
    norm.save()
    refresh_targets()
    assert not Target.objects.filter(pk=gone.pk).exists()
    assert Target.objects.get(pk=kept.pk).value == 4321.0


def test_refreshing_again_takes_few_queries_and_changes_nothing(targets) -> None:
    with CaptureQueriesContext(connection) as queries:
        refresh_targets()
    assert len(queries) < 12


def test_a_document_counts_from_its_day_until_it_expires(targets) -> None:
    one = target("primary_share")
    Document.objects.filter(pk=one.norm.document_id).update(
        effective=dt.date(2016, 1, 1), expires=dt.date(2018, 12, 31)
    )
    mine = Target.objects.filter(pk=one.pk)
    days = (dt.date(2015, 12, 31), dt.date(2016, 1, 1), dt.date(2018, 12, 31), dt.date(2019, 1, 1))
    assert [in_force(mine, day).exists() for day in days] == [False, True, True, False]


def test_missing_is_never_zero(targets, clerk) -> None:
    one = target("primary_share")
    assert statuses(Target.objects.filter(pk=one.pk))[one.pk] != "behind"
    record(clerk, one.indicator, "210000", dt.date(2017, 12, 31), "annual", None, unit="%", source="统计局", day=DAY)
    (found,) = held([one], DAY)
    assert (found.standing.status, found.standing.actual, found.standing.gap) == ("not_reported", None, None)


def test_a_page_of_an_earlier_day_knows_nothing_of_what_was_reported_later(targets, clerk) -> None:
    one = target("tertiary_share")
    record(
        clerk,
        one.indicator,
        "210000",
        dt.date(2017, 12, 31),
        "annual",
        50.0,
        unit="%",
        source="局",
        day=dt.date(2018, 3, 1),
    )
    assert held([one], dt.date(2018, 2, 28))[0].standing.actual is None
    assert held([one], dt.date(2018, 3, 1))[0].standing.actual == 50.0


def test_the_demonstration_shows_every_status_and_loads_once(shown) -> None:
    rows = in_force(Target.objects.all(), DAY)
    wanted = {
        "met",
        "on_track",
        "behind",
        "severely_behind",
        "no_baseline",
        "definition_differs",
        "disputed",
        "not_reported",
    }
    assert wanted <= set(statuses(rows).values())
    before = (Observation.objects.count(), Target.objects.count(), AuditEntry.objects.count())
    with CaptureQueriesContext(connection) as queries:
        demonstration.load({"zhou": user("policy")})
    assert (Observation.objects.count(), Target.objects.count(), AuditEntry.objects.count()) == before
    assert len(queries) < 60
    assert list(verify()) == []


def test_what_is_made_up_says_so_and_facts_name_their_source(shown, office) -> None:
    assert Observation.objects.filter(synthetic=True).exists()
    assert not Observation.objects.filter(synthetic=False, source="").exists()
    assert not Observation.objects.filter(synthetic=False, source__contains="演示").exists()
    page = office("policy").get("/observations/?kind=demo").content.decode()
    assert "演示" in page.split("<tbody")[1]


def test_the_list_takes_the_same_queries_for_one_row_as_for_all(shown, office) -> None:
    client, counts, rows = office("province"), [], []
    for address in ("/targets/?q=第一产业增加值占比", "/targets/", "/targets/?page=2"):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).content.decode()
        counts.append(len(queries))
        rows.append(page.count("<tr"))
    assert rows[0] < 5 < 40 < rows[1]
    assert counts[0] == counts[1] == counts[2] < 25


def test_the_page_of_a_divided_target_takes_no_query_a_city(shown, office) -> None:
    divided = Target.objects.get(
        indicator__code=demonstration.DIVIDED, region="210000", year=2020, norm__document__key__contains="upgrade"
    )
    client = office("province")
    client.get(f"/targets/{divided.pk}/")
    with CaptureQueriesContext(connection) as whole:
        page = client.get(f"/targets/{divided.pk}/").content.decode()
    Target.objects.filter(norm=None, region__gt="210200").delete()
    client.get("/targets/")  # what the rail counts is worked out anew once
    with CaptureQueriesContext(connection) as less:
        client.get(f"/targets/{divided.pk}/")
    assert len(whole) == len(less) < 45
    assert page.count("/targets/") > 14
    for said in ("分解到市", "沈阳", "口径", "修订", "出处", "八成"):
        assert said in page


def test_parts_of_a_whole_are_shown_together_and_sum_to_a_hundred(shown, office) -> None:
    page = office("reader").get(f"/targets/{target('primary_share').pk}/").content.decode()
    whole = page.split('id="whole"')[1].split("</section>")[0]
    assert "7 : 46 : 47" in whole
    assert "目标合计 100，相符" in whole
    for part in ("secondary_share", "tertiary_share"):
        assert f"/targets/{target(part).pk}/" in whole
    foot = whole.split("<tfoot>")[1]
    assert foot.count(">100<") == 3


def test_parts_of_which_one_is_missing_are_no_whole_and_say_so(targets, clerk, office) -> None:
    for code in ("primary_share", "secondary_share"):
        record(
            clerk,
            Indicator.objects.get(code=code),
            "210000",
            dt.date(2017, 12, 31),
            "annual",
            8.0,
            unit="%",
            source="局",
            day=DAY,
        )
    page = office("reader").get(f"/targets/{target('primary_share').pk}/").content.decode()
    whole = page.split('id="whole"')[1].split("</section>")[0]
    assert "gm-note is-warn" in whole
    assert "第三产业" in whole.split("gm-note")[1]


def test_a_part_that_the_office_sets_keeps_the_whole_and_tells_that_it_is_none(targets, clerk, office) -> None:
    one = target("secondary_share")
    set_target(clerk, one, one.version, 45.0, 2020, DAY, "与行业规划衔接")
    page = office("reader").get(f"/targets/{target('primary_share').pk}/").content.decode()
    assert "目标合计 99，不是 100" in page


def test_targets_of_a_clause_that_are_no_parts_of_one_whole_show_none(targets, office) -> None:
    reader = office("reader")
    for code in ("high_end_equipment_share_of_equipment", "fine_chemical_rate"):
        one = Target.objects.filter(indicator__code=code).first()
        if one is not None:
            assert 'id="whole"' not in reader.get(f"/targets/{one.pk}/").content.decode()


def test_the_office_sets_a_value_with_a_reason_and_what_the_document_says_stays(targets, clerk) -> None:
    one = target("secondary_share")
    set_target(clerk, one, one.version, 45.0, 2020, DAY, "与行业规划衔接")
    refresh_targets()
    again = Target.objects.get(pk=one.pk)
    assert (again.value, again.norm.data["value"]) == (45.0, 46)
    assert [(version.number, version.said["value"]) for version in again.versions.all()] == [(2, 45.0), (1, 46)]
    entry = AuditEntry.objects.get(action="set_target")
    assert (entry.before["value"], entry.after["value"], entry.why) == (46.0, 45.0, "与行业规划衔接")


def test_two_people_never_set_a_target_over_each_other_unseen(targets, clerk) -> None:
    first, second = (target("secondary_share") for _ in range(2))
    set_target(clerk, first, 1, 45.0, 2020, DAY, "甲")
    with pytest.raises(Stale):
        set_target(clerk, second, 1, 44.0, 2020, DAY, "乙")
    assert target("secondary_share").value == 45.0


def test_only_who_may_change_targets_sees_the_form(targets, office) -> None:
    address = f"/targets/{target('secondary_share').pk}/change/"
    assert office("policy").get(address).status_code == 200
    for role in ("city", "department", "reader", "inspector", "window"):
        assert office(role).get(address).status_code == 403


def test_the_form_asks_for_a_reason(targets, office) -> None:
    one = target("secondary_share")
    answer = office("policy").post(
        f"/targets/{one.pk}/change/", {"value": "45", "year": "2020", "version": "1", "reason": ""}
    )
    assert answer.status_code == 422
    assert target("secondary_share").value == 46.0


def test_pages_of_targets_without_anything_observed_say_so(targets, office) -> None:
    reader = office("reader")
    for one in Target.objects.order_by("pk")[:12]:
        answer = reader.get(f"/targets/{one.pk}/")
        assert answer.status_code == 200
        assert "没有数不等于零" in answer.content.decode()


def test_every_page_of_the_demonstration_opens_in_both_languages(shown, office) -> None:
    client = office("province")
    for language in ("zh-hans", "en"):
        client.cookies["django_language"] = language
        addresses = [f"/targets/{pk}/" for pk in Target.objects.values_list("pk", flat=True)]
        addresses += [
            f"/indicators/{pk}/"
            for pk in Indicator.objects.filter(observations__isnull=False).distinct().values_list("pk", flat=True)
        ]
        for address in addresses[:: 5 if language == "en" else 17]:
            assert client.get(address).status_code == 200, address


def test_the_export_tells_the_status_in_words(shown, office) -> None:
    answer = office("province").get("/targets/?export=csv&region=210000")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "滞后" in text
    assert "<" not in text


def test_the_dashboard_counts_targets_and_names_what_needs_a_ruling(shown, office) -> None:
    page = office("province").get("/").content.decode()
    assert "主要指标" in page
    assert "滞后" in page


@pytest.mark.parametrize("as_of", [dt.date(2016, 6, 30), DAY])
def test_the_period_observed_last_says_the_same_as_all_of_them(shown, as_of: dt.date) -> None:
    rows = Target.objects.select_related("indicator", "norm__document")
    whole, lately = held(rows, as_of), held(rows, as_of, lately=True)
    told = [[msgspec.structs.replace(one.standing, last=None) for one in known] for known in (whole, lately)]
    assert told[0] == told[1]
    assert sum(len(one.observations) for one in lately) <= sum(len(one.observations) for one in whole)
    assert len(disputed(rows, as_of)) == sum(1 for one in whole if one.standing.status == "disputed")
