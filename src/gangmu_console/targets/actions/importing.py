"""导入观测值: a table read row by row, every error told before anything is saved, then saved all at once."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from django.db import transaction
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from gangmu.progress import period_named
from gangmu.registry.regions import region, region_named
from gangmu.registry.units import unit as unit_named
from gangmu_console.kit.versions import Stale
from gangmu_console.people.person import Person
from gangmu_console.targets.actions.observe import Wrong, record
from gangmu_console.targets.models import ImportRun, Indicator, Observation

HEADS = ("指标", "地区", "观测期", "数值", "单位", "来源", "口径差异", "修订理由")
MISSING = ("缺报", "-", "—", "…", "未报")
MOST_ROWS, MOST_BYTES, INFLATED = 20_000, 10 * 2**20, 200 * 2**20


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
    name = Path(uploaded.name.replace("\\", "/")).name[:200]
    if uploaded.size > MOST_BYTES:
        raise Refused(_("%(name)s：超过 10 MB；请拆成几张表") % {"name": name})
    table = _table(name, uploaded.read())
    heads = [str(cell).strip() for cell in next(table, [])]
    lacking = [head for head in HEADS[:4] if head not in heads]
    if lacking:
        raise Refused(_("%(name)s：第一行缺列 %(heads)s；请用模板") % {"name": name, "heads": "、".join(lacking)})
    known = _known()
    met: set[tuple[Any, ...]] = set()
    rows = []
    for number, cells in enumerate(table, 2):
        said = {head: str(cell).strip() for head, cell in zip(heads, cells, strict=False) if head in HEADS}
        if any(said.values()):
            rows.append(_read(number, said, known, met, person, day))
        if len(rows) > MOST_ROWS:
            raise Refused(_("%(name)s：超过 %(rows)s 行；请拆成几张表") % {"name": name, "rows": MOST_ROWS})
    if not rows:
        raise Refused(_("%(name)s：没有数据行；请从模板第二行起填") % {"name": name})
    bad = sum(1 for row in rows if row["errors"])
    return ImportRun.objects.create(
        file_name=name, region=person.region, rows=rows, good=len(rows) - bad, bad=bad, created_by=person.user
    )


@transaction.atomic
def confirm(person: Person, run: ImportRun, day: dt.date) -> int:
    """Save every good row, all or none; how many. Raises Stale where the run was confirmed or dropped already."""
    held = ImportRun.objects.select_for_update().get(pk=run.pk)
    if held.state != ImportRun.State.PREVIEW:
        raise Stale(held)
    indicators = Indicator.objects.in_bulk({row["meant"]["indicator"] for row in held.rows if not row["errors"]})
    number = 0
    for row in held.rows:
        if row["errors"]:
            continue
        meant = dict(row["meant"])
        indicator, end = indicators[meant.pop("indicator")], dt.date.fromisoformat(meant.pop("period_end"))
        record(
            person,
            indicator,
            meant.pop("region"),
            end,
            meant.pop("every"),
            meant.pop("value"),
            day=day,
            run=held,
            **meant,
        )
        number += 1
    held.state = ImportRun.State.SAVED
    held.save(update_fields=["state"])
    return number


def _table(name: str, content: bytes) -> Iterator[list[Any]]:
    """The rows of the first sheet, or of the .csv."""
    if name.lower().endswith(".csv"):
        yield from csv.reader(io.StringIO(_decoded(name, content)))
        return
    if not name.lower().endswith(".xlsx") or not content.startswith(b"PK"):
        raise Refused(_("%(name)s：请上传 .xlsx 或 .csv") % {"name": name})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            if sum(part.file_size for part in bundle.infolist()) > INFLATED:
                raise Refused(_("%(name)s：展开后过大；请另存为普通表格") % {"name": name})
        sheets = CalamineWorkbook.from_filelike(io.BytesIO(content))
        yield from sheets.get_sheet_by_index(0).to_python()
    except (zipfile.BadZipFile, CalamineError, IndexError, ValueError, KeyError) as fault:
        raise Refused(_("%(name)s：不是可读的 .xlsx；请另存后再传") % {"name": name}) from fault


def _decoded(name: str, content: bytes) -> str:
    for coding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise Refused(_("%(name)s：认不出文字编码；请存为 UTF-8") % {"name": name})


def _known() -> dict[str, Indicator]:
    """Name and code → indicator."""
    every = list(Indicator.objects.all())
    return {one.name: one for one in every} | {one.code: one for one in every}


def _read(
    number: int,
    said: dict[str, str],
    known: dict[str, Indicator],
    met: set[tuple[Any, ...]],
    person: Person,
    day: dt.date,
) -> dict[str, Any]:
    """One row: as written, as meant, and what is wrong."""
    errors: list[str] = []
    indicator = known.get("".join(said.get("指标", "").split()))
    if indicator is None:
        errors.append(_("没有这个指标：%(name)s") % {"name": said.get("指标") or "—"})
    place = region(said.get("地区", "").removesuffix(".0")) or region_named(said.get("地区", ""))
    if place is None:
        errors.append(_("没有这个地区：%(name)s") % {"name": said.get("地区") or "—"})
    period = period_named(said.get("观测期", "").removesuffix(".0"))
    if period is None:
        errors.append(_("看不懂观测期：%(text)s") % {"text": said.get("观测期") or "—"})
    elif period.end > day:
        errors.append(_("观测期 %(end)s 还没有结束") % {"end": period.end})
    value = _value(said.get("数值", ""), errors)
    unit = said.get("单位") or (indicator.unit if indicator else "")
    if unit and unit_named(unit) is None:
        errors.append(_("没有这个单位：%(unit)s") % {"unit": unit})
    meant: dict[str, Any] = {}
    if indicator and place and period:
        key = (indicator.pk, place.code, period.end, period.every)
        if key in met:
            errors.append(_("与本表另一行重复"))
        met.add(key)
        meant = {"indicator": indicator.pk, "region": place.code, "period_end": period.end.isoformat(), "every": period.every,
                 "value": value, "unit": unit, "source": said.get("来源") or _("导入"), "differs": said.get("口径差异", ""),
                 "reason": said.get("修订理由", "")}  # fmt: skip
        errors += _against_held(key, meant)
    return {"number": number, "said": said, "meant": meant, "errors": errors}


def _value(text: str, errors: list[str]) -> float | None:
    """The number, None for 缺报; an empty cell and a formula are errors: nobody knows what was meant."""
    plain = text.replace(",", "").replace("，", "").replace("−", "-")
    if plain in MISSING:
        return None
    try:
        value = float(plain)
    except ValueError:
        errors.append(_("数值不是数：%(text)s；缺报请写“缺报”") % {"text": text or "—"})
        return None
    if value != value or value in (float("inf"), float("-inf")):
        errors.append(_("数值不是一个有限的数"))
    return value


def _against_held(key: tuple[Any, ...], meant: dict[str, Any]) -> list[str]:
    names = ("indicator_id", "region", "period_end", "every")
    before = Observation.objects.filter(**dict(zip(names, key, strict=True)), current=True).first()
    if before is None or (before.value, before.unit) == (meant["value"], meant["unit"]) or meant["reason"]:
        return []
    return [
        _("该期已有数值 %(value)s，修订须写明理由") % {"value": before.value if before.value is not None else _("缺报")}
    ]


__all__ = ["HEADS", "Refused", "Wrong", "confirm", "preview"]
