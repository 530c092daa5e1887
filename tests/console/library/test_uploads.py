"""What is brought in is a document that can be read, kept once under its hash, or refused with one clear sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.console.library.conftest import TEXT, someone

from gangmu_console.library import actions
from gangmu_console.library.models import Document
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry
from gangmu_console.people.person import Person, person_of

PROGRAM = b"MZ\x90\x00" + b"\x00" * 200
PAGE = (
    "<html><head><title>办法</title><script>alert('x')</script></head><body><h1>示范办法</h1>"
    '<p onclick="steal()">一、目标</p><p>到2027年，示范产值达到100亿元。</p><img src=x onerror=alert(1)></body></html>'
)


def brought(name: str, content: bytes) -> SimpleUploadedFile:
    file = SimpleUploadedFile("x", content)
    file._name = name  # as a hostile browser sends it: Django's own field would strip folders
    return file


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in members.items():
            bundle.writestr(name.replace("__", "/"), content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("方案.docx", PROGRAM, "内容不是"),
        ("方案.pdf", PROGRAM, "内容不是"),
        ("方案.txt", PROGRAM, "内容不是"),
        ("方案.html", b"\x7fELF" + b"\x00" * 90, "内容不是"),
        ("方案.exe", PROGRAM, "不收这种文件"),
        ("方案", b"text", "不收这种文件"),
        (".docx", b"text", "不收这种文件"),
        ("空.txt", b"", "是空的"),
    ],
)
def test_what_is_no_document_is_refused_by_its_content(
    person: Person, folder: Path, name: str, content: bytes, says: str
) -> None:
    with pytest.raises(actions.Refused, match=says):
        actions.take_in(person, brought(name, content))
    assert Document.objects.count() == 0
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_file_over_the_limit_is_refused_before_it_is_read(person: Person, settings: object, folder: Path) -> None:
    class Endless:
        name, size = "大文件.pdf", 200 * 2**20

        def chunks(self) -> object:
            raise AssertionError("it was read")

    with pytest.raises(actions.Refused, match="超过 50 MB；请拆分后上传"):
        actions.take_in(person, Endless())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\方案.txt", "方案.txt"),
        ("/x/方案.txt", "方案.txt"),
        ("a\x00b\u202etxt.txt", "abtxt.txt"),
        ("长" * 400 + ".txt", "长" * 120 + ".txt"),
    ],
)
def test_no_trick_in_a_name_leads_out_of_the_folder(person: Person, folder: Path, name: str, kept: str) -> None:
    document = actions.take_in(person, brought(name, TEXT.encode()))
    assert document.file_name == kept
    assert document.file == f"documents/{document.sha256}.txt"
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*.*")] == [document.file]


def test_the_same_file_comes_in_once_and_others_documents_are_not_told_of(person: Person) -> None:
    first = actions.take_in(person, brought("一.txt", TEXT.encode()))
    with pytest.raises(actions.Refused, match="库中已有同一文件《一》"):
        actions.take_in(person, brought("二.txt", TEXT.encode()))
    elsewhere = person_of(someone("青", region="630000"))
    assert actions.take_in(elsewhere, brought("三.txt", TEXT.encode())).sha256 == first.sha256
    assert list(verify()) == []


def test_a_script_in_a_page_is_neither_kept_as_text_nor_shown(person: Person, signed_in: Callable[..., Client]) -> None:
    document = actions.take_in(person, brought("办法.html", PAGE.encode()))
    actions.compile_now(document.pk)
    page = signed_in().get(f"/documents/{document.pk}/").content.decode()
    assert "示范产值达到100亿元" in page
    assert "alert(" not in page
    assert "onerror" not in page
    back = signed_in().get(f"/documents/{document.pk}/original/")
    assert back["Content-Type"] == "application/octet-stream"
    assert back["Content-Disposition"].startswith("attachment")
    assert back["X-Content-Type-Options"] == "nosniff"


def test_a_zip_bomb_fails_with_a_reason_and_harms_nothing(person: Person, signed_in: Callable[..., Client]) -> None:
    bomb = zipped(word__document_xml=b"<w>" + b"a" * 60_000_000)
    document = actions.take_in(person, brought("方案.docx", bomb.replace(b"document_xml", b"document.xml")))
    actions.compile_now(document.pk)
    document.refresh_from_db()
    assert document.stage == Document.Stage.FAILED
    assert document.fault.strip()
    page = signed_in().get(f"/documents/{document.pk}/").content.decode()
    assert document.fault[:12] in page


def test_an_unreadable_file_says_why_and_can_be_compiled_again(
    person: Person, signed_in: Callable[..., Client]
) -> None:
    document = actions.take_in(person, brought("方案.docx", zipped(readme=b"nothing")))
    actions.compile_now(document.pk)
    document.refresh_from_db()
    assert document.stage == Document.Stage.FAILED
    assert signed_in().post(f"/documents/{document.pk}/again/").status_code == 302
    document.refresh_from_db()
    assert (document.stage, document.fault) == (Document.Stage.QUEUED, "")


def test_a_document_goes_from_upload_to_review(person: Person, signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    files = [SimpleUploadedFile("示范方案.txt", TEXT.encode()), SimpleUploadedFile("坏.docx", PROGRAM)]
    answer = client.post("/documents/upload/", {"files": files})
    assert "内容不是" in answer.content.decode()
    document = Document.objects.get()
    assert "gm-prog" in client.get(f"/documents/{document.pk}/").content.decode()
    assert "hx-get" in client.get(f"/documents/{document.pk}/progress/").content.decode()
    actions.compile_now(document.pk)
    document.refresh_from_db()
    assert (document.stage, document.progress, document.region) == (Document.Stage.REVIEW, 100, "210000")
    assert document.norms.filter(region="").count() == 0
    assert client.get(f"/documents/{document.pk}/progress/")["HX-Refresh"] == "true"
    assert list(AuditEntry.objects.order_by("id").values_list("action", flat=True)) == ["upload", "compile"]


def test_a_late_second_compiling_wipes_out_no_decision(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    document = actions.take_in(person, brought("方案.txt", TEXT.encode()))
    compiled_apart = actions.upload.compiled_apart

    def slow(*given: object) -> object:
        monkeypatch.setattr(actions.upload, "compiled_apart", compiled_apart)
        compiled = compiled_apart(*given)
        actions.compile_now(document.pk)  # another worker is faster, and a reviewer decides
        norm = document.norms.first()
        actions.accept(person, norm, norm.version)
        return compiled

    monkeypatch.setattr(actions.upload, "compiled_apart", slow)
    actions.compile_now(document.pk)
    assert document.norms.filter(state="accepted").count() == 1
