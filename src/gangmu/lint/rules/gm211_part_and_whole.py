"""总数与分项的单位不同，或分项之和与总数对不上。

What it does: finds a total and its parts in one sentence or paragraph (其中, 省级…市级…): other units, or sums that differ.

Why it is bad: it cannot be said whether the parts are the whole, a piece of it, or something else.

Example: 300 projects, of which 150 enterprises and 60 enterprises.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.similar import wording

_LEVELS = re.compile(r"国家级|省级|市级|县级")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each whole with parts that do not add up to it."""
    counted = (aim for aim in docket.aims if aim.norm.unit not in ("%", "倍") and aim.norm.change != "annual")
    for aims in grouped(counted, lambda aim: (aim.paper.key, aim.norm.clause)).values():
        for place, whole in enumerate(aims):
            parts = _parts(whole, aims[place + 1 :])
            if len(parts) < 2:
                continue
            units = {whole.norm.unit, *(part.norm.unit for part in parts)}
            if len(units) > 1 or sum(part.norm.value for part in parts) != whole.norm.value:
                yield rule.found(
                    map(at, [whole, *parts]), whole=f"{whole.norm.value:g}{whole.norm.unit}",
                    parts=" / ".join(f"{part.norm.value:g}{part.norm.unit}" for part in parts),
                )  # fmt: skip


def _parts(whole: Aim, others: list[Aim]) -> list[Aim]:
    """The parts of ``whole`` among the numbers after it: those after 其中, or the same thing by rank."""
    text = whole.paper.source.text if whole.paper.source is not None else ""
    if not others:
        return []
    if "其中" in text[whole.norm.start : others[0].norm.end]:
        return [other for other in others if "。" not in text[whole.norm.end : other.norm.start]]
    if _LEVELS.search(whole.norm.indicator):
        return []
    bare = wording(whole.norm.indicator)
    return [other for other in others if _rankless(other) == bare]


def _rankless(aim: Aim) -> str | None:
    """The name of what is counted without its rank, None where it has none."""
    name = aim.norm.indicator
    return wording(_LEVELS.sub("", name)) if _LEVELS.search(name) else None


RULE = Rule("GM211", "part-and-whole", "info", check)
