"""同一数值，一处“超过”，另一处“以上”或“达到”，恰好等于时结论相反。

What it does: compares the comparators of targets of one family with the same value, year and region.

Why it is bad: exactly 15 % satisfies 以上 and fails 超过. The settlement at the end of the year hangs on it.

Example: a table says >15, a later opinion 15 % 以上.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Aim, Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.similar import family

_STRICT = frozenset({">", "<"})


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each value that one place demands strictly and another does not."""
    for aims in grouped(docket.aims, _key).values():
        strict = {aim.norm.comparator in _STRICT for aim in aims}
        if len(strict) > 1:
            yield rule.found(
                map(at, aims), indicator=aims[0].norm.indicator,
                value=f"{aims[0].norm.value:g}{aims[0].norm.unit}",
            )  # fmt: skip


def _key(aim: Aim) -> tuple[str, str, int, float, str] | None:
    target = aim.norm
    kin = family(target)
    return (kin, target.region, target.year, target.value, target.unit) if kin and target.year is not None else None


RULE = Rule("GM204", "comparator-drift", "warning", check)
