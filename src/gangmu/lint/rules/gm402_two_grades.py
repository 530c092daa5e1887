"""同一地区对同一产品一处禁止，另一处只是限制或控制。

What it does: looks in one document and region for a ban on a product beside a weaker rule on the same product or a kind
of it: 限制, or 严格控制 of what is new. A rule with a threshold inside an unconditional ban counts too: it can never be used.

Why it is bad: the weaker rule suggests that approval is possible, the stronger one forbids it. An approval window quotes
whichever it prefers.

Example: new cement capacity is forbidden, and lines below 2,000 tons a day are restricted, in one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.stands import ON_NEW, Stand
from gangmu.lint.subjects import within


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document, region and banned product."""
    against = (stand for stand in docket.stands if stand.opposes)
    for held in grouped(against, lambda stand: (stand.paper.key, stand.region)).values():
        bans = grouped((stand for stand in held if _bans(stand)), lambda stand: stand.product)
        weaker = [stand for stand in held if _weaker(stand)]
        for product, strong in bans.items():
            weak = [stand for stand in weaker if within(stand.product, product)]
            if weak:
                yield rule.found(
                    map(at, [*strong, *weak]), region=strong[0].norm.region_name, subject=product,
                    weaker=" / ".join(dict.fromkeys(stand.words for stand in weak)),
                )  # fmt: skip


def _bans(stand: Stand) -> bool:
    return stand.norm.stance == "prohibit" and stand.form == "plain" and not stand.limited


def _weaker(stand: Stand) -> bool:
    return stand.norm.stance == "restrict" or (stand.norm.stance == "control" and stand.norm.activity in ON_NEW)


RULE = Rule("GM402", "two-grades", "warning", check)
