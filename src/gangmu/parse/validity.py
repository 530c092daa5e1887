"""时效: since when a document holds and until when, read from its own words."""

from __future__ import annotations

import datetime as dt
import re

from gangmu.parse.markers import count
from gangmu.parse.zones import Part

_DAY = re.compile(
    r"([0-9０-９〇○零一二三四五六七八九]{4})\s*年\s*([0-9０-９一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９一二三四五六七八九十]{1,3})\s*日"
)
_WHEN = r"[0-9０-９〇○零一二三四五六七八九]{4}\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日"
_SELF = r"本(?:意见|办法|方案|规定|细则|通知|规划|计划|措施|政策|条例|目录|标准|实施意见|实施方案|实施细则|行动计划|决定|预案|指南|指引|规范|规则|若干[^，。]{2,8}|文件)"
_SINCE = re.compile(
    rf"{_SELF}?[，]?自\s*(?:(?P<day>{_WHEN})|(?P<now>(?:发布|印发|公布|发文)之日))\s*起?\s*(?:正式)?(?:施行|实施|执行|生效)"
)
_UNTIL = re.compile(
    rf"有效期(?:限)?(?:至|到|截至|截止到?)\s*(?P<day>{_WHEN})|(?:执行|实施|施行)(?:至|到)\s*(?P<day2>{_WHEN})"
)
_YEARS = re.compile(r"有效期(?:限)?为?\s*(?P<n>[0-9０-９一二两三四五六七八九十]{1,3})\s*年")


def day(written: str) -> dt.date | None:
    """The date that ``written`` names (both widths, Han numerals), None where it is blank or impossible."""
    match = _DAY.search(written)
    if match is None:
        return None
    try:
        return dt.date(*(count(part) for part in match.groups()))
    except ValueError:
        return None


def validity(text: str, found: list[Part], issued: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """Effective and expiry date; 自公布之日起 is the date of issue, 有效期5年 counts from the effective date."""
    effective = expires = None
    for since in _SINCE.finditer(text):
        effective = day(since["day"]) if since["day"] else issued
    for until in _UNTIL.finditer(text):
        expires = day(until["day"] or until["day2"])
    years = _YEARS.search(text)
    start = effective or issued
    if expires is None and years and start:
        n = count(years["n"])
        last = (
            start.replace(year=start.year + n)
            if (start.month, start.day) != (2, 29)
            else dt.date(start.year + n, 2, 28)
        )
        expires = last - dt.timedelta(days=1)
    return effective, expires
