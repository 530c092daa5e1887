"""上级文件鼓励发展的产品，下级地区禁止或淘汰。

What it does: compares what a superior region promotes with what a region inside it bans for the same product. Where the
superior clause names that very region as the place for it, the two contradict each other and the finding is an error.

Why it is bad: the superior's target is counted on plants that the city turns away.

Example: a province relies on firms of one city for silicon feedstock; the city's annex no longer develops it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import flat, grows
from gangmu.lint.passages import Spoken
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand, above
from gangmu.registry.regions import contains, regions_in


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each product and region that bans it."""
    bans = grouped(
        (stand for stand in docket.stands if stand.opposes and flat(docket, stand)),
        lambda stand: (stand.product, stand.region),
    )
    wanted = (stand for stand in docket.stands if stand.form == "plain" and grows(docket, stand))
    promoted = grouped(wanted, lambda stand: stand.product)
    for (product, region), against in bans.items():
        superior = [stand for stand in promoted.get(product, ()) if above(stand.region, region)]
        if superior:
            named = any(
                _names(docket, stand, region) and docket.clash(stand.paper, ban.paper)
                for stand in superior for ban in against
            )  # fmt: skip
            yield rule.found(
                map(at, [*superior, *against]), severity="error" if named else None, subject=against[0].words,
                superior=superior[0].norm.region_name, region=against[0].norm.region_name,
            )  # fmt: skip


def _names(docket: Docket, stand: Stand, region: str) -> bool:
    """Whether the clause of ``stand``, or the one before it that says on what it relies, names ``region`` or a place in it."""
    sentence = docket.sentence_of(stand.paper, stand.norm)
    if sentence is None:
        return False
    before, own = _clauses(sentence, stand.norm.end)
    here = regions_in(own, stand.region)
    if not here and before.startswith(_RELIES):
        here = regions_in(before, stand.region)
    return any(hit.id is not None and contains(region, hit.id) for hit in here)


def _clauses(sentence: Spoken, end: int) -> tuple[str, str]:
    """The last two clauses of ``sentence`` up to the source offset ``end``: the one before, and the one that ends there."""
    reached = next((k for k in range(1, len(sentence.text) + 1) if sentence.span(0, k)[1] >= end), len(sentence.text))
    parts = _MARKS.split(sentence.text[sentence.body : reached])
    return (parts[-2] if len(parts) > 1 else "", parts[-1])


_RELIES = ("以", "依托", "围绕", "在", "立足", "发挥", "支持")
_MARKS = re.compile(r"[，；：]")
RULE = Rule("GM405", "superior-promotes", "warning", check)
