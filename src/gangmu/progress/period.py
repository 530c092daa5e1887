"""观测期: the stretch of time that a value is about, by its last day and its length; reading and naming it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

import msgspec

from gangmu.norms.diagnostic import Language

Every = Literal["monthly", "quarterly", "half_year", "annual", "to_date", "unknown"]
_WIDE = str.maketrans("０１２３４５６７８９－—–～/", "0123456789-----")
_COUNT = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = re.compile(r"(\d{4})年?(?:全年|度)?")
_MONTH = re.compile(r"(\d{4})[年-](\d{1,2})月?")
_QUARTER = re.compile(r"(\d{4})年?-?(?:Q([1-4])|第?([1-4一二三四])季度)", re.I)
_HALF = re.compile(r"(\d{4})年?-?(?:H([12])|(上|下)半年)", re.I)
_TO_DATE = re.compile(r"(\d{4})年1月?(?:-|至|到)(\d{1,2})月(?:累计)?")
_DAY = re.compile(r"(\d{4})[年-](\d{1,2})[月-](\d{1,2})日?")
_MONTHS = {"monthly": 1, "quarterly": 3, "half_year": 6, "annual": 12}


class Period(msgspec.Struct, frozen=True, order=True):
    """观测期: ends on ``end``; ``every`` is its length, ``to_date`` being the year's months up to then (1—6月累计)."""

    end: dt.date
    every: Every = "unknown"

    def label(self, language: Language = "zh") -> str:
        """Its name: 2018年6月, 2018年第二季度, 2018年上半年, 2018年1—6月, 2018年; the last day where the length is unknown."""
        year, month = self.end.year, self.end.month
        part = {"quarterly": (month + 2) // 3, "half_year": (month + 5) // 6}.get(self.every, 0)
        if language == "zh":
            names = {
                "annual": f"{year}年", "monthly": f"{year}年{month}月", "to_date": f"{year}年1—{month}月",
                "quarterly": f"{year}年第{'〇一二三四'[part]}季度", "half_year": f"{year}年{'〇上下'[min(part, 2)]}半年",
            }  # fmt: skip
            return names.get(self.every, f"{year}年{month}月{self.end.day}日")
        names = {
            "annual": f"{year}", "monthly": f"{calendar.month_name[month]} {year}", "quarterly": f"Q{part} {year}",
            "half_year": f"H{part} {year}", "to_date": f"January to {calendar.month_name[month]} {year}",
        }  # fmt: skip
        return names.get(self.every, self.end.isoformat())


def period_named(text: str) -> Period | None:
    """观测期: what ``2018``, ``2018年6月``, ``2018-06``, ``2018Q2``, ``2018年上半年``, ``2018年1—6月`` or a day means.

    None where ``text`` is none of these, so that an import can say so in its own place.
    """
    plain = "".join(text.split()).translate(_WIDE)
    for pattern, every in ((_YEAR, "annual"), (_TO_DATE, "to_date"), (_MONTH, "monthly"), (_DAY, "unknown")):
        found = pattern.fullmatch(plain)
        if found is not None:
            numbers = [int(part) for part in found.groups()]
            return _ended(numbers[0], numbers[1] if len(numbers) > 1 else 12, every, *numbers[2:])  # type: ignore[arg-type]
    quarter, half = _QUARTER.fullmatch(plain), _HALF.fullmatch(plain)
    if quarter is not None:
        return _ended(int(quarter[1]), 3 * _COUNT[quarter[2] or quarter[3]], "quarterly")
    if half is not None:
        return _ended(int(half[1]), 6 * _COUNT[half[2] or half[3]], "half_year")
    return None


def latest_period(every: Every, as_of: dt.date, lag_days: int = 0) -> Period | None:
    """应报期: the newest period of length ``every`` that ended at least ``lag_days`` before ``as_of``.

    None where the length is unknown: then nobody can say what ought to have been reported. ``to_date`` comes every month.
    """
    months = 1 if every == "to_date" else _MONTHS.get(every)
    if months is None:
        return None
    last = as_of - dt.timedelta(days=lag_days)
    whole = last + dt.timedelta(days=1)  # the month of `last` is over when the next day is in another one
    over = whole.year * 12 + whole.month - 1
    over -= over % months
    return _ended((over - 1) // 12, (over - 1) % 12 + 1, every)


def year_end(year: int) -> dt.date:
    """The last day of ``year``."""
    return dt.date(year, 12, 31)


def in_years(date: dt.date) -> float:
    """``date`` in years, so that every year is as long as any other: the last day of 2017 is 2018.0."""
    return date.year + date.timetuple().tm_yday / (366 if calendar.isleap(date.year) else 365)


def _ended(year: int, month: int, every: Every, day: int | None = None) -> Period | None:
    if not 1 <= month <= 12 or year < 1:
        return None
    last = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= last:
        return None
    return Period(dt.date(year, month, day or last), every)
