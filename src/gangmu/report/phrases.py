"""措辞: values of norms as short phrases (``≥20``, ``2017年底前``), the same in sheets and on the terminal."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from gangmu.norms import Target, Task
from gangmu.report.words import Words

_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[A-Za-z0-9]")


def number(value: float) -> str:
    """``value`` without a needless fraction: 600, 0.65."""
    return str(int(value)) if float(value).is_integer() else repr(value)


def amount(target: Target, words: Words) -> str:
    """目标值: comparator and value, both ends of a range (``≥20``, ``3–5``), without the unit."""
    upper = "" if target.value_to is None else f"–{number(target.value_to)}"
    return words(f"comparator.{target.comparator}") + number(target.value) + upper


def measured(target: Target, words: Words) -> str:
    """The value with its unit and what it measures (``下降 ≥12%``), unless the indicator says that itself."""
    change = words(f"change.{target.change}")
    said = target.change == "level" or change in target.indicator
    return f"{'' if said else change + ' '}{amount(target, words)}{target.unit}"


def target_year(target: Target) -> str:
    """年份: the finer date where there is one, else the year; empty where neither is given."""
    if target.deadline:
        return target.deadline.isoformat()
    return "" if target.year is None else str(target.year)


def baseline(target: Target, words: Words) -> str:
    """基期: year and value, or the one that is given; empty where neither is."""
    year, value = target.baseline_year, target.baseline_value
    if year is not None and value is not None:
        return words("baseline.both", year=year, value=number(value))
    if year is not None:
        return words("baseline.year", year=year)
    return "" if value is None else number(value)


def due(task: Task, words: Words) -> str:
    """完成时限: when the task is to be done, how often, or a dash."""
    date, year = task.deadline, task.deadline_year
    limit = _by(date, words) if date else words("due.year", year=year) if year else ""
    often = words(f"recurrence.{task.recurrence}") if task.recurrence else ""
    if limit and often:
        return words("due.repeated", due=limit, recurrence=often)
    return limit or often or words("due.none")


def _by(date: dt.date, words: Words) -> str:
    if date.day < calendar.monthrange(date.year, date.month)[1]:
        return words("due.day", year=date.year, month=date.month, day=date.day)
    return words("due.year" if date.month == 12 else "due.month", year=date.year, month=date.month)


def one_line(quote: str) -> str:
    """``quote`` without its line breaks and blanks (one kept between Latin words and between table cells)."""
    return _GAP.sub(_bridge, quote.strip())


def _bridge(gap: re.Match[str]) -> str:
    if "\t" in gap[0]:
        return " "
    left, right = gap.string[gap.start() - 1], gap.string[gap.end()]
    return " " if _WORD.match(left) and _WORD.match(right) else ""
