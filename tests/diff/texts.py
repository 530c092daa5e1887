"""Two versions of a made-up document, compiled."""

from __future__ import annotations

import datetime as dt

from gangmu.diff import Diff, diff
from gangmu.norms import Norm, Paper
from gangmu.pipeline import compile_text

AS_OF = dt.date(2018, 1, 1)
OLD = """示范市工业转型实施意见

一、主要目标

（一）到2020年，示范市规模以上工业增加值年均增长6%，单位工业增加值能耗比2015年下降12%。

（二）到2020年，高新技术产业占比达到20%以上。

二、重点任务

（一）限制新建年产10万吨以下的平板玻璃生产线，配套园区的除外。

（二）鼓励发展工业机器人、集成电路。

（三）到2018年底前，市工业和信息化局牵头建立企业监测平台，市财政局配合。

三、政策措施

（一）对工业机器人企业给予贷款贴息。
"""


def paper(text: str, name: str = "a.txt") -> Paper:
    return compile_text(text, AS_OF, name).paper()


def edited(*edits: tuple[str, str], text: str = OLD) -> str:
    """``text`` with words replaced; each must be there."""
    for was, now in edits:
        assert was in text, was
        text = text.replace(was, now)
    return text


def between(*edits: tuple[str, str], text: str = OLD) -> Diff:
    """What changes when ``text`` is edited."""
    return diff([paper(text)], [paper(edited(*edits, text=text), "b.txt")])


def shifts(found: Diff) -> dict[str, tuple[object, object, str]]:
    """Every part of what changed in force, by its field."""
    return {shift.field: (shift.before, shift.after, shift.move) for change in found.norms for shift in change.shifts}


def norms(found: Diff, fate: str) -> list[Norm]:
    return [change.norm for change in found.norms if change.fate == fate]
