"""数值和年份相同，指标口径（分子、分母、范围）不同。

What it does: finds targets of sibling indicators (one family, different definitions) that carry the same value for the
same year and region. One indicator of the registry that two documents merely word differently is a note, for the values agree.

Why it is bad: the documents mean one thing and define two. Whoever measures must be told the denominator; this is a
question for a person, not a contradiction.

Example: 25 % of sales in the equipment industry in one document, 25 % of the revenue of all industry in another.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.similar import family, wording


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each value that two definitions share."""
    for aims in grouped(docket.aims, _key).values():
        names = dict.fromkeys(wording(aim.norm.indicator) for aim in aims)
        if len(names) > 1 and len({aim.paper.key for aim in aims}) > 1:
            defined = len({aim.norm.indicator_id for aim in aims})
            first = aims[0].norm
            yield rule.found(
                map(at, aims), None if defined > 1 else "info", value=f"{first.value:g}{first.unit}",
                names=" / ".join(dict.fromkeys(aim.norm.indicator for aim in aims)),
            )  # fmt: skip


def _key(aim: Aim) -> tuple[str, str, int, float, str] | None:
    target = aim.norm
    kin = family(target)
    if kin is None or target.year is None or target.change == "annual":
        return None
    return kin, target.region, target.year, target.value, target.unit


RULE = Rule("GM203", "indicator-definition-drift", "warning", check)
