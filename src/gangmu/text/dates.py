"""年限: when something is due, since when it is measured, and which years are only mentioned.

``due`` reads unified text of one sentence or heading. Years of a plan come from the table of five-year plans
(``“十三五”期末`` is 2020); ``三年内``, ``今年`` are counted from a Timeline, inclusively: three years of effort that begin in
2016 end in 2018.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
import tomllib
from collections.abc import Callable
from importlib import resources
from typing import Literal

import msgspec

from gangmu.text.numerals import ARABIC, CHINESE, number

DueKind = Literal["due", "plain", "base", "start", "since"]


class Timeline(msgspec.Struct, frozen=True):
    """时间轴: what relative times are counted from. ``year`` is that of issue, ``start`` the first year of the document's
    effect or plan, ``last`` its expiry or the plan's end; None where unknown."""

    year: int | None = None
    start: int | None = None
    last: int | None = None


class Due(msgspec.Struct, frozen=True):
    """期限: ``text[start:end]`` names ``year`` (None where only the kind is known: ``比上年``), finer ``deadline`` if given.

    ``kind``: ``due`` 到2020年, ``plain`` a bare year, ``base`` 比2015年, ``start`` 自2016年起, ``since`` 2012年以来.
    ``sure`` is false where the year was counted (三年内) rather than read.
    """

    start: int
    end: int
    year: int | None
    deadline: dt.date | None
    kind: DueKind
    sure: bool = True


def due(text: str, timeline: Timeline | None = None) -> tuple[Due, ...]:
    """The dates of unified ``text`` in order. Years inside 《…》 and 〔…〕 belong to names and are left out."""
    if not _HINT.search(text):
        return ()
    timeline = timeline or Timeline()
    found: list[Due] = []
    named = [(mark.start(), mark.end()) for mark in _NAMED.finditer(text)]
    grammar = _grammar()
    for mark in grammar.finditer(text):
        if not any(left < mark.end() and mark.start() < right for left, right in named):
            one = _READERS[mark.lastgroup or ""](mark, timeline, found)
            if one is not None:
                found.append(one)
    return tuple(found)


_HINT = re.compile(r"[年月期末]|世纪|以来")
_NAMED = re.compile(r"《[^《》]*》|〔[^〔〕]*〕")
_YEAR = r"(?:(?:19|20)[0-9]{2}|(?:1 9|2 0) [0-9] [0-9]|二[〇○零][〇○零一二三四五六七八九]{2})"
_COUNT = rf"(?:{ARABIC}|{CHINESE})"
_SPAN = rf"{_COUNT}(?:[-~—–至到]{_COUNT})?"


@functools.cache
def _plans() -> dict[str, int]:
    """The last year of each five-year plan, by name."""
    source = resources.files("gangmu.text") / "data" / "plans.toml"
    ends: dict[str, int] = tomllib.loads(source.read_text("utf-8"))["ends"]
    return ends


@functools.cache
def _grammar() -> re.Pattern[str]:
    plans = "|".join(sorted(_plans(), key=len, reverse=True))
    dash = r"年?(?:-|~|—|–|--|至|到)"
    return re.compile(
        rf"(?=[0-9一二两三四五六七八九十百千“按比较相与和同以由从在自到至截不最于力确国再用通经利争计今未当本年明])(?:"
        rf"(?P<price>按照?{_YEAR}年(?:不变|可比)?(?:价格|价))"
        rf"|(?P<base>(?<![占对])(?:比|较|相对于?|相较于?)(?P<by>{_YEAR})年(?:底|末|度|同期)?(?:的?(?:水平|基础|基数)(?:上)?)?"
        rf"|(?:比|较|与|同)(?:上年|去年|上一年度?|前一年|基期|目前|现在|现有|规划基期)(?:的?水平|同期)?"
        rf"|(?:与|和|同|以|在)?(?P<by2>{_YEAR})年(?:底|末|度)?(?:的?(?:水平|基础上|基数上?)|为基[期数准年]|相比)"
        rf"|(?:由|从)(?P<by3>{_YEAR})年(?:底|末|度)?(?=的|[0-9])"
        rf"|(?:比|较|在|由|从)(?:“|\")?(?P<byplan>{plans})(?:”|\")?(?:规划)?(?:期末|末期|末|时期|期间|期)?(?:的?(?:水平|基础上))?)"
        rf"|(?P<since>(?:自|从)?(?:{_YEAR}年(?:[0-9]{{1,2}}月)?|“?(?:{plans})”?)以来)"
        rf"|(?P<begin>(?:自|从)(?:{_YEAR})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:起|开始|始))"
        rf"|(?P<period>{_YEAR}{dash}(?P<py>{_YEAR})年(?:底|末|期间|间)?)"
        rf"|(?P<full>(?P<lead>(?:(?:到|至|截至|截止到?|截止至|不迟于|最迟|于|在|力争)|(?<=[，。；：（]))?)(?P<fy>{_YEAR})年(?P<fm>[0-9]{{1,2}})月(?:份|(?P<fd>[0-9]{{1,2}})日)?"
        rf"(?P<fend>底|末|中旬|上旬|下旬)?(?P<fby>之?前|以前)?)"
        rf"|(?P<year>(?P<ylead>到|至|截至|截止到?|截止至|力争|力争到|确保|确保到|于|在)?(?P<yy>{_YEAR})年(?P<yend>(?:年?底|年?末|末期)?(?:之?前|以前)?|年中|上半年|前))"
        rf"|(?P<plan>(?:到|至)?(?:国家)?(?:“(?P<p1>{plans})”|(?P<p2>{plans}))(?:规划)?(?P<pend>末期|期末|末|期间|时期|期内|期|时|中后期))"
        rf"|(?P<month>(?<![0-9年])(?P<asof>截至|截止到?)?(?P<mm>1[0-2]|[1-9])月(?P<mend>底|末|中旬|上旬|下旬|(?P<md>[0-9]{{1,2}})日|份)?(?P<mby>之?前|以前|完成)?(?(mby)|(?(asof)|(?!))))"
        rf"|(?P<effort>(?:(?P<again>再)?(?:用|通过|经过|利用|力争|争取|计划|今后|未来|再用)+(?:(?:大约|约)?)(?P<en>{_SPAN})年(?:左右|多)?(?:的?(?:时间|努力|建设|左右))?|(?P<wn>{_SPAN})年(?:之?内|以内|左右时间|时间内|(?=累计|共)))"
        rf")"
        rf"|(?P<now>今年(?:年?底|年?末)?(?:之?前|以前|内)?|当年(?:年?底|年末|内)(?:前)?|本年度?(?:内|底|末)?|年内|年底(?:之?前|以前)?|年末前|明年(?:底|末)?(?:前)?|本年底)"
        rf"|(?P<century>本世纪中叶))"
    )


