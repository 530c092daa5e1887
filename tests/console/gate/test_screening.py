"""From a title to a signed verdict, and what happens on the way."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client
from tests.console.gate.conftest import SHEN_FIRM, files_of, publish

from gangmu_console.gate.models import DayBook, Notice, Outcome, RegionalLimit, Screening
from gangmu_console.people.models import AuditEntry, User

Office = Callable[..., Client]
GLASS = "沈阳市于洪区新建600吨/日浮法玻璃生产线项目"
OUTCOMES = [
    (GLASS, "prohibited"), ("营口市扩建镁砂项目", "needs_facts"), ("沈阳新建工业机器人生产项目", "encouraged"),
    ("丹东市新建服装加工项目", "encouraged"), ("某公司技术改造项目", "needs_facts"),
]  # fmt: skip


def screened(client: Client, title: str, **fields: str) -> Screening:
    response = client.post("/screenings/new/", {"name": title, **fields})
    assert response.status_code == 302, response.content.decode()
    return Screening.objects.get(pk=response["Location"].strip("/").split("/")[-1])


@pytest.mark.parametrize(("title", "outcome"), OUTCOMES)
def test_a_title_becomes_a_verdict_with_its_page(office: Office, title: str, outcome: str) -> None:
    window = office("window")
    made = screened(window, title)
    assert made.outcome == outcome
    page = window.get(f"/screenings/{made.pk}/").content.decode()
    assert made.number in page
    assert "意见书" in page


@pytest.mark.parametrize("outcome", Outcome.values)
def test_every_outcome_has_a_page_and_only_two_of_them_are_green(office: Office, outcome: str) -> None:
    window = office("window")
    made = screened(window, GLASS)
    said = {**made.said, "outcome": outcome}
    Screening.objects.filter(pk=made.pk).update(outcome=outcome, verdict=json.dumps(said))
    page = window.get(f"/screenings/{made.pk}/").content.decode()
    assert ('class="gm-seal is-ok"' in page) == (outcome in ("permitted", "encouraged"))
    assert "签发意见" in page
    assert ("不予受理" in page) == (outcome in ("prohibited", "phase_out", "restricted"))


def test_unknown_is_never_shown_as_allowed(office: Office) -> None:
    window = office("window")
    made = screened(window, "某公司技术改造项目")
    page = window.get(f"/screenings/{made.pk}/").content.decode()
    assert "资料不足，暂不作结论" in page
    assert "gm-seal is-none" in page
    assert "还缺什么" in page
    assert "允许" not in page
    assert "鼓励" not in page


def test_what_is_read_from_the_title_can_be_set_right_and_an_explicit_field_wins(office: Office) -> None:
    window = office("window")
    read = window.post("/screenings/read/", {"name": GLASS, "products": "光伏玻璃"}).content.decode()
    assert 'value="600 吨/日"' in read
    assert 'value="光伏玻璃"' in read
    made = screened(
        window, GLASS, read=GLASS, region="210200", products="浮法玻璃", capacity="600 吨/日", activity="new"
    )
    assert made.region == "210200"
    assert made.facts["region"] == "210200"
    assert "region" not in made.facts["inferred"]
    assert "capacity" in made.facts["inferred"]


def test_every_fault_stands_beside_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    window = office("window")
    typed = {"name": GLASS, "capacity": "很多", "energy": "不少", "industries": "9999", "applicant": "沈水玻璃有限公司"}
    response = window.post("/screenings/new/", typed)
    page = response.content.decode()
    assert response.status_code == 422
    for name in ("capacity", "energy", "industries"):
        assert f'id="id_{name}_error"' in page
    for value in typed.values():
        assert value in page
    assert not Screening.objects.exists()


def test_a_number_without_a_unit_is_asked_for_its_unit(office: Office) -> None:
    page = office("window").post("/screenings/new/", {"name": GLASS, "capacity": "600"}).content.decode()
    assert "请写明单位" in page


def test_an_answer_becomes_a_fact_and_swaps_the_columns(office: Office) -> None:
    window = office("window")
    made = screened(window, "某公司技术改造项目")
    told = {"version": "1", "fact-0": "服装", "fact-1": "210600"}
    response = window.post(f"/screenings/{made.pk}/answer/", told, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert page.startswith("<div") or page.lstrip().startswith("<div")
    assert "<html" not in page
    made = Screening.objects.get(pk=made.pk)
    assert made.facts["products"] == ["服装"]
    assert made.region == made.facts["region"] == "210600"
    assert made.version == 2
    assert AuditEntry.objects.filter(action="answer", object_id=str(made.pk)).exists()


def test_an_answer_that_cannot_be_read_is_told_beside_its_question(office: Office) -> None:
    window = office("window")
    made = screened(window, "某公司技术改造项目")
    response = window.post(
        f"/screenings/{made.pk}/answer/", {"version": "1", "fact-1": "某处"}, headers={"HX-Request": "true"}
    )
    page = response.content.decode()
    assert "gm-err" in page
    assert "某处" in page or "不知道" in page
    assert Screening.objects.get(pk=made.pk).version == 1


def test_two_people_never_overwrite_each_other_unseen(office: Office) -> None:
    window = office("window")
    made = screened(window, "某公司技术改造项目")
    window.post(f"/screenings/{made.pk}/answer/", {"version": "1", "fact-0": "服装"})
    late = window.post(f"/screenings/{made.pk}/answer/", {"version": "1", "fact-0": "水泥"}, follow=True)
    assert "别人刚改过" in late.content.decode()
    assert Screening.objects.get(pk=made.pk).facts["products"] == ["服装"]


def test_signing_keeps_the_letter_and_tells_five_authorities(office: Office) -> None:
    window = office("window")
    made = screened(window, GLASS)
    window.post(f"/screenings/{made.pk}/issue/", {"version": "1"})
    made = Screening.objects.get(pk=made.pk)
    assert made.state == "issued"
    assert Notice.objects.filter(screening=made).count() == 5
    assert str(Notice.objects.get(screening=made, kind="environmental_review").organisation) == "沈阳市环境保护局"
    assert Notice.objects.get(screening=made, kind="credit").organisation is None
    letter = b"".join(window.get(f"/screenings/{made.pk}/letter.docx").streaming_content)
    assert letter.startswith(b"PK")
    again = window.post(f"/screenings/{made.pk}/answer/", {"version": str(made.version), "fact-0": "x"}, follow=True)
    assert again.status_code == 200
    assert Screening.objects.get(pk=made.pk).version == made.version


def test_only_those_who_decide_sign(office: Office) -> None:
    made = screened(office("window"), GLASS)
    for role, region in (("city", "210100"), ("reader", "210000"), ("policy", "210000")):
        assert office(role, region).post(f"/screenings/{made.pk}/issue/", {"version": "1"}).status_code == 403
    assert Screening.objects.get(pk=made.pk).state == "draft"


def test_a_city_sees_its_own_and_screens_nowhere_else(office: Office) -> None:
    made = screened(office("window"), GLASS)
    assert office("city", "210100").get(f"/screenings/{made.pk}/").status_code == 200
    dalian = office("city", "210200")
    assert dalian.get(f"/screenings/{made.pk}/").status_code == 404
    assert made.name not in dalian.get("/screenings/").content.decode()
    refused = dalian.post("/screenings/new/", {"name": GLASS})
    assert refused.status_code == 422
    assert "不在您可以筛查的地区" in refused.content.decode()


def test_an_enterprise_sees_itself_and_its_look_ahead_waits_for_nobody(office: Office) -> None:
    firm = office("enterprise", "210100", enterprise=SHEN_FIRM)
    made = screened(firm, GLASS)
    assert (made.enterprise, made.state) == (SHEN_FIRM, "checked")
    other = screened(office("window"), GLASS)
    assert firm.get(f"/screenings/{other.pk}/").status_code == 404
    assert firm.get(f"/screenings/{made.pk}/").status_code == 200
    page = office("window").get("/screenings/").content.decode()
    assert 'gm-count">1<' in page


def test_a_regional_limit_is_obeyed_by_the_next_screening(office: Office) -> None:
    window = office("window")
    before = screened(window, "丹东市新建服装加工项目")
    inspector = office("inspector")
    response = inspector.post(
        "/limits/new/", {"region": "210600", "since": "2018-09-01", "document": "区域限批决定", "industries": ""}
    )
    assert response.status_code == 302
    after = screened(window, "丹东市新建服装加工项目")
    assert (before.outcome, after.outcome) == ("encouraged", "prohibited")
    limit = RegionalLimit.objects.get()
    inspector.post(f"/limits/{limit.pk}/lift/", {"version": "1", "why": "整改到位"})
    assert RegionalLimit.objects.get().until is not None
    replay = window.get(f"/screenings/{after.pk}/replay/").content.decode()
    assert "逐字节一致" in replay


def test_numbers_count_through_the_day(office: Office) -> None:
    window = office("window")
    numbers = [screened(window, GLASS).number for _ in range(3)]
    assert numbers == ["2018-0914-01", "2018-0914-02", "2018-0914-03"]
    assert DayBook.objects.get().last == 3


def test_replay_gives_the_same_bytes_and_says_what_a_new_version_changes(office: Office) -> None:
    window = office("window")
    made = screened(window, GLASS)
    same = window.get(f"/screenings/{made.pk}/replay/").content.decode()
    assert "逐字节一致" in same
    assert "现在仍是同一意见" in same
    files = files_of("liaoning")
    kept = {name: text for name, text in files.items() if "layout" not in name}
    changed = {name: text.replace("stance: prohibit", "stance: restrict") for name, text in files.items()}
    publish("liaoning", 2, changed if kept else files)
    differs = window.get(f"/screenings/{made.pk}/replay/").content.decode()
    assert "逐字节一致" in differs
    assert "现在会有不同" in differs
    assert "规则包哈希" in differs
    page = window.get(f"/screenings/{made.pk}/").content.decode()
    assert "规则包已更新" in page
    stopped = window.post(f"/screenings/{made.pk}/issue/", {"version": "1"}, follow=True).content.decode()
    assert "尚未签发" in stopped
    window.post(f"/screenings/{made.pk}/recompute/", {"version": "1"})
    again = Screening.objects.get(pk=made.pk)
    assert again.packs_hash != made.packs_hash
    window.post(f"/screenings/{made.pk}/issue/", {"version": "2"})
    assert Screening.objects.get(pk=made.pk).state == "issued"


def test_the_json_is_the_verdict_to_the_letter(office: Office) -> None:
    window = office("window")
    made = screened(window, GLASS)
    assert b"".join(window.get(f"/screenings/{made.pk}/verdict.json").streaming_content).decode() == made.verdict


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_draft_has_its_letter_too(office: Office, form: str) -> None:
    window = office("window")
    made = screened(window, "沈阳新建工业机器人生产项目")
    content = b"".join(window.get(f"/screenings/{made.pk}/letter.{form}").streaming_content)
    assert content[:4] in (b"PK\x03\x04", b"%PDF")
    assert window.get(f"/screenings/{made.pk}/letter.exe").status_code == 404


def test_confirming_makes_inferred_facts_stated(office: Office) -> None:
    window = office("window")
    made = screened(window, GLASS)
    page = window.get(f"/screenings/{made.pk}/edit/").content.decode()
    assert "推断" in page
    fields = {
        "name": GLASS,
        "region": "210114",
        "activity": "new",
        "industries": "3041",
        "products": "浮法玻璃",
        "capacity": "600 吨/日",
    }
    response = window.post(f"/screenings/{made.pk}/edit/", {**fields, "version": "1", "confirm": "1"})
    assert response.status_code == 302
    made = Screening.objects.get(pk=made.pk)
    assert made.facts["inferred"] == []
    assert made.facts["capacity"] == {"value": 600, "unit": "吨/日"}


def test_a_signed_verdict_is_not_corrected_any_more(office: Office) -> None:
    window = office("window")
    made = screened(window, GLASS)
    window.post(f"/screenings/{made.pk}/issue/", {"version": "1"})
    page = window.get(f"/screenings/{made.pk}/edit/", follow=True).content.decode()
    assert "不再更改" in page


def test_the_page_speaks_english_where_the_person_does(office: Office) -> None:
    window = office("window")
    made = screened(window, GLASS)
    User.objects.filter(username="window-210000-").update(language="en")
    page = window.get(f"/screenings/{made.pk}/").content.decode()
    assert "The clause on" in page
    assert "本条" not in page
