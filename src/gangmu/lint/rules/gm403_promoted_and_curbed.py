"""同一地区对同一产品既要发展或提升，又要限制、控制、压缩比重或退出，两者能否并存没有说明。

What it does: finds, in one region, a product that is to grow beside a rule that curbs it (限制, 控制, a ban on new
capacity), one that is to be upgraded beside the end of its industry, and one that is promoted while its share is to fall.

Why it is bad: both can hold (a share falls while output grows, old capacity makes room for new), but only on a condition
that the text does not state. What is a contradiction outright is GM401.

Example: mining is among the strengths to be consolidated; three paragraphs later its share must fall.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import grows
from gangmu.lint.rule import Rule
from gangmu.lint.stands import ON_NEW, Stand, plain
from gangmu.registry.products import broader, codes_of, is_a, products

_SHARES = ("比重", "占比")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each region and promoted product."""
    curbs = grouped((stand for stand in docket.stands if _curbs(stand)), lambda stand: stand.region)
    wanted = (stand for stand in docket.stands if stand.region in curbs and _promotes(docket, stand))
    for (region, product), promoted in grouped(wanted, lambda stand: (stand.region, stand.product)).items():
        against = [curb for curb in curbs[region] if any(_strain(one, curb) for one in promoted)]
        if against:
            strained = [one for one in promoted if any(_strain(one, curb) for curb in against)]
            yield rule.found(
                map(at, [*strained, *against]), region=strained[0].norm.region_name, subject=product,
            )  # fmt: skip


def _promotes(docket: Docket, stand: Stand) -> bool:
    return stand.form == "plain" and (stand.norm.stance == "upgrade" or grows(docket, stand))


def _curbs(stand: Stand) -> bool:
    return stand.opposes and stand.form == "plain" and not stand.limited and "准入" not in plain(stand.norm.quote)


def _strain(promoted: Stand, curb: Stand) -> bool:
    """Whether the two pull against each other without excluding each other."""
    stance, activity = curb.norm.stance, curb.norm.activity
    if any(word in plain(curb.norm.quote) for word in _SHARES):
        return promoted.product == curb.product
    if promoted.norm.stance == "upgrade":
        return stance == "phase_out" and curb.sweeping and promoted.product in broader(curb.product)[:1]
    if stance == "prohibit":
        closed = activity in ON_NEW and (activity != "new" or products()[curb.product].kind == "industry")
        return closed and promoted.product == curb.product
    return stance in ("restrict", "control") and activity not in ON_NEW and _same(promoted.product, curb.product)


def _same(promoted: str, curbed: str) -> bool:
    """Whether both mean one industry, or the first a kind of the second in the very same industries (煤电铝一体化, 电解铝)."""
    return promoted == curbed or (is_a(promoted, curbed) and codes_of(promoted) == codes_of(curbed))


RULE = Rule("GM403", "promoted-and-curbed", "warning", check)
