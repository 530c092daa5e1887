"""A province's rules made by hand, and projects that they speak of."""

from __future__ import annotations

import datetime as dt

import msgspec
from tests.pack.made import directive, document, pack

from gangmu.norms import Threshold
from gangmu.pack import Pack, PackDocument, PackNorm
from gangmu.pack.facts import Facts, Replacement
from gangmu.screen import Amount, Project

DAY = dt.date(2017, 1, 1)
BAN = directive("layout-2015/2.1#1", "prohibit", region="210100", activity="new")
PRAISE = directive("plan-2014/1#1", "encourage", "工业机器人", industry_codes=(("3491",),))
SMALL = Threshold(quantity="capacity", op="<", value=2000, unit="吨/日", of="水泥熟料")
SMALL_KILNS = directive(
    "layout-2015/3#1", "prohibit", "水泥熟料", industry_codes=(("3011",),), activity="new", condition="日产2000吨以下",
    thresholds=(SMALL,),
)  # fmt: skip
DRAFTED = directive("draft-2016/1#1", "prohibit", "工业机器人", industry_codes=(("3491",),), activity="new")
DOCUMENTS = (
    document("plan-2014", dt.date(2014, 3, 1), number="示政发〔2014〕3号"),
    document("layout-2015", dt.date(2015, 12, 12), number="示政发〔2015〕68号", expires=dt.date(2018, 12, 31)),
    document("draft-2016", dt.date(2016, 5, 1), status="draft"),
)
RATIO = Replacement(
    id="plan-2014/glass", document="plan-2014", cite="第二条", subject="平板玻璃", industry_codes=("3041",), ratio=1.25
)
RULES = pack(BAN, PRAISE, SMALL_KILNS, DRAFTED, documents=DOCUMENTS)

GLASS = Project(
    name="浮法玻璃生产线", region="210100", activity="new", products=("浮法玻璃",), industries=("3041",),
    capacity=Amount(600, "吨/日"), inferred=("products", "industries"),
)  # fmt: skip
GLASS_ELSEWHERE = msgspec.structs.replace(GLASS, region="210200")
ROBOTS = Project(name="机器人项目", region="210200", activity="new", products=("工业机器人",))
KILN = Project(
    name="水泥熟料生产线", region="210200", activity="new", products=("水泥熟料",), capacity=Amount(1500, "吨/日")
)
PROJECTS = (GLASS, GLASS_ELSEWHERE, ROBOTS, KILN)


def with_norms(*norms: PackNorm, documents: tuple[PackDocument, ...] = DOCUMENTS, facts: Facts = Facts()) -> Pack:  # noqa: B008
    return pack(*norms, documents=documents, facts=facts)


def dated(key: str, **fields: object) -> tuple[PackDocument, ...]:
    """The documents, with other fields for the one of ``key``."""
    return tuple(msgspec.structs.replace(one, **fields) if one.key == key else one for one in DOCUMENTS)
