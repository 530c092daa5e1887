"""构成比例之和不是 100。

What it does: adds up the parts of a ratio (三次产业比例, 粮经比) that one sentence lays down. What rounding can explain is a
warning.

Why it is bad: shares of one whole must fill it; a slip of the pen here moves every downstream target.

Example: 7.0 : 46 : 48.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule

_LEAST, _MOST = 80, 120  # a ratio of other sums, such as 3:1, is none of shares in per cent


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each ratio whose parts do not add up to a hundred."""
    ratios = (aim for aim in docket.aims if "ratio" in aim.norm.rule)
    for aims in grouped(ratios, lambda aim: (aim.paper.key, aim.norm.start, aim.norm.end)).values():
        parts = [aim.norm.value for aim in aims]
        total = sum(parts)
        if len(parts) > 1 and _LEAST < total < _MOST and abs(total - 100) > 1e-6:
            rounded = abs(total - 100) <= _rounding(parts)
            yield rule.found([at(aims[0])], "warning" if rounded else None, total=f"{total:g}")


def _rounding(parts: list[float]) -> float:
    """How far the sum of ``parts`` may be off because each was rounded to the most decimals that any of them has."""
    decimals = max(len(f"{part:g}".partition(".")[2]) for part in parts)
    return float(0.5 * 10**-decimals * len(parts)) + 1e-6


RULE = Rule("GM212", "shares-not-whole", "error", check)
