"""计数: the visible form of an automatic number, by the names of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_OLD: Final = "零壹貳參肆伍陸柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# A number beyond these is written in plain figures, as word processors do.
_LARGEST: Final = 99_999_999


def counted(number: int, form: str) -> str:
    """``number`` in the number format ``form`` (``chineseCounting``, ``lowerRoman``, …); in figures where the format is
    unknown or does not reach so far, so that no label is ever lost."""
    if form == "none":
        return ""
    write = _FORMS.get(form)
    return (write(number) if write and 0 <= number <= _LARGEST else None) or str(number)


def _from(symbols: str) -> Callable[[int], str]:
    return lambda n: symbols[n - 1] if 0 < n <= len(symbols) else ""


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + k) for k in range(count))


def _letters(alphabet: str) -> Callable[[int], str]:
    """a … z, then aa, bb, … as Word does (not ab)."""
    return lambda n: alphabet[(n - 1) % 26] * ((n - 1) // 26 + 1) if 0 < n <= 26 * 30 else ""


def _roman(n: int) -> str:
    if not 0 < n < 10_000:
        return ""
    written = ""
    for value, letters in _ROMAN:
        count, n = divmod(n, value)
        written += letters * count
    return written


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda n: "".join(digits[int(d)] for d in str(n))


def _counting(n: int) -> str:
    """一 … 十 十一 … 九十九, from a hundred on digit by digit (一〇〇)."""
    return _thousand(n) if n < 100 else "".join(_DIGITS[int(d)] for d in str(n))


def _thousand(n: int) -> str:
    written = _in_words(n, _DIGITS, "十百千", "零")
    return written[1:] if written.startswith("一十") else written


def _japanese(n: int) -> str:
    """百 and 千 without 一 before them, no zero between."""
    written = _in_words(n, _DIGITS, "十百千", "")
    return written.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _in_words(n: int, digits: str, units: str, gap: str) -> str:
    if n == 0:
        return gap or digits[0]
    if n >= 10_000:
        high, low = divmod(n, 10_000)
        zero = gap if 0 < low < 1000 else ""
        return _in_words(high, digits, units, gap) + "万" + zero + (_in_words(low, digits, units, gap) if low else "")
    written = ""
    pending = False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit:
            written += (gap if pending and written else "") + digits[digit] + (units[power - 1] if power else "")
        pending = not digit
    return written


def _pair(n: int) -> str:
    return _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12] if 0 < n <= 60 else ""


def _ordinal(n: int) -> str:
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def _full_width(n: int) -> str:
    return "".join(chr(0xFF10 + int(d)) for d in str(n))


_CIRCLES: Final = _from(_run("①", 20) + _run("㉑", 15) + _run("㊱", 15))
_FORMS: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType({
    "decimalZero": lambda n: f"{n:02}",
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "ordinal": _ordinal,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "koreanCounting": _thousand,
    "japaneseCounting": _japanese,
    "ideographDigital": _digit_by_digit(_DIGITS),
    "taiwaneseDigital": _digit_by_digit(_DIGITS),
    "japaneseDigitalTenThousand": _digit_by_digit(_DIGITS),
    "chineseLegalSimplified": lambda n: _in_words(n, _LEGAL, "拾佰仟", "零"),
    "ideographLegalTraditional": lambda n: _in_words(n, _LEGAL_OLD, "拾佰仟", "零"),
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "ideographZodiacTraditional": _pair,
    "ideographEnclosedCircle": _from(_run("㊀", 10)),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": _from(_run("⑴", 20)),
    "decimalEnclosedFullstop": _from(_run("⒈", 20)),
    "numberInDash": lambda n: f"- {n} -",
})  # fmt: skip
