"""A small compiled document made by hand: what the pipeline would hand over, without reading, parsing or rules."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import msgspec

from gangmu.norms import Clause, Diagnostic, Directive, Document, Header, Measure, Norm, SourceText, Table, Target, Task
from gangmu.pipeline import Compiled

TEXT = """示范市工业转型实施意见
一、主要目标
到2020年，示范产业增加值占比达到20%以上，单位产品能耗比2015年下降12%。
二、重点任务
（一）压减落后能力。
1．到2018年，示范市工信局牵头，每年压减示范产能3—5万吨。
2．禁止新建年产
10万吨以下的示范窑炉，配套园区的除外。
三、政策支持
对示范企业给予贷款贴息。
附件
样例县产业指导意见
一、发展方向
鼓励发展示范机床、示范轴承。
=合计	-1
"""


def span(words: str) -> tuple[int, int]:
    """Where ``words`` stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


def clause(id_: str, label: str, level: int, kind: Any, heading: str, words: str, parent: str | None) -> Clause:
    start, end = span(words)
    return Clause(id_, label, level, kind, heading, start, end, parent)


CLAUSES = (
    clause("1", "一、", 1, "section", "主要目标", TEXT[12:60], None),
    clause("2", "二、", 1, "section", "重点任务", TEXT[60:160], None),
    clause("2.1", "（一）", 2, "section", "压减落后能力", "（一）压减落后能力。", "2"),
    clause("2.1.1", "1．", 3, "item", "", "1．到2018年，示范市工信局牵头，每年压减示范产能3—5万吨。", "2.1"),
    clause("2.1.2", "2．", 3, "item", "", "2．禁止新建年产\n10万吨以下的示范窑炉，配套园区的除外。", "2.1"),
    clause("3", "三、", 1, "section", "政策支持", "三、政策支持\n对示范企业给予贷款贴息。", None),
    clause("a1", "附件", 1, "annex", "", TEXT[TEXT.index("附件") :], None),
    clause("a1.1", "", 2, "document", "样例县示范产业高质量发展指导意见", TEXT[TEXT.index("样例县产业") :], "a1"),
    clause("a1.1.1", "一、", 3, "section", "发展方向", "一、发展方向\n鼓励发展示范机床、示范轴承。", "a1.1"),
)


def _norm(kind: Any, clause_: str, words: str, **fields: Any) -> Any:
    start, end = span(words)
    common = {"region": "210000", "region_name": "示范市", "rule": "made"}
    return kind(clause=clause_, start=start, end=end, quote=words, **{**common, **fields})


_FOUND: tuple[Norm, ...] = (
    _norm(Target, "1", "到2020年，示范产业增加值占比达到20%以上", indicator="示范产业增加值占比", value=20.0, unit="%",
          comparator=">=", year=2020),
    _norm(Target, "1", "单位产品能耗比2015年下降12%", indicator="单位产品能耗", value=12.0, unit="%", change="decrease",
          baseline_year=2015, modality="binding", certainty="doubtful"),
    _norm(Task, "2.1.1", "到2018年，示范市工信局牵头，每年压减示范产能3—5万吨", action="压减示范产能3—5万吨",
          lead=("示范市工信局",), cooperate=("示范市发改委", "示范市财政局"), deadline_year=2018, quantity=5.0,
          unit="万吨", recurrence="annual"),
    _norm(Directive, "2.1.2", "禁止新建年产\n10万吨以下的示范窑炉，配套园区的除外", stance="prohibit",
          subjects=("示范窑炉",), activity="new", condition="年产\n10万吨以下", exception="配套园区的除外",
          industry_codes=(("3041", "3042"),)),
    _norm(Measure, "3", "对示范企业给予贷款贴息", instrument="fiscal", beneficiaries=("示范企业",), action="给予贷款贴息"),
    _norm(Directive, "a1.1.1", "鼓励发展示范机床、示范轴承", stance="encourage", subjects=("示范机床", "示范轴承"),
          industry_codes=((), ()), region="210199", region_name="样例县", certainty="likely"),
    _norm(Task, "a1.1.1", "=合计\t-1", action="=合计\t-1"),
)  # fmt: skip
NORMS: tuple[Norm, ...] = tuple(
    msgspec.structs.replace(norm, id=f"{norm.clause}#{n}") for n, norm in enumerate(_FOUND, 1)
)

HEADER = Header(
    title="示范市工业转型实施意见", number="示政发〔2016〕1号", issuer="示范市人民政府", region="210000",
    region_name="示范市", addressees=(), copied_to=(), issued=dt.date(2016, 3, 1), effective=None,
    expires=dt.date(2018, 12, 31), status="in_force",
)  # fmt: skip
SOURCE = SourceText("示范.txt", "txt", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
TABLES = (Table("t1", "a1.1.1", ("=合计", "-1"), (("甲", "1"),), *span("=合计\t-1"), (((0, 1), (2, 3)),)),)
DIAGNOSTICS = (
    Diagnostic("GM101", "warning", *span("2．禁止新建"), "2.1.2", {"before": "1．", "label": "2．"}, ("2.1.1",)),
)
DOCUMENT = Document(SOURCE, HEADER, CLAUSES, TABLES, DIAGNOSTICS)
COMPILED = Compiled(DOCUMENT, NORMS, DIAGNOSTICS)
