"""构成比例之和不是 100。

What it does: adds up the parts of a ratio (三次产业比例, 粮经比) that one sentence lays down.

Why it is bad: shares of one whole must fill it; a slip of the pen here moves every downstream target.

Example: 7.0 : 46 : 48.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each ratio whose parts do not add up to a hundred."""
    ratios = (aim for aim in docket.aims if "ratio" in aim.norm.rule)
    for aims in grouped(ratios, lambda aim: (aim.paper.key, aim.norm.start, aim.norm.end)).values():
        total = sum(aim.norm.value for aim in aims)
        if len(aims) > 1 and abs(total - 100) > 0.05 and 80 < total < 120:
            yield rule.found([at(aims[0])], total=f"{total:g}")


RULE = Rule("GM212", "shares-not-whole", "error", check)
