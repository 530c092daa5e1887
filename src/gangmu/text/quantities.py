"""数量: numbers with their units and comparison words in unified text, and nothing that only looks like one.

Years, document numbers, ordinals, list markers, model numbers (5G, i5, PM2.5, 32.5标号), dates, slogans in quotation marks
and telephone numbers are not quantities. 以下 excludes the number, 及以下 includes it.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any, Literal

import msgspec

from gangmu.norms.norm import Comparator
from gangmu.text.numerals import ARABIC, CHINESE, number

UnitKind = Literal["share", "measure", "grade", "count", "time", "bare"]


class Quantity(msgspec.Struct, frozen=True):
    """数量: ``text[start:end]`` with the comparison words around it (``不低于50家``, ``50家以上``).

    ``number`` is where the numeral begins, ``after`` where its unit ends. ``value`` is in ``unit`` as written: multipliers
    stay in the unit (``3.5万家`` is 3.5 ``万家``, ``千亿元`` 1000 ``亿元``). A range has ``value_to``. ``unit`` is empty and
    ``kind`` ``bare`` for a number without a unit. ``comparator`` is ``=`` where nothing is said. ``mark`` is ``余``, ``多``,
    ``几`` inside the number or ``级`` behind the unit (``千亿级``), else empty.
    """

    start: int
    end: int
    value: float
    value_to: float | None
    unit: str
    kind: UnitKind
    comparator: Comparator
    number: int
    after: int
    mark: str = ""


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of unified ``text`` (one line, see Flow) in order; linear in its length."""
    return tuple(_scan(text))


class Ratio(msgspec.Struct, frozen=True):
    """比例: ``text[start:end]`` gives the shares of several parts (``7.0:46:47``)."""

    start: int
    end: int
    parts: tuple[float, ...]


_RATIO = re.compile(rf"(?<![A-Za-z0-9.：])(?>{ARABIC})(?:：(?>{ARABIC}))+(?![0-9：A-Za-z万])")


def ratios(text: str) -> tuple[Ratio, ...]:
    """The ratios of unified ``text``; map scales (1：5万) and times of day are none."""
    if "：" not in text:
        return ()
    return tuple(
        Ratio(
            one.start(),
            one.end(),
            tuple(float(part.replace(",", "").replace(" ", "")) for part in one.group().split("：")),
        )
        for one in _RATIO.finditer(text)
    )


def _scan(text: str) -> Iterator[Quantity]:
    grammar = _grammar()
    here = 0
    while found := grammar.lead.search(text, here):
        whole = _measured(text, found, grammar)
        here = max(found.end(), found.start() + 1) if whole is None else max(whole.end, found.end())
        if whole is not None:
            yield whole


def _measured(text: str, found: re.Match[str], grammar: _Grammar) -> Quantity | None:
    """The quantity whose numeral ``found`` is, or None where it is a year, a name, a marker …"""
    start, stop = found.span()
    value, unit, kind, after, mark = _united(text, found.group(), stop, grammar)
    value_to = None
    if value is None or (text[stop : stop + 1] == "年" and not found["chinese"] and kind == "bare"):
        return None
    second = grammar.second.match(text, after if kind != "bare" else stop)
    if second and value is not None:
        to, unit_to, kind_to, after_to, mark_to = _united(text, second["to"], second.end(), grammar)
        same = unit in ("", unit_to) or (unit in ("万", "亿", "万亿") and unit_to.startswith(unit))
        if to is not None and to > value and same:
            value_to, unit, kind, after, mark = to, unit_to, kind_to, after_to, mark_to
    if not _admitted(text, start, after, found["chinese"], value, unit, kind):
        return None
    if text.startswith("级", after) and not mark:
        mark = "级"
    before = grammar.before.search(text, max(0, start - 6), start)
    behind = grammar.behind.match(text, after)
    word = grammar.words[behind.group()] if behind else grammar.words[before.group()] if before else "="
    if word == "=" and mark in ("余", "多"):
        word = ">"
    return Quantity(
        before.start() if before else start, behind.end() if behind else after, value, value_to, unit, kind, word,
        start, after, mark,
    )  # fmt: skip


def _united(text: str, numeral: str, stop: int, grammar: _Grammar) -> tuple[float | None, str, UnitKind, int, str]:
    """Value, unit, kind, end and mark of ``numeral`` that ends at ``stop``."""
    if share := grammar.fraction.fullmatch(numeral):
        part = number(share["part"])
        if share["whole"] in ("百", "千"):
            return part, "%" if share["whole"] == "百" else "‰", "share", stop, ""
        whole = number(share["whole"])
        return (part / whole if part is not None and whole else None), "", "bare", stop, ""
    value = number(numeral) if numeral else 1.0
    unit = grammar.unit.match(text, stop)
    if unit is None or value is None:
        return value, "", "bare", stop, ""
    step = {"十": 10, "百": 100, "千": 1000}.get(unit["step"] or "", 1)
    words = (unit["big"] or "") + (unit["base"] or "") + (unit["per"] or "")
    kind: UnitKind = grammar.kinds.get(unit["base"] or "", "measure") if words else "bare"
    if not words and step > 1:
        return value * step, "", "bare", unit.end(), unit["mark"] or ""
    return value * step, words, kind, unit.end(), unit["mark"] or unit["mark2"] or ""


