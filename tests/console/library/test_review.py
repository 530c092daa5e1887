"""Reviewers decide one after another; nobody overwrites another unseen; the proposal stays beside every edit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.console.library.conftest import someone

from gangmu_console.kit.versions import Stale
from gangmu_console.library import actions
from gangmu_console.library.models import Document, Norm
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry
from gangmu_console.people.person import Person, person_of

pytestmark = pytest.mark.django_db


def target(document: Document) -> Norm:
    return document.norms.filter(kind="target").order_by("start").first()


def test_the_second_reviewer_is_told_and_the_first_decision_stands(document: Document, person: Person) -> None:
    mine, theirs = target(document), target(document)
    actions.accept(person, mine, mine.version, "可行")
    with pytest.raises(Stale):
        actions.reject(person_of(someone("吴科")), theirs, theirs.version)
    mine.refresh_from_db()
    assert (mine.state, mine.reviewer.name, mine.remark) == ("accepted", "周明", "可行")
    assert AuditEntry.objects.filter(action="reject").count() == 0


def test_a_late_edit_keeps_what_was_typed_and_shows_what_the_other_did(
    document: Document, signed_in: Callable[..., Client], person: Person
) -> None:
    norm = target(document)
    said = {"indicator": norm.data["indicator"], "value": "80", "unit": "%", "comparator": ">=", "change": "level",
            "year": "2027", "version": norm.version}  # fmt: skip
    actions.edit(person_of(someone("吴科")), norm, norm.version, {"value": 70}, "按新口径")
    late = signed_in().post(f"/norms/{norm.pk}/edit/", said)
    page = late.content.decode()
    assert late.status_code == 409
    assert "吴科" in page
    assert "按新口径" in page
    assert 'value="80"' in page
    norm.refresh_from_db()
    assert norm.data["value"] == 70
    assert f'name="version" value="{norm.version}"' in page
    assert signed_in().post(f"/norms/{norm.pk}/edit/", {**said, "version": norm.version}).status_code == 302
    norm.refresh_from_db()
    assert (norm.data["value"], norm.state, norm.proposal["value"]) == (80, "edited", 75)


def test_an_edit_keeps_the_proposal_and_undo_brings_it_back(document: Document, person: Person) -> None:
    norm = target(document)
    actions.edit(person, norm, norm.version, {"value": 66})
    actions.undo(person, norm, norm.version)
    norm.refresh_from_db()
    assert (norm.state, norm.data) == ("proposed", norm.proposal)
    assert [entry.action for entry in AuditEntry.objects.order_by("id")] == ["edit", "undo"]
    assert AuditEntry.objects.get(action="edit").before["data"]["value"] == 75
    assert list(verify()) == []


def test_the_queue_begins_with_what_is_doubtful_and_goes_on_by_itself(
    document: Document, signed_in: Callable[..., Client]
) -> None:
    last = document.norms.order_by("-start").first()
    Norm.objects.filter(pk=last.pk).update(certainty="doubtful")
    client = signed_in()
    assert f"norm={last.pk}#" in client.get("/review/")["Location"]
    count = document.norms.filter(state="proposed").count()
    for _ in range(count):
        place = client.get("/review/")["Location"].split("norm=")[1].split("#")[0]
        norm = Norm.objects.get(pk=place)
        assert client.post(f"/norms/{norm.pk}/accept/", {"version": norm.version}).status_code == 302
    assert document.norms.filter(state="proposed").count() == 0
    assert "没有待审" in client.get("/review/").content.decode()


def test_a_selection_becomes_a_norm_of_its_clause(document: Document, signed_in: Callable[..., Client]) -> None:
    start = document.text.index("鼓励发展示范机床")
    said = {"kind": "directive", "start": start, "end": start + 8}
    client = signed_in()
    assert "示范机床" in client.get(f"/documents/{document.pk}/add/", said).content.decode()
    answer = client.post(
        f"/documents/{document.pk}/add/",
        {**said, "stance": "encourage", "subjects": "示范机床、示范轴承", "activity": "any", "remark": ""},
    )
    assert answer.status_code == 302
    norm = document.norms.get(state="added")
    assert (norm.quote, norm.proposal, norm.data["subjects"]) == ("鼓励发展示范机床", None, ["示范机床", "示范轴承"])
    assert norm.clause


def test_a_whole_document_of_sure_norms_is_accepted_at_once_and_doubtful_ones_stay(
    document: Document, signed_in: Callable[..., Client]
) -> None:
    first = target(document)
    Norm.objects.filter(pk=first.pk).update(certainty="doubtful")
    signed_in().post(f"/documents/{document.pk}/accept-sure/")
    assert set(document.norms.filter(state="proposed").values_list("certainty", flat=True)) <= {"doubtful", "likely"}
    assert AuditEntry.objects.filter(action="accept_sure").count() == 1


def test_who_may_only_read_decides_nothing(document: Document, signed_in: Callable[..., Client]) -> None:
    norm = target(document)
    reader = signed_in("读者", "reader")
    assert 'data-key="a"' not in reader.get(f"/documents/{document.pk}/?norm={norm.pk}").content.decode()
    for address in ("accept", "reject", "undo", "edit"):
        assert reader.post(f"/norms/{norm.pk}/{address}/", {"version": 1}).status_code == 403
    elsewhere = signed_in("青", "policy", "630000")
    assert elsewhere.post(f"/norms/{norm.pk}/accept/", {"version": 1}).status_code == 404


def test_a_long_document_takes_no_more_queries_than_a_short_one(
    document: Document, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    address = f"/documents/{document.pk}/?norm={target(document).pk}"

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as held:
            assert client.get(address).status_code == 200
        return len(held)

    few = queries()
    copies = [
        Norm(**{**{field.attname: getattr(norm, field.attname) for field in Norm._meta.fields if field.name != "id"},
                "nid": f"{norm.nid}-{number}"})
        for number in range(300) for norm in document.norms.all()
    ]  # fmt: skip
    Norm.objects.bulk_create(copies, batch_size=500)
    assert queries() == few <= 20


def test_the_last_decision_can_be_taken_back_from_the_norm_that_comes_next(
    document: Document, signed_in: Callable[..., Client]
) -> None:
    client, norm = signed_in(), target(document)
    page = client.post(f"/norms/{norm.pk}/accept/", {"version": norm.version}, follow=True).content.decode()
    norm.refresh_from_db()
    undo = page.partition(f'action="/norms/{norm.pk}/undo/"')[2].partition("</form>")[0]
    assert f'name="version" value="{norm.version}"' in undo
    assert 'data-key="u"' in undo
    client.post(f"/norms/{norm.pk}/undo/", {"version": norm.version})
    norm.refresh_from_db()
    assert norm.state == "proposed"
