"""批量筛查: a table of projects is screened stretch by stretch; each stretch is kept whole, with the place it came to."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from gangmu.cli.complaints import translated
from gangmu.errors import GangmuError
from gangmu.registry.regions import contains
from gangmu.report.atomic import make_folder, write_whole
from gangmu.screen import Limit, Project, Row, rows_of
from gangmu_console.gate.actions.screenings import fill
from gangmu_console.gate.law import Law, judged, law_on, orders_on
from gangmu_console.gate.models import Batch, BatchError, DayBook, Screening
from gangmu_console.gate.models.screening import number_on
from gangmu_console.kit.regions import region_name
from gangmu_console.people.audit import record
from gangmu_console.people.person import Person

STRETCH = 500
FORMS = ("xlsx", "xls", "csv", "txt")
_FOLDER = "batches"


def start_batch(person: Person, name: str, content: bytes, day: dt.date, *, region: str, enterprise: str = "") -> Batch:
    """Keep the table and put it in the queue; the worker screens it."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = f"{_FOLDER}/{sha256}.{name.lower().rpartition('.')[2]}"
    path = Path(settings.MEDIA_ROOT) / place
    make_folder(path.parent)
    write_whole(path, content)
    with transaction.atomic():
        batch = Batch.objects.create(
            file=place, file_name=name[-200:], sha256=sha256, region=region, enterprise=enterprise, as_of=day,
            created_by=person.user,
        )  # fmt: skip
        record(person, "upload", batch, after={"file": name, "sha256": sha256})
        screen_batch.enqueue(batch.pk)
    return batch


def stop_batch(person: Person, batch: Batch) -> None:
    """What is done stays; the rest is left."""
    with transaction.atomic():
        if Batch.objects.filter(pk=batch.pk, state__in=("queued", "running")).update(state="stopped"):
            record(person, "stop", batch, after={"taken": batch.taken})


def resume_batches() -> int:
    """Put what a killed worker left half done into the queue again."""
    left = Batch.objects.filter(state="running").values_list("pk", flat=True)
    for pk in left:
        screen_batch.enqueue(pk)
    return len(left)


@task()
def screen_batch(pk: int) -> None:
    """Screen the batch ``pk``, or what is left of it, in the background."""
    batch = Batch.objects.filter(pk=pk, state__in=("queued", "running")).first()
    if batch is not None:
        work_through(batch)


def work_through(batch: Batch) -> None:
    """Screen what is left of ``batch``; by other rules than it was begun with, it begins again."""
    law = law_on(batch.as_of)
    orders = orders_on(batch.as_of)
    try:
        rows = _rows(batch)
        _begin(batch, law, sum(1 for _ in _rows(batch)))
        for stretch in _stretches(islice(rows, batch.taken, None)):
            if not _take(batch, law, orders, stretch):
                return
        _end(batch)
    except GangmuError as fault:
        said = "；".join(filter(None, (translated(fault.what, "zh"), translated(fault.do, "zh"))))
        Batch.objects.filter(pk=batch.pk).update(state="failed", fault=said[:500], done_at=timezone.now())


def _rows(batch: Batch) -> Iterator[Row]:
    path = Path(settings.MEDIA_ROOT) / batch.file
    return rows_of(batch.file_name, path.read_bytes())


def _stretches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while stretch := list(islice(rows, STRETCH)):
        yield stretch


def _begin(batch: Batch, law: Law, count: int) -> None:
    with transaction.atomic():
        if batch.packs_hash != law.hash:
            batch.screenings.all().delete()
            batch.faults.all().delete()
            batch.taken = batch.verdicts = batch.errors = 0
        batch.packs_hash, batch.rows, batch.state = law.hash, count, Batch.State.RUNNING
        batch.save(update_fields=("packs_hash", "rows", "state", "taken", "verdicts", "errors"))


def _take(batch: Batch, law: Law, orders: tuple[Limit, ...], stretch: list[Row]) -> bool:
    """One stretch, whole or not at all; False where somebody stopped the batch."""
    faults = [fault for row in stretch if (fault := _fault(batch, row))]
    wrong = {fault.row for fault in faults}
    made = [_screened(batch, law, orders, row) for row in stretch if row.number not in wrong]
    with transaction.atomic():
        going = Batch.objects.select_for_update().filter(pk=batch.pk, state="running", taken=batch.taken)
        batch.taken += len(stretch)
        batch.verdicts += len(made)
        batch.errors += len(faults)
        if not going.update(taken=batch.taken, verdicts=batch.verdicts, errors=batch.errors):
            return False
        first = DayBook.take(batch.as_of, len(made)) if made else 0
        for place, screening in enumerate(made, first):
            screening.number = number_on(batch.as_of, place)
        Screening.objects.bulk_create(made, batch_size=100)
        BatchError.objects.bulk_create(faults, batch_size=200)
    return True


def _screened(batch: Batch, law: Law, orders: tuple[Limit, ...], row: Row) -> Screening:
    project = row.project
    assert project is not None
    made = Screening(
        as_of=batch.as_of, enterprise=batch.enterprise, state=Screening.State.CHECKED, batch=batch, row=row.number,
        created_by_id=batch.created_by_id,
    )  # fmt: skip
    fill(made, judged(_placed(project, batch), law, orders), batch.region)
    return made


def _placed(project: Project, batch: Batch) -> Project:
    """What names no place lies where the batch comes from, as far as one can tell."""
    if project.region is not None or batch.enterprise or batch.region.endswith("0000"):
        return project
    return msgspec.structs.replace(project, region=batch.region, inferred=("region", *project.inferred))


def _fault(batch: Batch, row: Row) -> BatchError | None:
    """Why ``row`` cannot be screened: it cannot be read, or lies where the batch may not look."""
    if row.fault is not None:
        what, do = translated(row.fault.what, "zh"), translated(row.fault.do, "zh")
        return BatchError(batch=batch, row=row.number, field=row.fault.where[:60], fault=what[:300], remedy=do[:300])
    place = row.project.region if row.project else None
    if batch.enterprise or place is None or contains(batch.region, place):
        return None
    fault, do = f"{region_name(place)}不在{region_name(batch.region)}范围内", "由项目所在地筛查"
    return BatchError(batch=batch, row=row.number, field="region", fault=fault, remedy=do)


def _end(batch: Batch) -> None:
    with transaction.atomic():
        if Batch.objects.filter(pk=batch.pk, state="running").update(state="done", done_at=timezone.now()):
            said = {"rows": batch.rows, "verdicts": batch.verdicts, "errors": batch.errors}
            record(None, "screened", batch, after=said)
