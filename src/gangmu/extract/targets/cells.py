"""单元格: what a cell of an indicator table says: a number, its comparison, a year in brackets, or nothing."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.norms.norm import Comparator
from gangmu.text import number, quantities, unify

_GAP = re.compile(r"\s+")
_BRACKET = re.compile(r"（([^（）]*)）")
_NOTE = re.compile(r"（((?:19|20)[0-9]{2})年?[^（）]*）")
_TOTAL = re.compile(r"〔(.*)〕")
_SIGNS: dict[str, Comparator] = {
    ">": ">", "≥": ">=", ">=": ">=", "<": "<", "≤": "<=", "<=": "<=", "以上": ">=", "左右": "~", "以内": "<=", "以下": "<",
    "约": "~", "不低于": ">=", "不少于": ">=", "不高于": "<=", "不超过": "<=", "": "=", "达到": "=", "达": "=", "大于": ">",
    "小于": "<", "超过": ">", "低于": "<", "控制在": "<=", "及以上": ">=", "及以下": "<=", "余": ">", "+": "=",
}  # fmt: skip
_PLAIN = re.compile(
    r"(?P<before>≥|≤|>=|<=|>|<|约|不低于|不少于|不高于|不超过|达到|达|大于|小于|超过|低于|控制在|\+)?"
    r"(?P<value>-?[0-9][0-9,]*(?:\.[0-9]+)?)(?:(?:-|~|—|–|至)(?P<to>[0-9][0-9,]*(?:\.[0-9]+)?))?"
    r"(?P<unit>[^0-9。，；]{0,8}?)(?P<after>及以上|及以下|以上|以下|以内|左右|余)?"
)


class Cell(msgspec.Struct, frozen=True):
    """单元格: the number in it; ``year`` where a bracket names one, ``total`` for an amount in square brackets (累计)."""

    value: float
    value_to: float | None
    unit: str
    comparator: Comparator
    year: int | None = None
    total: bool = False


def squeezed(words: str) -> str:
    """``words`` in unified forms without any blank."""
    return _GAP.sub("", unify(words))


def cell(words: str) -> Cell | None:
    """What ``words`` of a cell say; None for an empty cell (—) and for one that is not one number."""
    text = squeezed(words)
    if not text or text in lexicon().table.empty:
        return None
    note = _NOTE.search(text)
    year = int(note[1]) if note else None
    text = _BRACKET.sub("", text)
    total = _TOTAL.fullmatch(text)
    if total:
        text = total[1]
    plain = _PLAIN.fullmatch(text)
    if plain:
        value, to = number(plain["value"].lstrip("-")), number(plain["to"]) if plain["to"] else None
        if value is None:
            return None
        signed = -value if plain["value"].startswith("-") else value
        sign = _SIGNS[plain["after"] or ""] if plain["after"] else _SIGNS[plain["before"] or ""]
        return Cell(signed, to, plain["unit"], sign, year, total is not None)
    found = [one for one in quantities(text) if one.kind != "time"]
    if len(found) != 1:
        return None
    one = found[0]
    return Cell(one.value, one.value_to, one.unit, one.comparator, year, total is not None)


_LABEL_UNIT = re.compile(r"（([^（）]{1,12})）$|〔([^〔〕]{1,12})〕$|[，,]([^，,（）]{1,6})$")
_NUMBERED = re.compile(r"^(?:[0-9]{1,2}[.、．]|（[0-9一二三四五六七八九十]+）|[①-⑳]|[*★△▲]|其中：?)+")


def label(words: str) -> tuple[str, str]:
    """Name and unit in the label of a row: ``化工产品精细化率(%)``; the unit is empty where the label has none."""
    text = _NUMBERED.sub("", squeezed(words))
    unit = _LABEL_UNIT.search(text)
    if unit is None:
        return text, ""
    inner = next(group for group in unit.groups() if group)
    if patterns().not_unit.search(inner):
        return text[: unit.start()] if len(inner) <= 4 else text, ""
    if unit[3] and not known_unit(inner):
        return text, ""
    return text[: unit.start()], inner


def known_unit(words: str) -> bool:
    """Whether ``words`` are a unit that quantities know."""
    found = quantities(f"9{words}")
    return len(found) == 1 and found[0].kind != "bare" and found[0].after == len(words) + 1
