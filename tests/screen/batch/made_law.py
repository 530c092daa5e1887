"""Law and projects for the batch: everything that tells two projects apart occurs, and figures stand at the limits often."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import polars as pl
from hypothesis import strategies as st

from gangmu.norms import Directive, Paper, Threshold
from gangmu.norms.document import Header
from gangmu.registry.products import codes_of
from gangmu.screen import Amount, Equipment, Limit, Parameter, Project
from gangmu.screen.batch.facts import COLUMNS

AS_OF = dt.date(2026, 1, 1)
REGIONS = ("100000", "210000", "210100", "211400", "211402", "630000", "630105")
ANYWHERE = (*REGIONS, "")  # a rule need not say where it binds
GOODS = (
    "平板玻璃",
    "浮法玻璃",
    "水泥熟料",
    "水泥",
    "炼油",
    "多晶硅",
    "机器人",
    "电解铝",
    "钢铁",
    "转炉",
    "建材工业",
    "神秘造物",
    "小造纸",
    "产能严重过剩行业",
    "落后水泥产能",
    "1,4-丁二醇",
)
FEW = ("平板玻璃", "建材工业", "神秘造物", "小造纸")
UNITS = ("吨/日", "万吨/年", "吨/年", "吨", "万重量箱/年", "万元", "立方米", "怪单位")
SIZES = (0.0, 0.1, 10.0, 21.9, 30.0, 600.0, 2000.0, 730000.0, 1234565.0)
WORDS = (
    "列入国家规划的",
    "使用天然气",
    "某某钢铁有限公司除外",
    "限某某钢铁有限公司、示范玻璃集团",
    "现有企业除外",
    "等量置换的除外",
    "锦州滨海园区内的除外",
    "标杆水平",
)

thresholds = st.builds(
    Threshold, quantity=st.sampled_from(["capacity", "power", "investment"]), op=st.sampled_from(["<", "<=", ">", ">=", "="]),
    value=st.sampled_from(SIZES), unit=st.sampled_from(UNITS), of=st.sampled_from(GOODS),
)  # fmt: skip


@st.composite
def directives(draw: st.DrawFn) -> Directive:
    subjects = tuple(draw(st.lists(st.sampled_from(FEW) | st.sampled_from(GOODS), min_size=1, max_size=2, unique=True)))
    return Directive(
        id=f"d{draw(st.integers(0, 10**9))}", clause="c", start=0, end=0, quote="", region=draw(st.sampled_from(ANYWHERE)),
        region_name="", rule="made", subjects=subjects, industry_codes=tuple(codes_of(name) for name in subjects),
        stance=draw(st.sampled_from(["encourage", "upgrade", "control", "restrict", "prohibit", "phase_out", "retain"])),
        activity=draw(st.sampled_from(["new", "expand", "new_capacity", "invest", "operate", "any"])),
        condition=draw(st.none() | st.sampled_from(WORDS)), exception=draw(st.none() | st.sampled_from(WORDS)),
        thresholds=tuple(draw(st.lists(thresholds, max_size=2))),
    )  # fmt: skip


@st.composite
def laws(draw: st.DrawFn) -> tuple[Paper, ...]:
    papers = []
    for number in range(draw(st.integers(1, 3))):
        status = draw(st.sampled_from(["in_force", "in_force", "draft"]))
        region = draw(st.sampled_from(ANYWHERE))
        header = Header("题", f"{number}号", "", region, "", (), (), dt.date(2015 + number, 1, 1), None, None, status)
        papers.append(Paper(f"p{number}", header, tuple(draw(st.lists(directives(), min_size=1, max_size=6)))))
    return tuple(papers)


limits = st.lists(
    st.builds(
        Limit, id=st.just("order"), region=st.sampled_from(ANYWHERE), document=st.just("限批"),
        products=st.sampled_from([(), ("水泥",), ("神秘造物",)]), industries=st.sampled_from([(), (), ("30",)]),
        since=st.sampled_from([None, AS_OF, dt.date(2026, 1, 2)]), until=st.sampled_from([None, None, dt.date(2025, 12, 31)]),
    ), max_size=2,
)  # fmt: skip
quantities = st.builds(Amount, st.sampled_from(SIZES), st.sampled_from(UNITS))
amounts = st.none() | quantities
parameters = st.builds(Parameter, st.sampled_from(GOODS), st.sampled_from(SIZES), st.sampled_from(UNITS))
equipment = st.builds(
    Equipment, st.sampled_from(["转炉", "水泥熟料", "机床"]), st.just(1), st.lists(quantities, max_size=1).map(tuple)
)
projects = st.builds(
    Project,
    name=st.sampled_from(["某项目", "使用天然气的平板玻璃项目", "小造纸、神秘 造物“项目”", "列入国家规划的项目"]),
    applicant=st.sampled_from(["", "某某钢铁有限公司", "另一家公司", "北方示范玻璃集团有限公司"]), region=st.none() | st.sampled_from(REGIONS),
    park=st.none() | st.sampled_from(["锦州滨海园区", "别的园区"]),
    activity=st.none() | st.sampled_from(["new", "expand", "renovate", "relocate", "merge", "replace"]),
    industries=st.sampled_from([(), ("3041",), ("30",), ("3011", "3120")]),
    products=st.lists(st.sampled_from(FEW) | st.sampled_from(GOODS), max_size=2, unique=True).map(tuple),
    equipment=st.lists(equipment, max_size=1).map(tuple), capacity=amounts, added_capacity=st.sampled_from([None, Amount(0.0, "吨/日"), Amount(5.0, "吨/日")]),
    investment=amounts, energy=st.none() | st.sampled_from(SIZES),
    efficiency=st.none() | st.sampled_from(["benchmark", "between", "below_baseline"]),
    operating_days=st.none() | st.sampled_from([300.0, 330.0]), parameters=st.lists(parameters, max_size=1).map(tuple),
    answers=st.sampled_from([(), (("使用天然气", True),), (("平板玻璃", False),), (("列入国家规划的", True),), (("0号适用于项目所在地", True),),
                             (("0号c适用于项目所在地", False), ("1号c适用于项目所在地", True))]),
)  # fmt: skip


def table(given: list[Project]) -> pl.DataFrame:
    """The projects as the rows of a table of text."""
    return pl.DataFrame([_row(one) for one in given], schema=dict.fromkeys(COLUMNS, pl.String))


def _row(one: Project) -> dict[str, str | None]:
    def figure(value: float | None) -> str | None:
        return None if value is None else str(value)

    pieces = [
        {
            "name": item.name,
            "count": item.count,
            "parameters": [{"value": p.value, "unit": p.unit} for p in item.parameters],
        }
        for item in one.equipment
    ]
    named = [{"name": item.name, "value": item.value, "unit": item.unit} for item in one.parameters]
    return {
        "name": one.name, "applicant": one.applicant, "region": one.region, "park": one.park, "activity": one.activity,
        "industries": "；".join(one.industries), "products": "、".join(one.products),
        "equipment": json.dumps(pieces) if pieces else None,
        "capacity": figure(one.capacity.value) if one.capacity else None,
        "capacity_unit": one.capacity.unit if one.capacity else "吨/日" if one.added_capacity else None,
        "added_capacity": figure(one.added_capacity.value) if one.added_capacity else None,
        "investment": figure(one.investment.value) if one.investment else None,
        "investment_unit": one.investment.unit if one.investment else None, "energy": figure(one.energy),
        "efficiency": one.efficiency, "operating_days": figure(one.operating_days),
        "parameters": json.dumps(named) if named else None, "answers": json.dumps(dict(one.answers)) if one.answers else None,
    }  # fmt: skip


@st.composite
def families(draw: st.DrawFn) -> list[Project]:
    """Projects of one kin: each differs from another in one fact, so that what is overlooked shows."""
    pool = [draw(projects) for _ in range(3)]
    found = pool[:1]
    for base, field, other in draw(
        st.lists(st.tuples(st.integers(0, 9), st.sampled_from(FIELDS), st.sampled_from(pool)), min_size=4, max_size=24)
    ):
        found.append(msgspec.structs.replace(found[base % len(found)], **{field: getattr(other, field)}))
    return found


FIELDS = (
    "name", "applicant", "region", "park", "activity", "industries", "products", "equipment", "capacity", "capacity",
    "added_capacity", "investment", "energy", "efficiency", "operating_days", "parameters", "answers",
)  # fmt: skip
