"""年均增长目标没有说明从哪一年起平均，或基期只是单年增速。

What it does: lists average growth rates whose first year is not stated, or whose base is the growth of a single year.

Why it is bad: an average needs two ends. Averages from different years give different verdicts.

Example: a column 2014 with 4.8 % beside an average annual growth of 7 % by 2020.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each growth indicator of a document."""
    growing = (
        aim for aim in docket.aims if aim.norm.change == "growth_rate" and "年均" in aim.norm.indicator + aim.norm.quote
    )
    for aims in grouped(growing, _key).values():
        base = aims[0].norm
        yield rule.found(
            map(at, aims), indicator=base.indicator,
            base=f"{base.baseline_year}: {base.baseline_value:g}" if base.baseline_value is not None else "—",
        )  # fmt: skip


def _key(aim: Aim) -> tuple[str, str, str]:
    return aim.paper.key, aim.norm.region, aim.norm.indicator


RULE = Rule("GM210", "growth-without-start", "info", check)
