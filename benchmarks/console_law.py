"""Made-up policy documents for the console's benchmark: clauses in sentences of our own, their norms, findings."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from benchmarks.screening_data import goods, places
from gangmu.registry.regions import regions
from gangmu_console.library.models import Clause, Document, Finding, Norm, PackVersion
from gangmu_console.library.search import index_clauses

PER_DOCUMENT, PER_CLAUSE = 34, 3  # clauses of a document; sentences of a clause
_WHO = (
    "工业和信息化部门",
    "发展改革部门",
    "生态环境部门",
    "自然资源部门",
    "科技部门",
    "财政部门",
    "统计部门",
    "各县（市）人民政府",
)
_DOES = (
    "加快发展",
    "有序压减",
    "重点支持",
    "严格控制",
    "引导企业改造",
    "鼓励集聚布局",
    "稳妥退出",
    "优先保障",
    "规范管理",
    "培育壮大",
)
_HOW = (
    "建立项目清单并按月调度", "落实要素保障和用能指标", "完善质量标准与检测体系", "组织上下游企业协同攻关",
    "推动装置大型化和智能化",
    "对未达到基准水平的装置限期整改", "将完成情况纳入年度考核", "按等量或减量原则办理产能置换", "支持首台套装备示范应用",
    "开展绿色工厂评价",
)  # fmt: skip
_HEADS = (
    "总体要求",
    "发展目标",
    "主要任务",
    "空间布局",
    "准入条件",
    "产能调控",
    "技术创新",
    "节能降碳",
    "要素保障",
    "组织实施",
)
_KINDS = ("task", "task", "task", "directive", "directive", "measure", "measure", "target")
_PACK = """name: made-{number}
version: 1.0.0
title: 试编规范包{number}
region: "210100"
precedence: municipal
documents: []
"""
_NUMERALS = "一二三四五六七八九十"


def fill(clauses: int) -> None:
    """Documents until there are ``clauses`` of them, with their norms and the search index."""
    dice, made = random.Random(11), 0
    seats = ["210000"] * 3 + ["630000"] + [c for c in places("prefecture") + places("county") if c[:2] in ("21", "63")]
    things = goods()
    for number in range(-(-clauses // PER_DOCUMENT)):
        region = seats[number % len(seats)] if number % 9 else "100000"
        document = _document(dice, number, region, things)
        rows = list(_clauses(dice, document, min(PER_DOCUMENT, clauses - made), things))
        document.text = "\n".join(row.text for row in rows)
        document.save()
        index_clauses(Clause.objects.bulk_create(rows))
        Norm.objects.bulk_create(list(_norms(dice, document, rows, things)))
        made += len(rows)


def _document(dice: random.Random, number: int, region: str, things: list[str]) -> Document:
    issued = dt.date(dice.randint(2008, 2018), dice.randint(1, 8), dice.randint(1, 28))
    name = f"{regions()[region].name}{dice.choice(things)}产业发展第{number}号实施意见"
    return Document(
        key=f"made-{number}", title=name, number=f"试发〔{issued.year}〕{number}号",
        issuer=f"{regions()[region].name}人民政府办公室",
        region=region, issued=issued, effective=issued, expires=issued.replace(year=issued.year + 12) if number % 3 else None,
        stage="review" if number % 40 == 7 else "published", header={"title": name}, progress=100,
    )  # fmt: skip


def _clauses(dice: random.Random, document: Document, count: int, things: list[str]) -> Iterator[Clause]:
    place = 0
    for at in range(count):
        head, item = divmod(at, 4)
        top = item == 0
        label = f"{_NUMERALS[head % 10]}、" if top else f"（{_NUMERALS[item - 1]}）"
        text = _HEADS[head % 10] if top else "".join(_sentence(dice, things) for _ in range(PER_CLAUSE))
        yield Clause(
            document=document, cid=f"{head + 1}" if top else f"{head + 1}.{item}", parent="" if top else f"{head + 1}", position=at,
            level=1 if top else 2, kind="section" if top else "paragraph", label=label, heading=text if top else "",
            cite=f"{_NUMERALS[head % 10]}{'' if top else label}", start=place, end=place + len(text), text=text,
        )  # fmt: skip
        place += len(text) + 1


def _sentence(dice: random.Random, things: list[str]) -> str:
    return (
        f"{dice.choice(_WHO)}{dice.choice(_DOES)}{dice.choice(things)}和{dice.choice(things)}，{dice.choice(_HOW)}，"
        f"到{dice.randint(2018, 2030)}年形成{dice.randint(2, 900)}万吨规模。"
    )


def _norms(dice: random.Random, document: Document, rows: list[Clause], things: list[str]) -> Iterator[Norm]:
    """A norm for each second clause that has sentences; one in eight of a tenth of the documents is a target."""
    aimed = document.pk % 10 == 0
    for at, row in enumerate(row for row in rows if row.level == 2 and row.position % 2):
        kind = _KINDS[at % 8] if aimed else _KINDS[at % 7]
        thing, year = dice.choice(things), dice.randint(2018, 2030)
        data = _said(kind, row, document.region, thing, year, dice)
        yield Norm(
            document=document, nid=data["id"], kind=kind, clause=row.cid, cite=row.cite, start=row.start, end=row.start + 40,
            quote=row.text[:80], region=document.region, certainty=dice.choice(("sure", "sure", "likely", "doubtful")),
            summary=_summary(kind, thing, data), indicator=data.get("indicator_id") or "", year=year if kind == "target" else None,
            stance=data.get("stance", ""), proposal=data, data=data,
            state="proposed" if document.stage == "review" else "accepted",
        )  # fmt: skip


def _summary(kind: str, thing: str, data: dict[str, Any]) -> str:
    told = {"target": f"{thing}产能 {data.get('value')}万吨", "directive": f"{data.get('stance')}：{thing}"}
    return told.get(kind) or str(data["action"])


def _said(kind: str, row: Clause, region: str, thing: str, year: int, dice: random.Random) -> dict[str, Any]:
    """The norm in the fields of the contract."""
    own: dict[str, dict[str, Any]] = {
        "target": {"indicator": f"{thing}产能", "indicator_id": None, "value": dice.randint(2, 900), "value_to": None,
                   "unit": "万吨", "comparator": ">=", "year": year, "deadline": None, "baseline_year": None,
                   "baseline_value": None, "change": "level", "modality": "plain"},
        "task": {"action": f"推进{thing}提质改造", "lead": [dice.choice(_WHO)], "cooperate": [], "deadline_year": year},
        "directive": {"stance": dice.choice(("prohibit", "restrict", "encourage")), "subjects": [thing],
                      "industry_codes": [[]], "activity": "new", "condition": None, "thresholds": [], "exception": None},
        "measure": {"instrument": "energy_price", "beneficiaries": [], "action": f"对{thing}企业给予技术改造支持"},
    }  # fmt: skip
    return {
        "kind": kind, "id": f"{row.cid}#1", "clause": row.cid, "start": row.start, "end": row.start + 40, "quote": row.text[:80],
        "region": region, "region_name": regions()[region].name, "rule": "made", "certainty": "sure", **own[kind],
    }  # fmt: skip


def findings(count: int) -> None:
    """Findings like those of the demonstration, about the made-up documents."""
    dice, seen = random.Random(12), list(Finding.objects.all())
    documents = list(Document.objects.filter(key__startswith="made-").values_list("pk", "region", "title"))
    rows, about = [], []
    for number in range(count):
        like, (pk, region, title) = seen[number % len(seen)], documents[dice.randrange(len(documents))]
        places = [{**place, "document_id": pk, "title": title} for place in like.places]
        rows.append(Finding(
            fingerprint=f"made{number:060d}", code=like.code, family=like.family, level=like.level, message=like.message,
            places=places, region=region, disposition="open" if number % 4 else "keep",
        ))  # fmt: skip
        about.append(pk)
    link = Finding.documents.through
    made = Finding.objects.bulk_create(rows, batch_size=500)
    link.objects.bulk_create(
        [link(finding_id=one.pk, document_id=pk) for one, pk in zip(made, about, strict=True)], batch_size=2000
    )


def packs(count: int) -> None:
    """Further packs, of cities: small, never the newest of a name that the demonstration goes by."""
    now = timezone.now()
    PackVersion.objects.bulk_create([
        PackVersion(name=f"made-{number % 20}", number=number // 20 + 1, title=f"试编规范包{number}", region="210100",
                    hash=f"{number:064d}", files={"pack.yaml": _PACK.format(number=number % 20)}, published_at=now)
        for number in range(count)
    ])  # fmt: skip