def _year(text: str) -> int:
    value = number(text)
    return int(value) if value is not None else 0


def _read_price(_mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> None:
    """At the prices of a year: neither due nor a baseline."""


def _read_base(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    if mark["byplan"]:
        return Due(mark.start(), mark.end(), _plans()[mark["byplan"]], None, "base")
    year = mark["by"] or mark["by2"] or mark["by3"]
    return Due(mark.start(), mark.end(), _year(year) if year else None, None, "base")


def _read_since(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    return Due(mark.start(), mark.end(), None, None, "since")


def _read_begin(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    year = re.search(_YEAR, mark.group())
    return Due(mark.start(), mark.end(), _year(year.group()) if year else None, None, "start")


def _read_period(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    return Due(mark.start(), mark.end(), _year(mark["py"]), None, "due")


def _read_full(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    year, month = _year(mark["fy"]), int(mark["fm"])
    day = _day(year, month, mark["fd"], mark["fend"])
    kind: DueKind = "due" if mark["lead"] or mark["fend"] or mark["fby"] else "plain"
    return Due(mark.start(), mark.end(), year, day, kind, day is not None)


def _day(year: int, month: int, day: str | None, part: str | None) -> dt.date | None:
    """The date meant: the day itself, 上旬 the tenth, 中旬 the twentieth, else the last of the month."""
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    number_of_day = int(day) if day else {"上旬": 10, "中旬": 20}.get(part or "", last)
    return dt.date(year, month, number_of_day) if 1 <= number_of_day <= last else None


def _read_year(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    kind: DueKind = "due" if mark["ylead"] not in (None, "在", "于") or mark["yend"] else "plain"
    return Due(mark.start(), mark.end(), _year(mark["yy"]), None, kind)


def _read_plan(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    return Due(mark.start(), mark.end(), _plans()[mark["p1"] or mark["p2"]], None, "due")


def _read_month(mark: re.Match[str], timeline: Timeline, found: list[Due]) -> Due:
    year = next((one.year for one in reversed(found) if one.kind in ("due", "plain")), None) or timeline.year
    day = _day(year, int(mark["mm"]), mark["md"], mark["mend"]) if year else None
    return Due(mark.start(), mark.end(), year, day, "since" if mark["asof"] and not mark["mby"] else "due", False)


def _read_effort(mark: re.Match[str], timeline: Timeline, found: list[Due]) -> Due:
    counts = [number(part) for part in re.findall(_COUNT, mark["en"] or mark["wn"])]
    years = int(max((count for count in counts if count), default=0))
    first = next((one.year for one in reversed(found) if one.kind == "start"), None) or timeline.start or timeline.year
    last = first + years - 1 if first and 0 < years <= 30 else None
    if mark["again"]:
        before = next((one.year for one in reversed(found) if one.kind == "due"), None)
        last = before + years if before else None
    return Due(mark.start(), mark.end(), last, None, "due", False)


def _read_now(mark: re.Match[str], timeline: Timeline, _found: list[Due]) -> Due:
    year = timeline.year + mark.group().startswith("明年") if timeline.year else None
    return Due(mark.start(), mark.end(), year, None, "due", False)


def _read_century(mark: re.Match[str], _timeline: Timeline, _found: list[Due]) -> Due:
    return Due(mark.start(), mark.end(), 2050, None, "due")


_READERS: dict[str, Callable[[re.Match[str], Timeline, list[Due]], Due | None]] = {
    "price": _read_price, "base": _read_base, "since": _read_since, "begin": _read_begin, "period": _read_period,
    "full": _read_full, "year": _read_year, "plan": _read_plan, "month": _read_month, "effort": _read_effort,
    "now": _read_now, "century": _read_century,
}  # fmt: skip
