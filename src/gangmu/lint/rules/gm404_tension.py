"""一地鼓励发展的产品，另一地禁止、淘汰或退出。

What it does: gathers, for each product that some region bans or closes down, every other region that promotes it, and
those that restrict it.

Why it is bad: side by side this is lawful, each city has its own list. It invites plants to move from one to the other,
and the lists cannot be joined into one catalogue for the province. Reported for information, with all places.

Example: one city no longer develops wind turbines, two others make them a priority.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import promotes
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand, beside
from gangmu.registry.products import narrower, products

_FEW_KINDS = 8


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each product that is banned in one region and promoted in another."""
    against = grouped((stand for stand in docket.stands if _counts(stand)), lambda stand: stand.product)
    promoted = grouped((stand for stand in docket.stands if promotes(docket, stand)), lambda stand: stand.product)
    for product, curbs in against.items():
        bans = [stand for stand in curbs if _bans(stand)]
        rivals = [stand for near in _near(product) for stand in promoted.get(near, ())]
        elsewhere = [stand for stand in rivals if any(_pull(stand, ban) for ban in bans)]
        bans = [ban for ban in bans if any(_pull(stand, ban) for stand in elsewhere)]
        if bans:
            above = [stand for stand in rivals if stand not in elsewhere]
            yield rule.found(
                map(at, [*bans, *elsewhere, *above, *curbs]), subject=bans[0].words,
                banned=_regions(bans), promoted=_regions(elsewhere),
            )  # fmt: skip


def _counts(stand: Stand) -> bool:
    return stand.opposes and stand.form != "around"


def _bans(stand: Stand) -> bool:
    """Whether it bans or closes down the product; 限制 of all of it is as good as a ban to whoever wants to build."""
    if stand.norm.stance == "restrict":
        return stand.form == "plain" and not stand.limited
    return stand.norm.stance in ("prohibit", "phase_out") and not stand.limited


def _pull(promoted: Stand, ban: Stand) -> bool:
    """Whether the two pull in opposite directions: two kinds of a product (高端印染, 小印染) do not."""
    if not beside(promoted.region, ban.region):
        return False
    return promoted.form == "plain" or (ban.form == "plain" and ban.norm.stance != "restrict")


def _near(product: str) -> Iterator[str]:
    """The product, and the industry it makes up with few others (白酒, 酒类); kinds of it are left out: a niche is none."""
    yield product
    parent = products()[product].parent
    if parent is not None and products()[product].kind != "equipment" and len(_kinds(parent)) <= _FEW_KINDS:
        yield parent


@functools.cache
def _kinds(product: str) -> tuple[str, ...]:
    return narrower(product)


def _regions(stands: Iterable[Stand]) -> str:
    return " / ".join(dict.fromkeys(stand.norm.region_name for stand in stands))


RULE = Rule("GM404", "tension", "info", check)
