"""Findings: found once, known again, decided by one person at a time, and never lost."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.test import Client

from gangmu.pipeline import compile_text
from gangmu_console.kit.versions import Stale
from gangmu_console.library.actions import store_compiled
from gangmu_console.library.models import Document, Finding
from gangmu_console.library.papers import papers
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry, Organisation, Post, User
from gangmu_console.people.person import Person, person_of
from gangmu_console.revise import actions
from gangmu_console.revise.calendar import rows
from gangmu_console.revise.cards import card
from gangmu_console.revise.compare import compared
from gangmu_console.revise.forms import Assigned
from gangmu_console.revise.hierarchy import nodes
from gangmu_console.revise.resources import sentence

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 9, 14)
FIRST = """辽宁省工业方案

一、目标
到2020年，化工产品精细化率达到58%。

二、任务
（一）由省工业和信息化厅制定石化产业实施方案。
本方案自2015年1月1日起施行，有效期至2018年12月31日。
"""
SECOND = """辽宁省工业意见

一、目标
到2020年，化工产品精细化率达到53%。落实《辽宁省工业方案》。
"""


def stored(key: str, text: str) -> Document:
    document = Document.objects.create(key=key, title=key)
    store_compiled(document, compile_text(text, DAY))
    return document


@pytest.fixture
def documents(db) -> list[Document]:
    return [stored("doc-1", FIRST), stored("doc-2", SECOND)]


@pytest.fixture
def person(db) -> Person:
    user = User.objects.create(username="zhou")
    Post.objects.create(user=user, role="policy", region="210000")
    return person_of(user)


def test_a_contradiction_is_found_with_both_quotations_and_known_again(documents, person) -> None:
    actions.check(person, DAY)
    found = Finding.objects.get(code="GM201")
    assert sorted(place["quote"][-3:] for place in found.places) == ["53%", "58%"]
    actions.dispose(person, found, found.version, "interpret", "以后文为准")
    again = actions.check(person, DAY)
    assert (again.new, again.gone) == (0, 0)
    assert Finding.objects.get(code="GM201").disposition == "interpret"


def test_what_is_mended_is_marked_as_gone_and_comes_back_with_its_decision(documents, person) -> None:
    actions.check(person, DAY)
    norm = documents[1].norms.get(kind="target")
    norm.state = "rejected"
    norm.save()
    assert actions.check(person, DAY).gone >= 1
    assert Finding.objects.get(code="GM201").gone_at is not None
    norm.state = "accepted"
    norm.save()
    actions.check(person, DAY)
    assert Finding.objects.get(code="GM201").gone_at is None


def test_two_people_never_decide_over_each_other_unseen(documents, person) -> None:
    actions.check(person, DAY)
    first, second = (Finding.objects.get(code="GM201") for _ in range(2))
    actions.dispose(person, first, first.version, "keep", "甲")
    with pytest.raises(Stale) as stale:
        actions.dispose(person, second, 1, "revise", "乙")
    assert stale.value.thing.reason == "甲"
    assert AuditEntry.objects.filter(action="dispose").count() == 1


def test_an_owner_and_a_day_are_kept_with_a_trail(documents, person) -> None:
    actions.check(person, DAY)
    found = Finding.objects.get(code="GM201")
    owner = Organisation.objects.create(code="210000/industry", name="辽宁省工业和信息化厅", region="210000")
    actions.assign(person, found, found.version, owner, dt.date(2018, 10, 1))
    entry = AuditEntry.objects.get(action="assign")
    assert (entry.before["due"], entry.after["due"]) == (None, "2018-10-01")
    assert list(verify()) == []


def test_the_comparison_tells_the_value_that_changed_first(documents) -> None:
    found = compared(*documents, "zh")
    assert [fact.after for fact in found["changed"][0]["facts"] if "53" in fact.after]


def test_the_calendar_tells_what_ends_and_what_rests_on_it(documents) -> None:
    first = rows(Document.objects.all(), DAY)[0]
    assert (first.document, first.days, first.mark) == (documents[0], 108, "warn")
    assert first.kinds["target"] == 1
    assert rows(Document.objects.all(), dt.date(2019, 1, 10))[0].mark == "bad"


def test_citations_and_promises_join_the_documents(documents) -> None:
    one, other = nodes(documents, papers(documents), [], DAY)
    assert [cited.document for cited in other.cites] == [documents[0]]
    assert one.cited_by == [documents[1]]
    assert [came for _, came in one.promises] == [None]


def test_where_no_text_is_at_hand_the_card_shows_what_the_norm_says(documents, person) -> None:
    for document in documents:
        document.norms.update(quote="", start=0, end=0)
        for norm in document.norms.all():
            norm.data |= {"quote": "", "start": 0, "end": 0}
            norm.save()
        document.text = ""
        document.save()
    actions.check(person, DAY)
    found = Finding.objects.get(code="GM201")
    shown = card(found, sentence(found))
    sides = [shown["left"], shown["right"]]
    assert [side["text"] for side in sides] == ["", ""]
    assert {side["gist"] for side in sides} == {"化工产品精细化率 58%（2020）", "化工产品精细化率 53%（2020）"}


def test_of_the_rows_of_one_table_the_card_shows_the_one_that_the_finding_is_about(documents) -> None:
    gists = ["工业增加值增速 6%（2017）", "万元工业增加值能耗下降 12%（2020）", "规模以上工业增加值 12%（2017）"]
    said = "目标值同为 12%，口径表述不同：规模以上工业企业万元工业增加值能耗 / 万元工业增加值能耗"
    assert max(gists, key=lambda gist: actions._alike(gist, said)) == gists[1]


def test_the_page_of_a_finding_explains_its_rule_in_the_language_of_the_page(documents, person) -> None:
    actions.check(person, DAY)
    found = Finding.objects.get(code="GM201")
    client = Client()
    client.force_login(person.user)
    page = client.get(f"/revise/findings/{found.pk}/").content.decode()
    assert "同一指标、同一地区、同一年份，目标值不同。" in page
    assert "Why it is bad" not in page
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(f"/revise/findings/{found.pk}/").content.decode()
    assert "whoever reports success picks the lower one" in page


def test_an_organ_of_another_place_is_not_offered_to_own_a_finding(documents, person) -> None:
    actions.check(person, DAY)
    found = Finding.objects.get(code="GM201")
    near = Organisation.objects.create(code="210000/t", name="甲厅", region="210000")
    far = Organisation.objects.create(code="630000/t", name="乙厅", region="630000")
    offered = Assigned(found).fields["owner"].queryset
    assert near in offered
    assert far not in offered


def test_the_page_of_a_comparison_shows_what_stands_on_one_side_only(documents, person) -> None:
    client = Client()
    client.force_login(person.user)
    for before, after, word in ((*documents, "不再有的规范"), (*reversed(documents), "新增规范")):
        page = client.get("/revise/compare/", {"before": before.pk, "after": after.pk})
        assert page.status_code == 200
        assert word in page.content.decode()


def test_a_slip_of_the_finger_is_no_due_day(documents, person) -> None:
    actions.check(person, DAY)
    found = Finding.objects.get(code="GM201")
    form = Assigned(found, {"due": "0001-01-01", "version": found.version})
    assert "due" in form.errors
    assert Assigned(found, {"due": "2018-10-01", "version": found.version}).is_valid()
