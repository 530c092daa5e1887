"""标题中的数量: capacity, equipment, investment and energy as a filing's title gives them."""

from __future__ import annotations

import re

import msgspec

from gangmu.registry.units import unit
from gangmu.screen.project import Amount, Equipment
from gangmu.screen.title_words import words
from gangmu.text.numerals import number
from gangmu.text.quantities import Quantity, quantities

_TIMES = re.compile(r"(?<![\d.])(\d{1,2})[×xX*](?=\d)")
_COUNT = re.compile(r"(?P<count>[一二两三四五六七八九十]|\d{1,2})(?:条|台|座|套|组|台（套）)(?=.{0,6}$)")
_KILO = re.compile(r"(?<=\d)k(?=t/)")
# 碳五 is a cut of naphtha and 起重机 a crane: neither the numeral nor 起 (and more) belongs to a quantity.
_NO_FIGURE = re.compile(r"(?<=碳)[一二三四五六七八九十]|起(?=[动重步源吊爆泡])")
_COUNTERS = ("条", "座", "台套", "家", "项", "个", "期", "处", "栋", "号", "孔", "口")
_BLANK = "□"


class Amounts(msgspec.Struct, frozen=True):
    """数量: what was read, and the title with the quantities blanked out."""

    left: str
    capacity: Amount | None = None
    investment: Amount | None = None
    energy: float | None = None
    equipment: tuple[Equipment, ...] = ()


def amounts_in(text: str) -> Amounts:
    """The amounts in unified ``text``; the first figure that can be a capacity is the capacity."""
    plain = words().units.sub(lambda found: words().unit_names[found[0]], text)
    times = {found.end(): int(found[1]) for found in _TIMES.finditer(plain)}
    plain = _TIMES.sub(lambda found: "".join("一" if c.isdigit() else "，" for c in found[0]), plain)
    capacity = investment = energy = None
    equipment: list[Equipment] = []
    left = list(plain)
    for quantity in quantities(_NO_FIGURE.sub("，", plain)):
        before, after = plain[: quantity.start], plain[quantity.end :]
        amount = _amount(quantity, before)
        if amount is None:
            continue
        left[quantity.start : quantity.end] = _BLANK * (quantity.end - quantity.start)
        if amount.unit.endswith("元"):
            investment = investment or (amount if words().money.search(before) else None)
        elif "标准煤" in amount.unit or "标煤" in amount.unit:
            energy = amount.value if energy is None else energy
        else:
            count = times.get(quantity.number) or _count(before)
            named = words().equipment.match(after.lstrip("级的"))
            if named:
                equipment.append(Equipment(named[0], count, (amount,)))
            if not _measure(amount.unit):
                capacity = capacity or Amount(amount.value * count, amount.unit)
    blanked = re.sub(rf"{_BLANK}+", _BLANK, "".join(left))
    return Amounts(blanked, capacity, investment, energy, tuple(equipment))


def _count(before: str) -> int:
    """How many pieces the size is of: 两条日产2500吨…, 2座120吨转炉."""
    found = _COUNT.search(before)
    return int(number(found["count"]) or 1) if found else 1


def _amount(quantity: Quantity, before: str) -> Amount | None:
    """The quantity with the time it is counted by, where that stands before it (年产, 日处理); None for mere counts."""
    if quantity.kind in ("share", "time", "bare"):
        return None
    name = quantity.unit
    if "/" not in name:
        rate = words().rate.search(before)
        said = next((by for word, by in words().rates.items() if rate and rate[0].startswith(word)), None)
        if said is None and (quantity.kind == "grade" or name in _COUNTERS):
            return None
        if said is not None and _by_time(name):
            name = f"{name}/{said}"
    return Amount(quantity.value, _known(name))


def _by_time(name: str) -> bool:
    """Power is already counted by time: 年产10GW is 10 GW of modules, whose unit stays."""
    known = unit(name)
    return known is None or known.dimension != ("power",)


def _measure(name: str) -> bool:
    """Whether the unit only says how large a piece is: a length is no capacity (5.5米焦炉)."""
    known = unit(name)
    return known is not None and known.dimension == ("length",)


def _known(name: str) -> str:
    """``name`` in the words of the registry where its parts are Latin (``万t/年`` → ``万吨/年``)."""
    return re.sub(r"(?<![A-Za-z])t(?![A-Za-z])", "吨", name)
