"""同一份名单在两份文件中数目不同，或封闭名单变成了带“等”的开放名单。

What it does: aligns nearly identical clauses of two documents where one closes its list with a number (4个项目) and the
other with 等; and compares lists of named sites (基地, 园区) of one industry that two documents give.

Why it is bad: a place on the list decides land, credit and approval. Two lists are none.

Example: five petrochemical parks in July, ten in December.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, Place, at_sentence
from gangmu.lint.passages import Spoken
from gangmu.lint.rule import Rule
from gangmu.lint.subjects import meanings
from gangmu.registry.products import broader
from gangmu.registry.regions import parents, region, regions_in

_COUNT = re.compile(r"^[两二三四五六七八九十\d]+个$")
_SITE = re.compile(r"(?:基地|园区|集群|工业园|产业园|化工区|工业区|开发区|聚集区|集聚区)$")
_END = re.compile(r"等.{0,8}$|[。；]$")
_JOINTS = re.compile(r"、|，|和|及|以及")
_LEAST, _SHARED = 2, 2


class Sites(NamedTuple):
    """A list of named sites: the industries they are for, the cities they lie in."""

    document: str
    industries: frozenset[str]
    cities: frozenset[str]
    size: int
    place: Place


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """Findings for opened lists, and for lists of sites that differ."""
    for mirror in docket.mirrors:
        first, second = mirror.only_first, mirror.only_second
        if (_closed(first) and _opened(second)) or (_closed(second) and _opened(first)):
            words = " / ".join(part for part in (*first, *second) if _COUNT.match(part) or part.startswith("等"))
            yield rule.found([mirror.first.place, mirror.second.place], difference=words)
    for one, other in combinations(_lists(docket.sentences), 2):
        if _drift(one, other):
            yield rule.found([one.place, other.place], difference=f"{one.size} / {other.size}")


def _closed(words: tuple[str, ...]) -> bool:
    return any(_COUNT.match(part) for part in words)


def _opened(words: tuple[str, ...]) -> bool:
    return any(part.startswith("等") for part in words)


def _drift(one: Sites, other: Sites) -> bool:
    if one.document == other.document or not one.industries & other.industries:
        return False
    return len(one.cities & other.cities) >= _SHARED and one.cities != other.cities


def _lists(sentences: Iterable[Spoken]) -> Iterator[Sites]:
    for sentence in sentences:
        members = [part for part in _JOINTS.split(sentence.text) if _SITE.search(_END.sub("", part))]
        if len(members) < _LEAST:
            continue
        industries = frozenset(
            _root(meaning.product) for member in members for meaning in meanings(_END.sub("", member))
        )
        cities = frozenset(city for member in members for city in _cities(member, sentence.region))
        if len(cities) >= _LEAST and industries:
            start, end = sentence.text.index(members[0]), sentence.text.rindex(members[-1]) + len(members[-1])
            yield Sites(sentence.paper.key, industries, cities, len(members), at_sentence(sentence, start, end))


def _root(product: str) -> str:
    return (product, *broader(product))[-1]


def _cities(member: str, within: str) -> Iterator[str]:
    for hit in regions_in(member, within):
        if hit.id is not None and hit.id != within:
            line = [
                code for code in (hit.id, *parents(hit.id)) if (place := region(code)) and place.kind == "prefecture"
            ]
            yield from line[:1]


RULE = Rule("GM414", "list-drift", "warning", check)
