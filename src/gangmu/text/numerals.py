"""数字: what a numeral says, in Arabic, Chinese or both (``3.5万``, ``一百二十``, ``两``, ``千亿``, ``半``)."""

from __future__ import annotations

import re

_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000}
# 2 0 0 5: recognised scans set every digit apart
ARABIC = r"[0-9](?: [0-9])+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?"
CHINESE = r"[一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千]*"
_MIXED = re.compile(rf"(?:({ARABIC})([十百千]?)|({CHINESE}|[〇零○一二三四五六七八九]{{2,}}))?(万亿|亿|万)?(半)?")


def number(text: str) -> float | None:
    """数值: the number that ``text`` says in full, or None where it says none (``千亿`` is 1e11, ``半`` 0.5).

    ``text`` is unified (half-width digits). A multiplier alone (``万``, ``亿``) is no number.
    """
    if text == "半":
        return 0.5
    parts = _MIXED.fullmatch(text)
    if parts is None:
        return _long(text)
    arabic, step, chinese, big, half = parts.groups()
    if arabic is None and chinese is None:
        return None
    value = float(arabic.replace(",", "").replace(" ", "")) * _STEPS.get(step, 1) if arabic else chinese_number(chinese)
    if value is None:
        return None
    scale = 1
    for mark in big or "":
        scale *= _BIG[mark]
    return (value + 0.5) * scale if half else value * scale


def _long(text: str) -> float | None:
    """Chinese numerals with 万 or 亿 inside: ``一万二千``, ``三亿五千万``."""
    for mark in ("亿", "万"):
        left, found, right = text.partition(mark)
        if found and left and right:
            high, low = number(left), number(right)
            whole = high is not None and low is not None and not right[0].isdigit()
            return high * _BIG[mark] + low if whole and high is not None and low is not None else None
    return None


def chinese_number(text: str) -> float | None:
    """``text`` of Chinese digits and 十百千 only: by places (``一百二十``) or digit by digit (``二〇二〇``)."""
    if not any(mark in _STEPS for mark in text):
        digits = [_DIGITS.get(mark) for mark in text]
        return float("".join(map(str, digits))) if digits and None not in digits else None
    total, digit, floor = 0, None, 10_000
    for mark in text:
        if mark in _STEPS:
            step = _STEPS[mark]
            if step >= floor:
                return None
            total, digit, floor = total + (1 if digit is None else digit) * step, None, step
        elif mark in "零〇":
            continue
        elif digit is None and mark in _DIGITS:
            digit = _DIGITS[mark]
        else:
            return None
    return float(total + (digit or 0))
