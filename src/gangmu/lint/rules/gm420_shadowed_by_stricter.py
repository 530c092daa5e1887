"""带门槛的禁令被同地区无条件的禁令完全覆盖，永远用不上。

What it does: finds a ban with a threshold (below so many tons) in a region where all new plants of the same product are
banned anyway, by its own document or by a superior one.

Why it is bad: readers conclude from the threshold that larger plants are allowed.

Example: cement lines below 2,000 tons a day are forbidden, in a city where no new cement plant may be built.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import ground
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand
from gangmu.lint.subjects import within
from gangmu.registry.regions import contains


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each ban with a threshold that can never matter."""
    sweeping = [stand for stand in docket.stands if stand.norm.stance == "prohibit" and stand.sweeping]
    for stand in docket.stands:
        if stand.norm.stance != "prohibit" or not stand.norm.thresholds or stand.norm.activity == "operate":
            continue
        wider = [
            ban for ban in sweeping
            if contains(ban.region, stand.region) and within(stand.product, ban.product) and _everywhere(docket, ban, stand)
        ]  # fmt: skip
        if wider:
            yield rule.found(map(at, [stand, *wider]), subject=stand.words, ban=wider[0].words)


def _everywhere(docket: Docket, ban: Stand, stand: Stand) -> bool:
    return ground(docket, ban) <= ground(docket, stand)


RULE = Rule("GM420", "shadowed-by-stricter", "info", check)
