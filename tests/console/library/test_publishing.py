"""What reviewers accepted becomes a version of a pack: screening goes by it at once, older versions stay as they were."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

from django.test import Client

from gangmu.pack import load_packs, pack_hash
from gangmu.screen import Index, Project
from gangmu_console.library import actions
from gangmu_console.library.models import Document, Norm, PackVersion
from gangmu_console.people.audit import verify
from gangmu_console.people.person import Person

DAY = dt.date(2026, 6, 1)
KILN = Project(name="水泥熟料生产线", region="210100", industries=("3011",), products=("水泥熟料",), activity="new")


def accepted(document: Document, person: Person) -> None:
    for norm in document.norms.filter(state="proposed"):
        actions.accept(person, norm, norm.version)


def test_a_published_norm_decides_a_project_and_nothing_undecided_does(document: Document, person: Person) -> None:
    assert Index(actions.current_packs(), DAY).screen(KILN).matches == ()
    norm = document.norms.get(kind="directive", stance="prohibit")
    assert actions.proposal(document).pack.norms == ()
    actions.accept(person, norm, norm.version)
    version = actions.publish(person, document, "首次发布")
    verdict = Index(actions.current_packs(), DAY).screen(KILN)
    assert verdict.outcome == "prohibited"
    assert [match.norm for match in verdict.matches] == [f"{document.key}/{norm.nid}"]
    assert (version.number, version.norm_count) == (1, 1)
    document.refresh_from_db()
    assert document.stage == Document.Stage.PUBLISHED
    assert list(verify()) == []


def test_each_publishing_is_a_version_and_the_older_ones_stay(
    document: Document, person: Person, signed_in: Callable[..., Client]
) -> None:
    accepted(document, person)
    first = actions.publish(person, document)
    norm = document.norms.filter(kind="target").first()
    actions.edit(person, norm, norm.version, {"value": 80})
    client = signed_in()
    address = f"/documents/{document.pk}/publish/"
    assert "→" in client.get(address).content.decode()
    assert client.get(f"{address}effects/").status_code == 200
    answer = client.post(address, {"note": "改目标"})
    second = PackVersion.objects.get(name=document.key, number=2)
    assert answer["Location"] == f"/packs/{second.pk}/"
    assert [pack.version for pack in actions.current_packs()] == ["2"]
    assert pack_hash(actions.pack_of(first)) == first.hash != second.hash
    page = client.get(answer["Location"]).content.decode()
    assert "有改动" in page
    assert "80" in page
    assert "已由第 2 版取代" in client.get(f"/packs/{first.pk}/").content.decode()
    with zipfile.ZipFile(io.BytesIO(client.get(f"/packs/{second.pk}/download/").getvalue())) as bundle:
        assert f"{document.key}/pack.yaml" in bundle.namelist()


def test_publishing_the_same_again_makes_no_version(
    document: Document, person: Person, signed_in: Callable[..., Client]
) -> None:
    accepted(document, person)
    actions.publish(person, document)
    answer = signed_in().post(f"/documents/{document.pk}/publish/", {"note": ""})
    assert answer.status_code == 409
    assert PackVersion.objects.count() == 1


def test_what_the_checks_of_packs_refuse_is_told_with_the_norm_it_is_about(
    document: Document, person: Person, signed_in: Callable[..., Client]
) -> None:
    norm = document.norms.filter(kind="target").order_by("-start").first()
    actions.edit(person, norm, norm.version, {"unit": ""})
    (fault,) = actions.proposal(document).faults
    assert fault.norm == norm.pk
    page = signed_in().get(f"/documents/{document.pk}/publish/").content.decode()
    assert f"/norms/{norm.pk}/edit/" in page
    assert signed_in().post(f"/documents/{document.pk}/publish/", {}).status_code == 409
    assert PackVersion.objects.count() == 0


def test_a_task_whose_parent_was_not_accepted_is_published_by_itself(document: Document, person: Person) -> None:
    accepted(document, person)
    task = document.norms.filter(kind="task").first()
    Norm.objects.filter(pk=task.pk).update(data={**task.data, "parent": "9.9#1"})
    assert actions.proposal(document).faults == ()


def test_a_published_document_is_seen_by_everyone_and_one_under_review_is_not(
    document: Document, person: Person, signed_in: Callable[..., Client]
) -> None:
    elsewhere = signed_in("青", "policy", "630000")
    assert elsewhere.get(f"/documents/{document.pk}/").status_code == 404
    accepted(document, person)
    actions.publish(person, document)
    page = elsewhere.get(f"/documents/{document.pk}/?norm={document.norms.first().pk}")
    assert page.status_code == 200
    assert 'data-key="a"' not in page.content.decode()
    assert "发布为规范包" not in page.content.decode()
    assert elsewhere.get(f"/documents/{document.pk}/publish/").status_code == 404
    norm = document.norms.first()
    for act in ("accept", "reject", "undo"):
        assert elsewhere.post(f"/norms/{norm.pk}/{act}/", {"version": norm.version}).status_code == 404
    assert elsewhere.post(f"/documents/{document.pk}/accept-sure/").status_code == 404
    assert elsewhere.get(f"/documents/{document.pk}/add/", {"kind": "task", "start": 0, "end": 4}).status_code == 404


def test_the_task_table_and_a_document_from_a_pack_have_their_pages(
    document: Document, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    sheet = client.get(f"/documents/{document.pk}/tasks/")
    assert b"".join(sheet.streaming_content)[:2] == b"PK"
    actions.import_shipped()
    packed = Document.objects.get(key="liaoning-upgrade-2015")
    page = client.get(f"/documents/{packed.pk}/?norm={packed.norms.first().pk}").content.decode()
    assert "没有原文" in page
    assert Norm.objects.filter(document=packed).count() > 100
    for version in PackVersion.objects.all():
        assert client.get(f"/packs/{version.pk}/").status_code == 200
    assert len(load_packs([actions.packs.folder_of(version) for version in PackVersion.objects.all()])) == 3
