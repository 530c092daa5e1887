"""导入表的一行: what a row of an imported table says, what it means, and everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from gangmu.progress import Period, period_named
from gangmu.registry.regions import region, region_named
from gangmu.registry.units import convert
from gangmu.registry.units import unit as unit_named
from gangmu_console.kit.sheets import Row
from gangmu_console.people.person import Person
from gangmu_console.targets.actions.observe import may_report
from gangmu_console.targets.models import Indicator, Observation

HEADS = ("指标", "地区", "观测期", "数值", "单位", "来源", "口径差异", "修订理由")
MISSING = ("缺报", "-", "—", "…", "未报")
_FIELDS = {"单位": "unit", "来源": "source", "口径差异": "differs", "修订理由": "reason"}


class Reading:
    """逐行检查: for the person who reports, the day, and the headings of the table."""

    def __init__(self, person: Person, day: dt.date, heads: list[str]) -> None:
        self.person, self.day = person, day
        self._places = {head: heads.index(head) for head in HEADS if head in heads}
        self._named: dict[str, list[Indicator]] = defaultdict(list)
        for one in Indicator.objects.all():
            for name in {one.name, one.code}:
                self._named[name].append(one)
        self._met: dict[tuple[Any, ...], int] = {}

    def of(self, row: Row) -> dict[str, Any] | None:
        """As written, as meant, and what is wrong; None for a row that says nothing."""
        said = {
            head: row.cells[place] if (place := self._places.get(head, len(row.cells))) < len(row.cells) else ""
            for head in HEADS
        }
        formulas = [head for head, place in self._places.items() if place in row.formulas]
        if not any(said.values()) and not formulas:
            return None
        errors = [_("“%(head)s”是公式；请填数，不要填公式") % {"head": head} for head in formulas]
        indicator, place = self._indicator(said["指标"], errors), self._place(said["地区"], errors)
        period, value = self._period(said["观测期"], errors), _value(said["数值"], "数值" in formulas, errors)
        unit = said["单位"] or (indicator.unit if indicator else "")
        check_unit(unit, indicator, errors)
        for head, name in _FIELDS.items():
            most = Observation._meta.get_field(name).max_length
            if len(said[head]) > most:
                errors.append(_("“%(head)s”超过 %(most)s 字") % {"head": head, "most": most})
        meant: dict[str, Any] = {}
        if indicator and place and period:
            self._once(row.number, (indicator.pk, place, period), errors)
            meant = {
                "indicator": indicator.pk, "region": place, "period_end": period.end.isoformat(), "every": period.every,
                "value": value, "unit": unit, "source": said["来源"] or _("导入"), "differs": said["口径差异"],
                "reason": said["修订理由"],
            }  # fmt: skip
        return {"number": row.number, "said": said, "meant": meant, "errors": errors}

    def _indicator(self, name: str, errors: list[str]) -> Indicator | None:
        found = self._named.get("".join(name.split()), [])
        if len(found) > 1:
            codes = "、".join(one.code for one in found)
            errors.append(_("几个指标同名：%(name)s；请改写登记号 %(codes)s") % {"name": name, "codes": codes})
        elif not found:
            errors.append(_("没有这个指标：%(name)s") % {"name": name or "—"})
        return found[0] if len(found) == 1 else None

    def _place(self, name: str, errors: list[str]) -> str:
        province = f"{self.person.region[:2]}0000" if self.person.region else None
        found = region(name) or region_named(name, within=province)
        if found is None:
            errors.append(_("没有这个地区，或有几个同名：%(name)s；可写六位代码") % {"name": name or "—"})
            return ""
        if not may_report(self.person, found.code):
            errors.append(_("您的岗位不报送这个地区的数据：%(name)s") % {"name": found.name})
        return found.code

    def _period(self, text: str, errors: list[str]) -> Period | None:
        period = period_named(text)
        if period is None:
            errors.append(_("看不懂观测期：%(text)s") % {"text": text or "—"})
        elif period.end > self.day:
            errors.append(_("观测期 %(end)s 还没有结束") % {"end": period.end})
        return period

    def _once(self, number: int, key: tuple[Any, ...], errors: list[str]) -> None:
        first = self._met.setdefault(key, number)
        if first != number:
            errors.append(_("与本表第 %(first)s 行重复") % {"first": first})


def _value(text: str, formula: bool, errors: list[str]) -> float | None:
    """The number, None for 缺报; an empty cell and a formula are errors: nobody knows what was meant."""
    plain = text.replace(",", "").replace("，", "").replace("−", "-")
    if formula or plain in MISSING:
        return None
    try:
        value = float("" if "_" in plain else plain)
    except ValueError:
        errors.append(_("数值不是数：%(text)s；缺报请写“缺报”") % {"text": text or "—"})
        return None
    if not math.isfinite(value):
        errors.append(_("数值不是一个有限的数"))
        return None
    return value


def check_unit(unit: str, indicator: Indicator | None, errors: list[str]) -> None:
    """A unit that nobody knows, or that does not convert to the indicator's own."""
    own = indicator.unit if indicator else ""
    if not unit or unit == own:
        return
    if unit_named(unit) is None:
        errors.append(_("没有这个单位：%(unit)s") % {"unit": unit})
    elif own and unit_named(own) is not None and convert(1.0, unit, own) is None:
        errors.append(_("单位 %(unit)s 换算不成 %(own)s") % {"unit": unit, "own": own})
