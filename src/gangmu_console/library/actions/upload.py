"""上传与编译: a file comes in once, is kept under its hash, and is compiled in the background."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from gangmu_console.library.actions.store import placed, store_compiled
from gangmu_console.library.compiling import NotCompiled, compiled_apart
from gangmu_console.library.models import Document
from gangmu_console.people import audit
from gangmu_console.people.person import Person

READABLE = (".txt", ".md", ".docx", ".pdf", ".html", ".htm", ".doc", ".wps")
_UNDER_WAY = (Document.Stage.QUEUED, Document.Stage.COMPILING)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_SIGNS = {".docx": (b"PK\x03\x04",), ".pdf": (b"%PDF",), ".doc": (b"\xd0\xcf\x11\xe0",), ".wps": (b"\xd0\xcf\x11\xe0",)}
_FOREIGN = re.compile(r'[<>:"|?*]')  # what no file is called on Windows, and the devices that are files there
_DEVICE = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


class Refused(Exception):
    """上传被拒: the message says what is wrong and what to do."""


class Uploaded(Protocol):
    """What Django hands over as an uploaded file."""

    name: str
    size: int

    def chunks(self) -> object:
        """The content, piece by piece."""


def take_in(person: Person, uploaded: Uploaded) -> Document:
    """Keep ``uploaded`` and queue it for compiling; raises Refused where it is no document that can be read."""
    name = safe_name(uploaded.name)
    path, mark = _kept(uploaded, name)
    with transaction.atomic():
        document = Document.objects.create(
            key=f"new-{mark[:24]}", title=Path(name).stem, region=person.region, file=path, file_name=name, sha256=mark,
            uploaded_by=person.user,
        )  # fmt: skip
        # looked up only now: of two who bring the same file at once, the second waits above until the first is done
        same = Document.objects.visible_to(person, "documents").filter(sha256=mark, file__gt="").exclude(pk=document.pk)
        if (known := same.first()) is not None:
            raise Refused(
                _("%(name)s：库中已有同一文件《%(title)s》，没有重复入库") % {"name": name, "title": known.title}
            )
        document.key = f"doc-{document.pk}"
        document.save(update_fields=["key"])
        audit.record(person, "upload", document, after={"file": name, "sha256": mark})
        queue(document)
    return document


def queue(document: Document) -> None:
    """Ask the worker to compile ``document``; only once the change that asks for it is saved."""
    compile_document.enqueue(document.pk)


@task()
def compile_document(pk: int) -> None:
    """编译 one document, in the background."""
    compile_now(pk)


def compile_now(pk: int) -> None:
    """Compile a queued document: its rows change in one transaction, its progress is told before."""
    document = Document.objects.filter(pk=pk, stage__in=_UNDER_WAY).first()
    if document is None:
        return
    rows = Document.objects.filter(pk=pk, stage__in=_UNDER_WAY)
    rows.update(stage=Document.Stage.COMPILING, progress=5, fault="")
    day = settings.AS_OF or timezone.localdate()
    try:
        compiled = compiled_apart(_path(document), document.file_name, day, lambda done: _tell(rows, done))
    except NotCompiled as fault:
        rows.update(stage=Document.Stage.FAILED, progress=0, fault=str(fault)[:500])
        return
    with transaction.atomic():
        # another worker may have been faster, and a reviewer at work since: their decisions are not wiped out
        current = rows.select_for_update().first()
        if current is not None:
            store_compiled(current, placed(compiled, current.region))
            audit.record(None, "compile", current, after={"norms": len(compiled.norms)})


def _tell(rows: QuerySet[Document], done: int) -> None:
    """Say how far it is: from a thread of its own, whose connection ends with it; a busy database does without."""
    with contextlib.suppress(OperationalError):
        rows.update(progress=done)
    connection.close()


def compile_again(person: Person, document: Document) -> None:
    """Queue a document whose compiling failed once more."""
    with transaction.atomic():
        Document.objects.filter(pk=document.pk).update(stage=Document.Stage.QUEUED, progress=0, fault="")
        audit.record(person, "compile_again", document)
        queue(document)


def resume_interrupted() -> None:
    """Queue again what a worker left half done, or what was queued and lost."""
    for document in Document.objects.filter(stage__in=(Document.Stage.COMPILING, Document.Stage.QUEUED), file__gt=""):
        queue(document)


def safe_name(name: str) -> str:
    """The name of a file without folders, controls and marks that turn writing around, one that Windows takes too."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C").strip(" .")
    path = Path(_DEVICE.sub(r"\1_", _FOREIGN.sub("_", kept)) or "document")
    return path.stem[:120] + path.suffix[:10].lower()


def original(document: Document) -> Path:
    """Where the uploaded file lies."""
    return _path(document)


def _path(document: Document) -> Path:
    return Path(settings.MEDIA_ROOT) / document.file


def _kept(uploaded: Uploaded, name: str) -> tuple[str, str]:
    """Write the content under its hash; the path below MEDIA_ROOT, and the hash."""
    ending = Path(name).suffix
    if ending not in READABLE:
        raise Refused(_("%(name)s：不收这种文件；请用 %(kinds)s") % {"name": name, "kinds": "、".join(READABLE)})
    if uploaded.size > settings.UPLOAD_LIMIT:
        raise Refused(
            _("%(name)s：超过 %(size)s MB；请拆分后上传") % {"name": name, "size": settings.UPLOAD_LIMIT // 2**20}
        )
    folder = Path(settings.MEDIA_ROOT) / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{os.getpid()}-{dt.datetime.now(dt.UTC).timestamp()}.part"
    digest, head = hashlib.sha256(), b""
    try:
        with part.open("wb") as file:
            for chunk in uploaded.chunks():  # type: ignore[attr-defined]
                head = head or chunk[:8]
                digest.update(chunk)
                file.write(chunk)
        _check(name, ending, head)
        mark = digest.hexdigest()
        part.replace(folder / f"{mark}{ending}")
    finally:
        part.unlink(missing_ok=True)
    return f"documents/{mark}{ending}", mark


def _check(name: str, ending: str, head: bytes) -> None:
    """What the content says it is must be what the name says."""
    if not head:
        raise Refused(_("%(name)s：文件是空的；请检查后再传") % {"name": name})
    signs = _SIGNS.get(ending)
    wrong = not head.startswith(signs) if signs else head.startswith((*_PROGRAMS, b"PK\x03\x04"))
    if wrong:
        raise Refused(_("%(name)s：内容不是 %(kind)s 文件；请用原来的格式保存后再传") % {"name": name, "kind": ending})
