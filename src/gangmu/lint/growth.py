"""扩张: whether a directive wants more of a product, and whether two directives speak of the same ground."""

from __future__ import annotations

import re

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Held
from gangmu.lint.stands import Stand, plain
from gangmu.lint.words import any_of, word_list
from gangmu.registry.regions import regions_in

_ZONE = re.compile(rf"[一-鿿]{{1,8}}?(?:{'|'.join(word_list('place', 'zones'))})")


def promotes(docket: Docket, stand: Stand) -> bool:
    """Whether ``stand`` is in favour of the product itself: focus lists too, but not 改造, 重组, 研发中心, 市场."""
    norm = stand.norm
    if norm.stance != "encourage" or stand.form == "around" or norm.condition:
        return False
    words = docket.words_around(stand.paper, norm) if norm.rule.endswith("focus") else norm.quote
    return not any_of("quote", "not_growth").search(plain(words))


def grows(docket: Docket, stand: Stand) -> bool:
    """Whether ``stand`` wants more of its product: 发展, 扩大, 建设, but not 改造, 重组, 走出去.

    Without the words at hand (a pack) what is encouraged is taken to grow.
    """
    norm = stand.norm
    if not promotes(docket, stand) or not norm.quote:
        return promotes(docket, stand)
    if norm.rule.endswith("focus"):
        return bool(any_of("quote", "enlarging").search(docket.words_around(stand.paper, norm)))
    return bool(any_of("quote", "growth").search(plain(norm.quote)))


def flat(docket: Docket, stand: Stand) -> bool:
    """Whether ``stand`` bans or closes down all of its product, whoever makes it: not those without a licence only."""
    if not stand.sweeping:
        return False
    return not any_of("quote", "conditions").search(docket.words_around(stand.paper, stand.norm))


def ground(docket: Docket, held: Held) -> frozenset[str]:
    """The zones and the smaller regions that the sentence of a norm and its headings name."""
    sentence = docket.sentence_of(held.paper, held.norm)
    if sentence is None:
        return frozenset()
    region = held.norm.region
    texts = (sentence.text, *sentence.headings)
    zones = {zone[0] for text in texts for zone in _ZONE.finditer(text)}
    within = {hit.id for text in texts for hit in regions_in(text, region) if hit.id not in (None, region)}
    return frozenset(zones | {code for code in within if code is not None and code.startswith(_prefix(region))})


def _prefix(region: str) -> str:
    """What the codes of all regions inside ``region`` begin with."""
    return region.rstrip("0") if len(region.rstrip("0")) % 2 == 0 else region.rstrip("0") + "0"


def same_sentence(docket: Docket, one: Held, other: Held) -> bool:
    """Whether two norms stand in one sentence, whose author saw both."""
    if one.paper is not other.paper:
        return False
    sentence = docket.sentence_of(one.paper, one.norm)
    return sentence is not None and sentence is docket.sentence_of(other.paper, other.norm)
