"""特例: 翻一番, 零增长, 千亿级, and shares of things that shall do something (90%的企业接入平台)."""

from __future__ import annotations

import re

from gangmu.extract.targets.found import Found, Item
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.extract.targets.phrases import indicator, opens_noun, thing, without
from gangmu.extract.targets.scene import Scene, Segment

_DOUBLE = re.compile(r"(?:实现)?翻(?P<times>一|两|二|1|2|三|3)?番(?:以上)?")
_ZERO = re.compile(r"(?:实现)?零增长")
_TIMES = {None: 2.0, "一": 2.0, "1": 2.0, "两": 4.0, "二": 4.0, "2": 4.0, "三": 8.0, "3": 8.0}
HINT = re.compile(r"翻.?番|零增长")


def multiples(scene: Scene, segment: Segment) -> list[Found]:
    """倍增: 翻一番 is twice the base, 零增长 a growth of nought."""
    found = []
    for mark in HINT.finditer(scene.text, segment.start, segment.end):
        double = _DOUBLE.search(scene.text, segment.start, mark.end())
        zero = _ZERO.search(scene.text, segment.start, mark.end())
        sign = double or zero
        if sign is None:
            continue
        name = indicator(without(scene.text, segment.start, sign.start(), scene.dues))
        name = name.removeprefix("实施")
        bases = [due.year for due in scene.dues if due.kind == "base" and segment.start <= due.start < sign.start()]
        if len(name) > 1:
            found.append(
                Found(
                    start=segment.start, end=sign.end(), at=sign.start(), indicator=name if double else name + "增长",
                    subject=name, value=_TIMES[double["times"]] if double else 0.0, unit="倍" if double else "%",
                    comparator=">=" if double and double.group().endswith("以上") else "=" if double else "<=",
                    change="increase" if double else "growth_rate", rule="sentence/multiple",
                    certainty="likely" if scene.aims(sign.start()) else "doubtful",
                    baseline_year=bases[-1] if bases else None,
                )
            )  # fmt: skip
    return found


def grade(scene: Scene, item: Item) -> Found | None:
    """量级: ``打造千亿级汽车产业集群`` aims at about so much."""
    quantity = item.quantity
    verb = lexicon().deed_end.search(scene.text, max(item.left, quantity.start - 20), quantity.start)
    if quantity.mark != "级" or not quantity.unit.endswith(("亿", "亿元")) or verb is None:
        return None
    name = thing(scene.text[quantity.end : item.stop].removeprefix("级"))
    if len(name) < 2:
        return None
    return Found(
        start=verb.start(), end=item.stop, at=quantity.number, indicator=name + "规模", subject=name,
        value=quantity.value, unit="亿元", comparator="~", rule="sentence/grade", certainty="doubtful",
    )  # fmt: skip


def coverage(scene: Scene, item: Item) -> Found | None:
    """覆盖: ``90%的企业接入平台``, ``站点覆盖80%的村``: the share of things that shall do something or be reached."""
    text, quantity = scene.text, item.quantity
    here = quantity.end + text.startswith("的", quantity.end)
    if quantity.kind != "share" or quantity.unit not in ("%", "成") or not opens_noun(text, here, item.stop):
        return None
    opening = without(text, item.left, quantity.start, scene.dues)
    things = text[here : item.stop].strip()
    covered = indicator(opening) if opening.endswith("覆盖") else ""
    doing = patterns().doing.search(text, here + 2, item.stop)
    acting = doing is not None and patterns().opening.fullmatch(opening) and (opening or scene.aims(quantity.number))
    if not (covered or acting):
        return None
    name = covered + things
    return Found(
        start=item.left, end=item.stop, at=quantity.number, indicator=name, subject=name, value=quantity.value,
        value_to=quantity.value_to, unit=quantity.unit, comparator=quantity.comparator, rule="sentence/coverage",
        certainty="likely",
    )  # fmt: skip
