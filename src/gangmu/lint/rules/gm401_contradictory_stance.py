"""同一地区对同一产品既要发展又要禁止或淘汰。

What it does: compares, region by region and across documents, what is to be developed with what is banned or to be
closed down. A ban on all of an industry also meets its kinds (冶炼 and 铁合金); a ban on new plants meets the same product
only, and no whole industry, which can grow without. A ban with a condition, on a part (落后产能), or for another place is
not one of these, nor is upgrading what stands. Between a document that has lapsed, or is more than four years older, and
another one it is a warning.

Why it is bad: an applicant for a project finds a clause for either answer, and whoever decides is wrong by one of them.

Example: a city makes ferro-alloys a speciality to be enlarged, and three sections later closes its smelting industry.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import flat, ground, grows, same_sentence
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand
from gangmu.lint.subjects import within
from gangmu.registry.products import products


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each region and product."""
    opposed = grouped((stand for stand in docket.stands if stand.opposes), lambda stand: stand.region)
    flatly = {region: [stand for stand in stands if flat(docket, stand)] for region, stands in opposed.items()}
    bans = {region: stands for region, stands in flatly.items() if stands}
    wanted = (
        stand for stand in docket.stands if stand.region in bans and stand.form == "plain" and grows(docket, stand)
    )
    for (region, product), favours in grouped(wanted, lambda stand: (stand.region, stand.product)).items():
        broad = [ban for ban in bans[region] if _meets(ban, product)]
        against = [ban for ban in broad if any(_same_ground(docket, ban, one) for one in favours)]
        promoted = [one for one in favours if any(_same_ground(docket, ban, one) for ban in against)]
        if promoted:
            parts = [one for one in opposed[region] if one not in against and _part(one, product)]
            sure = any(docket.clash(one.paper, ban.paper) for one in promoted for ban in against)
            yield rule.found(
                map(at, [*promoted, *against, *parts]), None if sure else "warning", subject=promoted[0].words,
                region=promoted[0].norm.region_name, banned=" / ".join(dict.fromkeys(ban.words for ban in against)),
            )  # fmt: skip


def _meets(ban: Stand, product: str) -> bool:
    """Whether the ban takes in all of ``product``."""
    if ban.norm.activity in ("new", "invest"):
        # an industry can grow without new plants
        return ban.product == product and products()[product].kind != "industry"
    return within(product, ban.product)


def _part(stand: Stand, product: str) -> bool:
    """Whether ``stand`` bans or closes down a kind of ``product``: no clash by itself, but worth reading beside one."""
    hard = stand.norm.stance in ("prohibit", "phase_out") and stand.form == "plain"
    return hard and stand.product != product and within(stand.product, product)


def _same_ground(docket: Docket, ban: Stand, promoted: Stand) -> bool:
    """Whether the ban holds where the product is promoted: everywhere in the region, or in the very zones named there."""
    return ground(docket, ban) <= ground(docket, promoted) and not same_sentence(docket, ban, promoted)


RULE = Rule("GM401", "contradictory-stance", "error", check)
