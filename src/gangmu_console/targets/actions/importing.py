"""导入观测值: a table read row by row, every error told before anything is saved, then saved all at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from gangmu_console.kit.sheets import NoSheet, Row, rows_of
from gangmu_console.kit.versions import Stale
from gangmu_console.people import audit
from gangmu_console.people.person import Person
from gangmu_console.targets.actions.observe import Wrong, may_report
from gangmu_console.targets.actions.rows import HEADS, Reading
from gangmu_console.targets.models import ImportRun, Indicator, Observation

MOST_ROWS, MOST_BYTES = 20_000, 10 * 2**20
Key = tuple[int, str, str, str]


class Refused(Exception):
    """The file is no table that can be read; the message says what to do."""


class Uploaded(Protocol):
    """What Django hands over as an uploaded file."""

    name: str
    size: int

    def read(self) -> bytes:
        """The content."""


def preview(person: Person, uploaded: Uploaded, day: dt.date) -> ImportRun:
    """Read ``uploaded`` and tell of each row what it means or what is wrong with it; nothing is saved of them yet."""
    name = Path(uploaded.name.replace("\\", "/")).name[-200:]
    if uploaded.size > MOST_BYTES:
        raise Refused(_("%(name)s：超过 10 MB；请拆成几张表") % {"name": name})
    try:
        rows = _read(name, uploaded.read(), person, day)
    except NoSheet as fault:
        raise Refused(f"{name}：{fault}") from fault
    bad = sum(1 for row in rows if row["errors"])
    made = ImportRun(
        file_name=name, region=person.region, rows=rows, good=len(rows) - bad, bad=bad, created_by=person.user
    )
    with transaction.atomic():
        made.save()
        audit.record(person, "preview_import", made, after={"file": name, "good": made.good, "bad": bad})
    return made


def _read(name: str, content: bytes, person: Person, day: dt.date) -> list[dict[str, Any]]:
    """Every row that says anything: its number, what it says, what it means, what is wrong."""
    table = rows_of(name, content)
    heads = next(table, Row(1, [])).cells
    lacking = [head for head in HEADS[:4] if head not in heads]
    if lacking:
        raise NoSheet(_("第一行缺列 %(heads)s；请用模板") % {"heads": "、".join(lacking)})
    reading = Reading(person, day, heads)
    rows = []
    for row in table:
        if len(rows) == MOST_ROWS:
            raise NoSheet(_("超过 %(rows)s 行；请拆成几张表") % {"rows": MOST_ROWS})
        if told := reading.of(row):
            rows.append(told)
    if not rows:
        raise NoSheet(_("没有数据行；请从模板第二行起填"))
    held = _held(rows)
    for row in rows:
        before = held.get(_key(row["meant"])) if row["meant"] else None
        if before is not None and (fault := _unexplained(before, row["meant"])):
            row["errors"].append(fault)
    return rows


@transaction.atomic
def confirm(person: Person, run: ImportRun, day: dt.date) -> int:
    """Save every good row, all or none; how many values are new or revised.

    Raises Stale where the run was confirmed or dropped already, Wrong where what was reported meanwhile stands against it.
    """
    held_run = _open(run)
    rows = [row for row in held_run.rows if not row["errors"]]
    held = _held(rows)
    faults = [fault for row in rows if (fault := _against(person, row, held.get(_key(row["meant"])), day))]
    if faults:
        raise Wrong(_("预览之后情况有变，没有保存：%(fault)s") % {"fault": "；".join(faults[:3])})
    names = dict(Indicator.objects.filter(pk__in={row["meant"]["indicator"] for row in rows}).values_list("pk", "name"))
    made, replaced = [], []
    for row in rows:
        meant, before = row["meant"], held.get(_key(row["meant"]))
        if before is not None and _same(before, meant):
            continue
        if before is not None:
            replaced.append(before.pk)
        made.append(_observation(meant, before, day, person, held_run))
    for begin in range(0, len(replaced), 500):
        Observation.objects.filter(pk__in=replaced[begin : begin + 500]).update(current=False)
    Observation.objects.bulk_create(made, batch_size=500)
    held_run.state = ImportRun.State.SAVED
    held_run.save(update_fields=["state"])
    said = [[names[one.indicator_id], one.region, one.period_end, one.value, one.unit, one.revision] for one in made]
    audit.record(person, "import", held_run, after={"saved": len(made), "revised": len(replaced), "values": said})
    return len(made)


@transaction.atomic
def drop(person: Person, run: ImportRun) -> None:
    """Save nothing of ``run``; raises Stale where it was confirmed or dropped already."""
    held_run = _open(run)
    held_run.state = ImportRun.State.DROPPED
    held_run.save(update_fields=["state"])
    audit.record(person, "drop_import", held_run)


def _open(run: ImportRun) -> ImportRun:
    """``run`` locked, if it still waits."""
    held_run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if held_run.state != ImportRun.State.PREVIEW:
        raise Stale(held_run)
    return held_run


def _held(rows: list[dict[str, Any]]) -> dict[Key, Observation]:
    """What is on record for the places and periods of ``rows``, in one query for each indicator named."""
    wanted: dict[int, set[Key]] = defaultdict(set)
    for row in rows:
        if row["meant"]:
            wanted[row["meant"]["indicator"]].add(_key(row["meant"]))
    found: dict[Key, Observation] = {}
    for indicator, keys in wanted.items():
        days = {key[2] for key in keys}
        near = Observation.objects.filter(indicator=indicator, current=True, period_end__range=(min(days), max(days)))
        for one in near.iterator():
            key = (indicator, one.region, one.period_end.isoformat(), one.every)
            if key in keys:
                found[key] = one
    return found


def _key(meant: dict[str, Any]) -> Key:
    return meant["indicator"], meant["region"], meant["period_end"], meant["every"]


def _same(before: Observation, meant: dict[str, Any]) -> bool:
    return (before.value, before.unit, before.differs) == (meant["value"], meant["unit"], meant["differs"])


def _unexplained(before: Observation, meant: dict[str, Any]) -> str:
    """What is wrong where a revision has no reason; nothing where it is none or has one."""
    if _same(before, meant) or meant["reason"]:
        return ""
    value = before.value if before.value is not None else _("缺报")
    return _("该期已有数值 %(value)s，修订须写明理由") % {"value": value}


def _against(person: Person, row: dict[str, Any], before: Observation | None, day: dt.date) -> str:
    """Why a row that was good is so no more."""
    meant, fault = row["meant"], ""
    if not may_report(person, meant["region"]):
        fault = _("不是您报送的地区")
    elif dt.date.fromisoformat(meant["period_end"]) > day:
        fault = _("观测期还没有结束")
    elif before is not None:
        fault = _unexplained(before, meant)
    return _("第 %(number)s 行 %(fault)s") % {"number": row["number"], "fault": fault} if fault else ""


def _observation(
    meant: dict[str, Any], before: Observation | None, day: dt.date, person: Person, run: ImportRun
) -> Observation:
    return Observation(
        indicator_id=meant["indicator"], region=meant["region"], period_end=dt.date.fromisoformat(meant["period_end"]),
        every=meant["every"], value=meant["value"], unit=meant["unit"], source=meant["source"], differs=meant["differs"],
        reason=meant["reason"], revision=before.revision + 1 if before else 0, recorded_on=day, recorded_by=person.user,
        run=run,
    )  # fmt: skip


__all__ = ["HEADS", "MOST_ROWS", "Refused", "Wrong", "confirm", "drop", "preview"]
