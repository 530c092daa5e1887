"""上级要求降低某产业比重，多个下级地区却以它为发展重点。

What it does: finds a superior clause that lowers the share of an industry, and the regions inside it that promote that
industry or a part of it.

Why it is bad: a share falls only if the parts grow more slowly than the rest. Without a figure nobody can tell whether
the clauses add up.

Example: the province lowers the share of metallurgy; five cities make it their first industry.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import promotes
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand, above, plain
from gangmu.registry.products import is_a

_LEAST = 2


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each region and industry whose share is to fall."""
    falling = (stand for stand in docket.stands if _falls(stand))
    growing = [stand for stand in docket.stands if promotes(docket, stand)]
    for (region, product), clauses in grouped(falling, lambda stand: (stand.region, stand.product)).items():
        parts = [stand for stand in growing if above(region, stand.region) and is_a(stand.product, product)]
        regions = dict.fromkeys(stand.norm.region_name for stand in parts)
        if len(regions) >= _LEAST:
            yield rule.found(
                map(at, [*clauses, *parts]), subject=clauses[0].words, superior=clauses[0].norm.region_name,
                regions=" / ".join(regions),
            )  # fmt: skip


def _falls(stand: Stand) -> bool:
    quote = plain(stand.norm.quote)
    return stand.norm.stance == "control" and stand.form == "plain" and ("比重" in quote or "占比" in quote)


RULE = Rule("GM415", "aggregate-and-parts", "info", check)
