"""比率、水平或增速目标没有基期值。

What it does: lists the targets of a document in per cent, ratios and growth rates for which no document states where they
start from. Counts of things to be built need no base and are left alone.

Why it is bad: progress cannot be computed, only arrival.

Example: a share to reach 20 % by 2020, without the present share.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.norms import Target

_RATIOS = frozenset({"%", "‰", "系数", "个百分点", "倍"})


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    based = {_known(base.norm) for base in docket.observations}
    based |= {_known(aim.norm) for aim in docket.aims if aim.norm.baseline_value is not None}
    lost = (aim for aim in docket.aims if _needs(aim.norm) and _known(aim.norm) not in based)
    for aims in grouped(lost, lambda aim: aim.paper.key).values():
        names = dict.fromkeys(aim.norm.indicator for aim in aims)
        yield rule.found(map(at, aims), count=str(len(names)), indicators=" / ".join(names))


def _known(target: Target) -> tuple[str, str]:
    return target.indicator_id or target.indicator, target.region


def _needs(target: Target) -> bool:
    return target.unit in _RATIOS and target.baseline_value is None and target.change not in ("annual", "cumulative")


RULE = Rule("GM205", "no-baseline", "info", check)
