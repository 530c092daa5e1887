"""适用规则: which of two rules prevails, and by what principle.

One order, that of ``gangmu.pack.precedence``: the higher rank of the document, the special over the general (a place inside
the other's place, a narrower subject, a condition that is met over none), the later over the earlier. What these leave open
the stricter settles, unless one document says both: then nothing does.
"""

from __future__ import annotations

from typing import Literal

from gangmu.screen.finding import Finding

Principle = Literal["rank", "special", "later", "stricter", "open"]


def prevails(one: Finding, other: Finding) -> tuple[bool | None, Principle]:
    """Whether ``one`` prevails over ``other``, and why; None where rank, speciality and time leave it open."""
    mine, theirs = one.rule, other.rule
    if mine.source.rank != theirs.source.rank:
        return mine.source.rank > theirs.source.rank, "rank"
    for narrow, wide in (
        (mine.depth, theirs.depth),
        (-one.distance, -other.distance),
        (_conditional(one), _conditional(other)),
    ):
        if narrow != wide:
            return narrow > wide, "special"
    if mine.source.since and theirs.source.since and mine.source.since != theirs.source.since:
        return mine.source.since > theirs.source.since, "later"
    return None, "open" if mine.source.key == theirs.source.key else "stricter"


def _conditional(finding: Finding) -> int:
    return int(bool(finding.rule.tests or finding.rule.asks))


def weight(finding: Finding) -> tuple[object, ...]:
    """The order among rules that say the same: the special first, then rank, the later, the clause's own order."""
    rule = finding.rule
    since = -rule.source.since.toordinal() if rule.source.since else 0
    return (
        -rule.depth,
        finding.distance,
        -_conditional(finding),
        -rule.source.rank,
        since,
        rule.norm,
        rule.scope.words,
    )
