"""The process that is killed: compiles, imports and publishes without end, after looking whether all is whole.

``tests/console/library/killed.py prepare|work|look`` starts it, on the installation that GANGMU_HOME names; with ``watch`` it
looks as often as it gets a line, and tells as JSON what is wrong and what is there.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import itertools
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection, connections
from tests.console.library.conftest import TEXT

from gangmu.pack import load_packs, pack_hash, shipped
from gangmu.pipeline import compile_text
from gangmu_console.library import actions
from gangmu_console.library.actions import packs
from gangmu_console.library.actions.store import placed
from gangmu_console.library.models import Clause, Document, Norm, PackVersion
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry, Post, User
from gangmu_console.people.person import Person, person_of
from gangmu_console.targets.models import ImportRun, Observation

TEXTS = {"a.txt": TEXT, "b.txt": TEXT + "（三）另一版。\n到2028年，示范轴承产值达到200亿元。\n" * 40}
DAY = dt.date(2026, 1, 1)
READY = 12
PASSWORD = "gangmu-sigkill-9"


def office() -> Person:
    """Who does all this."""
    return person_of(User.objects.get(username="kill"))


def prepare() -> None:
    """Somebody, two files and a document of one of them, and documents that wait for their review."""
    user = User.objects.create_user("kill", password=PASSWORD, name="周明")
    Post.objects.create(user=user, role="policy", region="210000")
    for name, text in TEXTS.items():
        (Path(settings.MEDIA_ROOT)).mkdir(parents=True, exist_ok=True)
        (Path(settings.MEDIA_ROOT) / name).write_text(text, encoding="utf-8")
    Document.objects.create(key="doc-killed", title="示范", region="210000", file="a.txt", file_name="a.txt")
    for number in range(READY):
        ready = Document.objects.create(key=f"doc-ready{number}", title=f"示范{number}", region="210000")
        actions.store_compiled(ready, placed(compile_text(TEXT, DAY), "210000"))


def compiling() -> None:
    """Compile the other file in the place of this one."""
    document = Document.objects.get(key="doc-killed")
    other = "b.txt" if document.file == "a.txt" else "a.txt"
    Document.objects.filter(pk=document.pk).update(file=other, file_name=other, stage=Document.Stage.QUEUED)
    actions.compile_now(document.pk)


def publishing() -> None:
    """Decide about everything, then publish."""
    document, person = Document.objects.get(key="doc-killed"), office()
    for norm in document.norms.filter(state="proposed"):
        actions.accept(person, norm, norm.version)
    norm = document.norms.filter(kind="target").first()
    if norm is not None:
        actions.edit(person, norm, norm.version, {"value": norm.data["value"] + 1})
        # compiled twice since it was published, the same text comes back, and with it what the newest version says already
        if not actions.proposal(document).same:
            actions.publish(person, document)


def importing() -> None:
    """Import a pack that says something new each time."""
    (pack,) = load_packs([folder for folder in shipped() if folder.name == "qinghai"])
    actions.import_pack(msgspec.structs.replace(pack, version=f"{random.random()}"), office())


def faults() -> Iterator[str]:
    """Everything that is neither the old state nor the new one."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite" and cursor.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            yield "the database is damaged"
    yield from (f"audit: {broken}" for broken in verify())
    if AuditEntry.objects.filter(action="publish").count() != PackVersion.objects.count():
        yield "a version without its entry in the audit trail, or an entry without its version"
    yield from _documents()
    yield from _versions()
    yield from _imports()


@functools.lru_cache(maxsize=4096)
def whole(text: str) -> tuple[int, int]:
    """How many norms and clauses come of ``text``."""
    compiled = compile_text(text, DAY)
    return len(compiled.norms), len(compiled.document.clauses)


def _documents() -> Iterator[str]:
    for document in Document.objects.exclude(file="", text=""):
        held = document.norms.exclude(state="added").count(), document.clauses.count()
        if held != (whole(document.text) if document.text else (0, 0)):
            yield f"{document.key}: {held} norms and clauses are not those of its text"
        if any(document.text[norm.start : norm.end] != norm.quote for norm in document.norms.all()):
            yield f"{document.key}: norms of another text"
        if document.text == "" and document.stage not in (Document.Stage.QUEUED, Document.Stage.COMPILING):
            yield f"{document.key}: {document.stage}, without a text; {document.fault}"
        kept = actions.original(document)
        if document.sha256 and hashlib.sha256(kept.read_bytes()).hexdigest() != document.sha256:
            yield f"{document.key}: its file is another"
    if Clause.objects.filter(document__text="").exists():
        yield "clauses without a text"
    brought = Document.objects.filter(uploaded_by__isnull=False).count()
    if AuditEntry.objects.filter(action="upload").count() != brought:
        yield "an upload without its entry in the audit trail, or an entry without its upload"


def _imports() -> Iterator[str]:
    """Tables of the same places and periods, with another value in every row each time."""
    saved = ImportRun.objects.filter(state="saved")
    for run in saved:
        if (held := run.observations.count()) != run.good:
            yield f"import {run.pk}: {held} values in the place of {run.good}"
    if Observation.objects.filter(run__isnull=False).exclude(run__in=saved).exists():
        yield "values of a table that was not saved"
    if AuditEntry.objects.filter(action="import").count() != saved.count():
        yield "an import without its entry in the audit trail, or an entry without its import"
    newest = AuditEntry.objects.filter(action="import").order_by("-id").values_list("object_id", flat=True).first()
    if Observation.objects.filter(run__isnull=False, current=True).exclude(run=newest).exists():
        yield "values of an earlier table count beside those of the newest"


def _versions() -> Iterator[str]:
    for name, versions in itertools.groupby(PackVersion.objects.order_by("name", "number"), lambda one: one.name):
        line = list(versions)
        if [one.number for one in line] != list(range(1, len(line) + 1)):
            yield f"a version of {name} is missing"
        last = line[-1]
        pack = actions.pack_of(last)
        if pack_hash(pack) != last.hash or len(pack.norms) != last.norm_count:
            yield f"{name}: the files are not those of the hash"
        if set(last.documents.values_list("key", flat=True)) != {document.key for document in pack.documents}:
            yield f"{name}: documents are missing"
        if name == "qinghai" and Norm.objects.filter(document__packs=last).count() != last.norm_count:
            yield f"{name}: norms are missing"


def watch() -> None:
    """For each line that comes: what is wrong, and what is there; between two looks the database is left alone."""
    for _line in sys.stdin:
        packs._loaded.cache_clear()
        told = {
            "faults": list(faults()),
            "documents": dict(Document.objects.exclude(file="").values_list("pk", "stage")),
            "versions": list(PackVersion.objects.values_list("pk", flat=True)),
            "ready": list(Document.objects.filter(key__startswith="doc-ready").values_list("pk", flat=True)),
            "imports": dict(ImportRun.objects.values_list("pk", "state")),
        }
        connections.close_all()
        print(json.dumps(told, ensure_ascii=False), flush=True)


def main(what: str) -> int:
    """Prepare, or watch; or look, and where nothing is wrong go on working until killed."""
    if what in ("prepare", "watch"):
        {"prepare": prepare, "watch": watch}[what]()
        return 0
    found = list(faults())
    print("\n".join(found) or "whole", flush=True)
    while what == "work" and not found:
        random.choice((compiling, publishing, importing))()
    return 1 if found else 0
