"""指标: what targets are set on: name, unit, direction, what is divided by what, who reports it and how often.

Most indicators stand in a table. Others are made of a pattern and its parts (``X占Y比重``, ``压减X产能``, ``X产业产值``): those
get an id composed of the parts (``share:X/Y``, ``capacity_cut:粗钢``), so that two documents that say the same get the same id
and two shares of the same thing in different wholes do not.
"""

from __future__ import annotations

import functools
import re
from typing import Literal

import msgspec

from gangmu.errors import DataFault
from gangmu.registry.datafile import keyed, rows, words
from gangmu.registry.product_names import subject_products
from gangmu.registry.products import product_names
from gangmu.registry.regions import regions

Direction = Literal["up", "down", "none"]
Periodicity = Literal["monthly", "quarterly", "annual", "unknown"]
_SPACES = str.maketrans({" ": None, "\u3000": None, "\n": None, "(": "（", ")": "）", "“": None, "”": None, "的": None})
_TIME = re.compile(r"^(?:到|至)?(?:(?:19|20)\d\d年(?:底|末|以?前)?|“?十[一二三四五]五”?(?:期间|末|时期)?|期末)[，,]?")
_COMPARED = re.compile(r"[比较](?:19|20)\d\d年.*$")
_ASIDE = re.compile(r"（[^（）]*）$")
_PLACE_ENDS = ("省", "市", "区", "县", "州", "盟", "旗")


class Indicator(msgspec.Struct, frozen=True):
    """指标: ``id``, ``name``, its usual ``unit`` ("" where it has none of its own), the ``direction`` that is better.

    ``numerator`` over ``denominator`` says what is measured; a denominator of "" means a plain quantity. ``reported_by``
    is the statistics' keeper as a generic title. Indicators of one ``family`` measure nearly the same by other definitions
    (stock and flow, another denominator, another rank): never contradictory, but worth a reviewer's look side by side.
    ``composed`` marks an id made from a pattern, not from the table; its family is its id.
    """

    id: str
    name: str
    unit: str
    direction: Direction
    numerator: str
    denominator: str
    periodicity: Periodicity
    reported_by: str
    family: str
    composed: bool = False


class _Pattern(msgspec.Struct, frozen=True):
    expression: re.Pattern[str]
    id: str
    unit: str
    direction: Direction


@functools.cache
def indicators() -> dict[str, Indicator]:
    """Every indicator of the table by id."""
    columns = (
        "id", "name", "unit", "direction", "numerator", "denominator", "periodicity", "reported_by", "family",
        "source",
    )  # fmt: skip
    return keyed("indicators.csv", columns, lambda row: Indicator(*row[:9]))  # type: ignore[arg-type]


@functools.cache
def indicator_names() -> dict[str, str]:
    """Every name of an indicator of the table → its id; a name has one id."""
    names: dict[str, str] = {}
    for name, indicator in rows("indicator_names.csv", ("name", "indicator")):
        if names.setdefault(name, indicator) != indicator:
            raise DataFault(f"{name} names two indicators", "registry/data/indicator_names.csv")
    return names


@functools.cache
def _plain_names() -> dict[str, str]:
    """The same without blanks, quotes and 的; where that makes two names one, the first keeps it."""
    names: dict[str, str] = {}
    for name, indicator in indicator_names().items():
        names.setdefault(name.translate(_SPACES), indicator)
    return names


@functools.cache
def _fillers() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words that may stand before, and after, a name without making it another indicator; the longest first."""
    table = rows("indicator_fillers.csv", ("word", "place"))
    before = sorted((word for word, place in table if place == "before"), key=len, reverse=True)
    after = sorted((word for word, place in table if place == "after"), key=len, reverse=True)
    return tuple(before), tuple(after)


@functools.cache
def _patterns() -> tuple[_Pattern, ...]:
    table = rows("indicator_patterns.csv", ("name", "pattern", "id", "unit", "direction"))
    return tuple(_Pattern(re.compile(row[1]), row[2], row[3], row[4]) for row in table)  # type: ignore[arg-type]


@functools.cache
def _measures() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Word for a measure → its id, and the industries it presupposes (装机容量 speaks of power generation)."""
    table = rows("indicator_measures.csv", ("word", "measure", "industries"))
    return {word: (measure, words(industries)) for word, measure, industries in table}


@functools.cache
def _places() -> frozenset[str]:
    places = (place for place in regions().values() if place.kind in ("province", "prefecture"))
    return frozenset(name for place in places for name in (place.name, place.short))


def indicator(code: str) -> Indicator | None:
    """The indicator of the table with id ``code``, None where there is none."""
    return indicators().get(code)


def indicator_named(name: str) -> Indicator | None:
    """The indicator that a target's words mean: exact name, alias, the name without fillers, else composed by a pattern.

    ``全省规模以上工业增加值年均增长`` and ``规模以上工业增加值增速`` are one; a name that adds a place, a year or a verb is
    still the same, one that adds an industry is not. None where nothing fits.
    """
    plain = name.translate(_SPACES)
    for candidate in _simpler(plain):
        code = _plain_names().get(candidate)
        if code is not None:
            return indicators()[code]
    for candidate in _simpler(plain):
        composed = _composed(candidate)
        if composed is not None:
            return composed
    return None


def _simpler(text: str) -> tuple[str, ...]:
    """``text``, then what is left of it as fillers fall away from both ends; each form once."""
    after = _fillers()[1]
    forms = dict.fromkeys([text])
    bare = _COMPARED.sub("", _ASIDE.sub("", text))
    forms.setdefault(bare)
    while bare:
        shorter = _without_front(bare)
        if shorter == bare:
            break
        bare = shorter
        forms.setdefault(bare)
    for form in tuple(forms):
        while form.endswith(after):
            shorter = next(form.removesuffix(word) for word in after if form.endswith(word))
            form = _ASIDE.sub("", shorter)
            forms.setdefault(form)
    return tuple(form for form in forms if form)


def _without_front(text: str) -> str:
    """``text`` without one time, place or filler before it."""
    rest = _TIME.sub("", text)
    if rest != text:
        return rest
    for length in range(min(11, len(text) - 1), 1, -1):
        if text[:length] in _places():
            return text[length:].removeprefix("全").lstrip("".join(_PLACE_ENDS)) or text
    before = _fillers()[0]
    if not text.startswith(before):
        return text
    return next(text.removeprefix(word) for word in before if text.startswith(word))


def _composed(text: str) -> Indicator | None:
    for pattern in _patterns():
        found = pattern.expression.fullmatch(text)
        if found is None:
            continue
        parts = found.groupdict()
        measure, industries = _measures()[parts["measure"]] if "measure" in parts else ("", ())
        if "product" in parts:
            known = _product(parts["product"], industries)
            if known is None:
                continue
            parts["product"] = known
        parts["measure"] = measure
        part, whole = parts.get("part", ""), parts.get("whole", "")
        code = pattern.id.format(**parts)
        return Indicator(code, text, pattern.unit, pattern.direction, part, whole, "unknown", "", code, True)
    return None


def _product(text: str, industries: tuple[str, ...]) -> str | None:
    """The product that ``text`` names as a whole, 业 or 行业 at its end aside; a mere mention inside does not count."""
    for form in (text, text.removesuffix("行业"), text.removesuffix("产业"), text.removesuffix("业")):
        if form in product_names():
            found = subject_products(form, industries)
            return found[0] if found else None
    return None
