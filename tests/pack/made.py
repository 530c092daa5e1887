"""Packs made by hand: a province with two documents, and what tests change in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from gangmu.norms import Directive, Norm, Target, Task, Threshold
from gangmu.pack import Pack, PackDocument, PackNorm
from gangmu.pack.facts import Facts, Replacement

EARLY, LATE = "plan-2015", "plan-2016"


def document(key: str, issued: dt.date | None, region: str = "210000", **fields: Any) -> PackDocument:
    return PackDocument(key=key, title=f"示范文件{key}", region=region, issued=issued, **fields)


DOCUMENTS = (document(EARLY, dt.date(2015, 7, 27)), document(LATE, dt.date(2016, 8, 15), expires=dt.date(2020, 12, 31)))


def norm(kind: type[Any], id_: str, region: str = "210000", status: Any = "confirmed", **fields: Any) -> PackNorm:
    """A norm of ``kind`` in the document and clause that its id names."""
    key, _, rest = id_.partition("/")
    place = {"clause": rest.partition("#")[0], "start": 0, "end": 0, "quote": "", "rule": ""}
    names = {"100000": "全国", "210000": "辽宁省", "210100": "沈阳市", "210200": "大连市"}
    made: Norm = kind(id=id_, region=region, region_name=names[region], **{**place, **fields})
    return PackNorm(norm=made, document=key, cite="一（一）", status=status)


def target(id_: str, value: float, **fields: Any) -> PackNorm:
    common = {"indicator": "化工产品精细化率", "indicator_id": "chemical_refinement_rate", "unit": "%", "year": 2020}
    return norm(Target, id_, value=value, **{**common, **fields})


def directive(id_: str, stance: str, subject: str = "平板玻璃", **fields: Any) -> PackNorm:
    common = {"subjects": (subject,), "industry_codes": (("3041",),)}
    return norm(Directive, id_, stance=stance, **{**common, **fields})


def pack(*norms: PackNorm, documents: tuple[PackDocument, ...] = DOCUMENTS, **fields: Any) -> Pack:
    common = {"name": "demo", "version": "1", "region": "210000", "title": "示范", "precedence": "provincial"}
    return Pack(documents=documents, norms=norms, **{**common, **fields})


THRESHOLD = Threshold(quantity="capacity", op="<", value=300, unit="吨/日", of="生产线")
REPLACEMENT = Replacement(
    id=f"{EARLY}/glass",
    document=EARLY,
    cite="第二条",
    subject="平板玻璃",
    industry_codes=("3041",),
    ratio=1.25,
    note="示例",
)
FULL = pack(
    target(f"{EARLY}/1.10#1", 58, comparator=">=", baseline_year=2014, baseline_value=54.1, modality="binding"),
    target(f"{LATE}/1#1", 53, deadline=dt.date(2020, 6, 30)),
    norm(
        Task,
        f"{EARLY}/2#1",
        action="建立台账: 每月 #1",
        lead=("省财政厅",),
        lead_ids=("210000/finance",),
        quantity=3.5,
        unit="项",
    ),
    norm(Task, f"{EARLY}/2#2", action="核对台账", parent=f"{EARLY}/2#1", recurrence="annual", region="210100"),
    directive(f"{EARLY}/3#1", "prohibit", thresholds=(THRESHOLD,), condition="300吨/日以下", exception="特种玻璃除外"),
    directive(f"{LATE}/3#1", "encourage", "yes", industry_codes=((),), status="unconfirmed"),
    facts=Facts(replacements=(REPLACEMENT,)),
)


def changed(found: PackNorm, **fields: Any) -> PackNorm:
    """``found`` with other fields of its norm."""
    return msgspec.structs.replace(found, norm=msgspec.structs.replace(found.norm, **fields))
