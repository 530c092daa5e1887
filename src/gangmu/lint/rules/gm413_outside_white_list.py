"""上级规定“其它地区不再布局”，名单之外的地区仍有鼓励条款，或只禁止其中一部分。

What it does: reads a clause that names the places for an industry and closes all others (其它地区不再…), and looks in regions
that are not named for clauses that promote the industry, keep it, or ban less than all of it.

Why it is bad: outside the list everything is closed; a city that closes only “large” plants, or closes them “for the time
being”, reads as if the rest were open.

Example: ten sites for petrochemicals and no others; a city without a site rules out large refineries only.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at
from gangmu.lint.growth import promotes
from gangmu.lint.rule import Rule
from gangmu.lint.stands import Stand, above, plain
from gangmu.registry.products import is_a
from gangmu.registry.regions import NATION, parents, regions_in

_OTHERS = ("其它地区", "其他地区", "其余地区", "其它城市", "其他城市", "其他市", "其它市")
_FOR_NOW = ("近期", "原则上", "暂", "大型", "能耗大")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each clause that closes all other places."""
    for ban in docket.stands:
        if ban.norm.stance != "prohibit" or not any(word in plain(ban.norm.quote) for word in _OTHERS):
            continue
        allowed = _named(docket, ban)
        if not allowed:
            continue
        outside = [
            stand for stand in docket.stands
            if above(ban.region, stand.region) and not _inside(stand.region, allowed)
            and is_a(stand.product, ban.product) and _lenient(docket, stand)
        ]  # fmt: skip
        if outside:
            yield rule.found(
                map(at, [ban, *outside]), subject=ban.words,
                regions=" / ".join(dict.fromkeys(stand.norm.region_name for stand in outside)),
            )  # fmt: skip


def _named(docket: Docket, ban: Stand) -> frozenset[str]:
    """Codes of the places that the sentence of ``ban`` names, and of what holds them."""
    words = docket.words_around(ban.paper, ban.norm)
    codes = {hit.id for hit in regions_in(words, ban.region) if hit.id is not None}
    return frozenset(part for code in codes for part in (code, *parents(code)) if part not in (ban.region, NATION))


def _inside(region: str, allowed: frozenset[str]) -> bool:
    return region in allowed or any(outer in allowed for outer in parents(region))


def _lenient(docket: Docket, stand: Stand) -> bool:
    """Whether the clause leaves room for the industry."""
    if stand.opposes:
        words = plain(stand.norm.quote)
        return stand.norm.stance != "phase_out" and (
            stand.limited or stand.form == "special" or any(w in words for w in _FOR_NOW)
        )
    return stand.norm.stance == "retain" or promotes(docket, stand)


RULE = Rule("GM413", "outside-white-list", "info", check)
