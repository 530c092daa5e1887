"""上级文件鼓励发展的产品，下级地区禁止或淘汰。

What it does: compares what a superior region promotes with what a region inside it bans for the same product. Where the
superior clause names that very region as the place for it, the two contradict each other and the finding is an error.

Why it is bad: the superior's target is counted on plants that the city turns away.

Example: a province relies on firms of one city for silicon feedstock; the city's annex no longer develops it.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import grows
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand, above
from gangmu.registry.regions import contains, regions_in


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each product and region that bans it."""
    bans = grouped((stand for stand in docket.stands if _bans(stand)), lambda stand: (stand.product, stand.region))
    wanted = (stand for stand in docket.stands if stand.form == "plain" and grows(docket, stand))
    promoted = grouped(wanted, lambda stand: stand.product)
    for (product, region), against in bans.items():
        superior = [stand for stand in promoted.get(product, ()) if above(stand.region, region)]
        if superior:
            named = any(_names(docket, stand, region) for stand in superior)
            yield rule.found(
                map(at, [*superior, *against]), severity="error" if named else None, subject=against[0].words,
                superior=superior[0].norm.region_name, region=against[0].norm.region_name,
            )  # fmt: skip


def _bans(stand: Stand) -> bool:
    """Whether no plant for the product may be built; a mere stop to new capacity leaves room for it."""
    return stand.sweeping


def _names(docket: Docket, stand: Stand, region: str) -> bool:
    """Whether the sentence of ``stand`` names ``region`` or a place in it."""
    words = docket.words_around(stand.paper, stand.norm)
    return any(hit.id is not None and contains(region, hit.id) for hit in regions_in(words, stand.region))


RULE = Rule("GM405", "superior-promotes", "warning", check)
