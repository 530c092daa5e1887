"""The process that is killed: compiles, imports and publishes without end, after looking whether all is whole.

``tests/console/library/killed.py prepare|work|look`` starts it, on the installation that GANGMU_HOME names.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection
from tests.console.library.conftest import TEXT

from gangmu.pack import load_packs, pack_hash, shipped
from gangmu.pipeline import compile_text
from gangmu_console.library import actions
from gangmu_console.library.models import Clause, Document, Norm, PackVersion
from gangmu_console.people.audit import verify
from gangmu_console.people.models import AuditEntry, Post, User
from gangmu_console.people.person import Person, person_of

TEXTS = {"a.txt": TEXT, "b.txt": TEXT + "（三）另一版。\n到2028年，示范轴承产值达到200亿元。\n" * 40}
DAY = dt.date(2026, 1, 1)


def office() -> Person:
    """Who does all this."""
    return person_of(User.objects.get(username="kill"))


def prepare() -> None:
    """Somebody, two files, and a document."""
    user = User.objects.create(username="kill", name="周明")
    Post.objects.create(user=user, role="policy", region="210000")
    for name, text in TEXTS.items():
        (Path(settings.MEDIA_ROOT)).mkdir(parents=True, exist_ok=True)
        (Path(settings.MEDIA_ROOT) / name).write_text(text, encoding="utf-8")
    Document.objects.create(key="doc-killed", title="示范", region="210000", file="a.txt", file_name="a.txt")


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
        with contextlib.suppress(
            ValueError
        ):  # what a kill left may hold nothing to publish; whether it is whole is looked at
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


def _documents() -> Iterator[str]:
    wholes = {text: compile_text(text, DAY) for text in TEXTS.values()}
    for document in Document.objects.filter(key="doc-killed").exclude(text=""):
        whole = wholes[document.text]
        held = document.norms.exclude(state="added").count(), document.clauses.count()
        if held != (len(whole.norms), len(whole.document.clauses)):
            yield f"{held} norms and clauses in the place of {len(whole.norms)}, {len(whole.document.clauses)}"
        if any(document.text[norm.start : norm.end] != norm.quote for norm in document.norms.all()):
            yield "norms of another text"
    if Document.objects.filter(key="doc-killed", text="").exists() and Norm.objects.filter(document__key="doc-killed"):
        yield "norms without a text"
    if Clause.objects.filter(document__text="").exists():
        yield "clauses without a text"


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


def main(what: str) -> int:
    """Prepare; or look, and where nothing is wrong go on working until killed."""
    if what == "prepare":
        prepare()
        return 0
    found = list(faults())
    print("\n".join(found) or "whole", flush=True)
    while what == "work" and not found:
        random.choice((compiling, publishing, importing))()
    return 1 if found else 0
