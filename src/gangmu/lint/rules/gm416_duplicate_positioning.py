"""几个地区给自己同一个“中心”“最大”“世界级”定位。

What it does: reads superlative positions (区域性金融中心, 全国最大的…基地) and gathers those that several regions claim for
the same thing.

Why it is bad: there is one largest and one centre. Plans made for it double the same investment.

Example: three cities of a province each build the regional financial centre.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, Place, at_sentence
from gangmu.lint.rule import Rule
from gangmu.lint.words import word_list
from gangmu.registry.product_names import products_in
from gangmu.registry.regions import contains

_RANK = "|".join(word_list("positioning", "ranks"))
_CLAIM = re.compile(
    rf"(?:{_RANK})[^，。；、：]{{0,16}}?(?P<what>[一-鿿]{{2,12}}?)(?:产业)?(?:中心|基地|集群|枢纽|高地|示范区|集聚区)(?![一-鿿]*(?:企业|园区))"
)
_LEAST = 2


class Claim(NamedTuple):
    """A claim of a region to be the place for something."""

    region: str
    region_name: str
    thing: str
    place: Place


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each thing that several regions claim."""
    for thing, claims in grouped(_claims(docket), lambda claim: claim.thing).items():
        apart = [
            one
            for one in claims
            if not any(contains(one.region, other.region) and one.region != other.region for other in claims)
        ]
        regions = dict.fromkeys(claim.region_name for claim in apart)
        if len(regions) >= _LEAST:
            yield rule.found((claim.place for claim in apart), thing=thing, regions=" / ".join(regions))


def _claims(docket: Docket) -> Iterator[Claim]:
    general = word_list("positioning", "general")
    for sentence in docket.sentences:
        for found in _CLAIM.finditer(sentence.text):
            what = found["what"]
            named = dict.fromkeys(hit.id for hit in products_in(what) if hit.id is not None) or [what[-2:]]
            for thing in named:
                if thing not in general:
                    place = at_sentence(sentence, found.start(), found.end())
                    yield Claim(sentence.region, sentence.region_name, thing, place)


RULE = Rule("GM416", "duplicate-positioning", "info", check)
