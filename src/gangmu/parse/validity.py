"""时效: when a document was issued, since when it holds and until when, read from its own words."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec

from gangmu.parse.blocks import Block
from gangmu.parse.closings import words
from gangmu.parse.genre import genre
from gangmu.parse.markers import count
from gangmu.parse.zones import Part

_N = "0-9０-９〇○Ｏ零一二三四五六七八九十"
_B = r"[ \t\u3000\r\n]*"
_WHEN = f"[{_N}]{{4}}{_B}年{_B}[{_N}]{{1,3}}{_B}月{_B}[{_N}]{{1,3}}{_B}日"
_DAY = re.compile(
    f"([{_N}]{{4}}){_B}年{_B}([{_N}]{{1,3}}){_B}月{_B}([{_N}]{{1,3}}){_B}日"
    r"|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
)
_SINCE = re.compile(
    rf"自{_B}(?:(?P<day>{_WHEN})|(?P<now>(?:发布|印发|公布|发文|颁布|下发){_B}之{_B}日))"
    rf"{_B}(?:起|后)?{_B}(?:正式|开始)?{_B}(?:施行|实施|执行|生效)(?![的])"
)
_UNTIL = re.compile(
    rf"有效期(?:限)?(?:截至|截止到?|至|到|为?自{_WHEN}{_B}(?:起)?{_B}(?:至|到)){_B}(?P<a>{_WHEN})"
    rf"|(?:执行|实施|施行)(?:期限?)?(?:截至|至|到){_B}(?P<b>{_WHEN})|{_WHEN}{_B}起?{_B}至{_B}(?P<c>{_WHEN}){_B}(?:止)?(?:有效|期间有效)"
    rf"|有效期(?:限)?(?:至|到|截至){_B}(?P<y>[{_N}]{{4}}){_B}年(?:{_B}(?P<m>[{_N}]{{1,2}}){_B}月)?(?:底|末)?"
)
# without one of these no expiry can be found: most texts have none
_LIMITS = ("有效", "执行至", "执行到", "实施至", "实施到", "施行至", "施行到", "执行期", "实施期", "施行期")
_YEARS = re.compile(
    rf"(?:有效期|试行期|执行期|实施期|施行期)(?:限)?{_B}(?:为|是)?{_B}(?:暂定)?{_B}(?P<n>[{_N}两]{{1,3}}){_B}(?P<unit>年|个月)"
)
_BLANK = re.compile(
    r"(?:19|20)\d\d[ \t\u3000]*年[ \t\u3000]{1,6}月(?:[ \t\u3000]{1,6}日)?|(?:自|于)[ \t\u3000]*[Xx×＊*_ ]{2,4}[ \t\u3000]*年"
)
_FIELD = re.compile(r"(?:成文|发文|印发|发布|公布)(?:日期|时间)[：:]\s*(\S{8,16})")
# 2 0 0 1年2月1 6日, as recognition leaves it
_SPREAD = re.compile(r"(?<=[0-9])[ \t]+(?=[0-9])")
_PASSED = re.compile("通过|修[订正改]|批准|公布|发布|施行")
_DRAFT = re.compile(r"草\s*案|征求意见稿|送审稿|讨论稿|审议稿|审查稿|公开征求意见|初稿")
_REPEALED = re.compile(
    r"(?:本|该)(?:文件|意见|办法|规定|方案|通知|条例|细则)(?:已|现已|已经|予以)(?:被)?(?:废止|失效)|[（(【\[]\s*(?:已废止|已失效|全文废止|失效|废止)\s*[）)】\]]"
)
_TOP = 600


class Validity(msgspec.Struct, frozen=True):
    """时效: dates of issue, effect and expiry, None where the document does not say; ``blank`` where a date was left open."""

    issued: dt.date | None
    effective: dt.date | None
    expires: dt.date | None
    blank: tuple[int, int] | None


def day(written: str) -> dt.date | None:
    """The date that ``written`` names (both widths, Han numerals, 2016-08-15), None where it is blank or impossible."""
    match = _DAY.search(written)
    if match is None:
        return None
    try:
        return dt.date(*(count(part.replace("Ｏ", "〇")) for part in match.groups() if part))
    except ValueError:
        return None


def validity(text: str, found: Sequence[Part]) -> Validity:
    """What the document says about its own time. 自公布之日起 is the date of issue; 有效期5年 counts from the effect."""
    issued = _issued(text, found)
    effective = _effective(text, issued)
    blank = _BLANK.search(text)
    return Validity(issued, effective, _expires(text, effective or issued), blank.span() if blank else None)


def is_draft(titles: Iterable[str]) -> bool:
    """Whether one of the ``titles`` says that the document is a draft."""
    return any(_DRAFT.search(name) for name in titles)


def is_repealed(text: str) -> bool:
    """Whether the text says at its top that it has been repealed."""
    return bool(_REPEALED.search(text, 0, _TOP))


def _issued(text: str, found: Sequence[Part]) -> dt.date | None:
    """From the signature, else the print line, else a date below the title or a field above it."""
    for part in found[:1]:
        for block in part.closing:
            if (dated := _dated(text, block)) is not None:
                return dated
    for part in found:
        top = (*part.title, *part.opening)[:14]
        passed = [dated for block in top if (dated := _named(text, block)) is not None]
        if passed:
            return passed[-1]
        if part.kind == "annex":
            break
    for part in found:
        for block in part.closing:
            if (dated := _dated(text, block)) is not None:
                return dated
    return None


def _dated(text: str, block: Block) -> dt.date | None:
    line = words(text, block)
    match = genre().date.fullmatch(line) or genre().dated.fullmatch(line)
    return day(match["day"]) if match else None


def _named(text: str, block: Block) -> dt.date | None:
    """The date of a line of the opening: alone in brackets, of the session that passed the law, or in a field."""
    line = _SPREAD.sub("", words(text, block))
    if field := _FIELD.search(line):
        return day(field[1])
    bare = line.strip("（()） ")
    if len(line) > 160 or line[-1:] in "。：:" or not (_PASSED.search(line) or genre().date.fullmatch(bare)):
        return None
    match = _DAY.search(line)
    return day(match.group()) if match else None


def _effective(text: str, issued: dt.date | None) -> dt.date | None:
    """The last sentence that says since when this document holds; one that names 本… comes before others."""
    chosen: dt.date | None = None
    own = False
    for since in _SINCE.finditer(text):
        sentence = text[max(text.rfind("。", 0, since.start()), since.start() - 60, 0) : since.start()]
        named = "本" in sentence
        if chosen is None or named or not own:
            chosen = (day(since["day"]) if since["day"] else issued) or chosen
            own = own or named
    return chosen


def _expires(text: str, start: dt.date | None) -> dt.date | None:
    for until in _UNTIL.finditer(text) if any(word in text for word in _LIMITS) else ():
        written = until["a"] or until["b"] or until["c"]
        if written:
            return day(written)
        year, month = count(until["y"]), count(until["m"] or "12")
        if 1900 < year < 2200 and 1 <= month <= 12:
            return dt.date(year, month, calendar.monthrange(year, month)[1])
    years = _YEARS.search(text)
    if years is None or start is None:
        return None
    months = count(years["n"]) * (12 if years["unit"] == "年" else 1)
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    if not 0 < months <= 600:
        return None
    last = dt.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    return last - dt.timedelta(days=1)
