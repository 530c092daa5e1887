"""指标没有可识别的口径和数据来源。

What it does: lists targets whose indicator the registry does not know, so that neither a formula, nor a unit, nor who
reports it is on record; one finding for each document. Counts of things to be done are left alone.

Why it is bad: nobody can say in the end whether it was reached, because nobody knows who counts what.

Example: “composite cost of enterprises falls by 4 %”, when no statistics has a composite cost.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.norms import Target
from gangmu.registry.indicators import indicator

_MEASURED = frozenset({"%", "‰", "个百分点", "系数", "亿元", "万元", "万吨", "亿吨", "倍"})


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    lost = (aim for aim in docket.aims if aim.norm.unit in _MEASURED and not _sourced(aim.norm))
    for aims in grouped(lost, lambda aim: aim.paper.key).values():
        yield rule.found(
            map(at, aims),
            count=str(len(aims)),
            indicators=" / ".join(dict.fromkeys(aim.norm.indicator for aim in aims)),
        )


def _sourced(target: Target) -> bool:
    """Whether anybody is known to report the indicator, or its name at least says what is divided by what."""
    known = indicator(target.indicator_id or "")
    if known is not None:
        return known.reported_by not in ("", "unknown")
    return target.indicator_id is not None


RULE = Rule("GM216", "no-data-source", "info", check)