def _admitted(text: str, start: int, after: int, chinese: str | None, value: float, unit: str, kind: UnitKind) -> bool:
    previous, following = text[max(0, start - 1) : start], text[after : after + 1]
    # 5年 is a time, 2016年 a date; 3日 belongs to a date
    if kind == "time" and ((unit == "日" and not chinese) or (unit == "年" and 1900 <= value <= 2100)):
        return False
    if chinese:
        # 一个, 一项 are articles; a slogan or a name opens with a quotation mark
        article = (chinese == "一" and kind == "count") or (unit == "次" and text.startswith("产业", after))
        return bool(unit or "分之" in chinese) and not article and previous not in ("“", "‘", "《")
    if kind != "bare":
        return not (following.isascii() and following.isalpha() and text[after - 1].isascii())
    year = 1900 <= value <= 2100 and text[start:after].replace(" ", "").isdigit()
    if year or after - start > 6 or (following.isalpha() and (following.isascii() or following in _NO_UNIT)):
        return False
    wrapped = previous in ("（", "〔") and following in ("）", "〕")
    marker = following in (".", "、", "．", "）") and (start == 0 or previous in ("。", "；", "：", "（"))
    return not wrapped and not marker


_NO_UNIT = "年月日号时届版楼大第标低高型"


class _Grammar(msgspec.Struct, frozen=True):
    """The compiled data of ``data/units.toml``."""

    lead: re.Pattern[str]
    second: re.Pattern[str]
    unit: re.Pattern[str]
    fraction: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    words: dict[str, Comparator]
    kinds: dict[str, UnitKind]


@functools.cache
def _grammar() -> _Grammar:
    source = resources.files("gangmu.text") / "data" / "units.toml"
    data: dict[str, Any] = tomllib.loads(source.read_text("utf-8"))
    kinds: dict[str, UnitKind] = {}
    names: tuple[UnitKind, ...] = ("share", "measure", "grade", "count", "time")
    for kind in names:
        kinds |= dict.fromkeys(data[kind], kind)
    sides: dict[str, dict[str, list[str]]] = {"before": data["before"], "after": data["after"]}
    words: dict[str, Any] = {word: sign for side in sides.values() for sign, group in side.items() for word in group}
    base, per = _any(kinds), _any(data["per"])
    first = "".join(sorted({name[0] for name in kinds} | set("万亿余多几分")))
    fraction = rf"(?P<whole>{CHINESE})分之(?P<part>{CHINESE}(?:点{CHINESE})?|{ARABIC})"
    spoken = rf"{CHINESE}(?:万[一二两三四五六七八九][〇零一二两三四五六七八九十百千]*)?"
    ahead = rf"[{re.escape(first)}]|[-~—–至到][一二两三四五六七八九十]"
    chinese = rf"(?P<chinese>{CHINESE}分之{CHINESE}(?:点{CHINESE})?|{spoken}(?={ahead}))"
    numeral = rf"百分之(?>{ARABIC})|(?<![第数几上成统唯同其])(?<!每一){chinese}"
    # 突破万亿元 says one of them without a numeral
    alone = f"(?=万亿)(?:{'|'.join(f'(?<={word})' for word in ('突破', '达到', '超过', '迈上', '打造'))})"
    return _Grammar(
        lead=re.compile(
            rf"(?=[0-9一二两三四五六七八九十百千])(?:(?<![A-Za-z0-9.第/×_])(?<![0-9]：)(?<![0-9] )(?>{ARABIC})(?!：?[0-9]|×)"
            rf"|{numeral})|{alone}"
        ),
        second=re.compile(rf"(?:-|~|—|–|―|至|到|--)(?P<to>{ARABIC}|{CHINESE})"),
        unit=re.compile(
            rf"(?P<mark>[余多几])?(?P<step>[十百千](?=[万亿个家项户件人名]))?(?P<big>万亿|亿|万)?(?P<mark2>[余多几])?(?P<base>{base})?"
            rf"(?P<per>(?:/|每)(?:[万亿百千])?(?:{per}))?"
        ),
        fraction=re.compile(fraction),
        before=re.compile(rf"(?:{_any(w for g in data['before'].values() for w in g)})$"),
        behind=re.compile(_any(w for g in data["after"].values() for w in g)),
        words=words,
        kinds=kinds,
    )


def _any(words: Any) -> str:
    """One alternation, the longest word first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
