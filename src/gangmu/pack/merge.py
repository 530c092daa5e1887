"""合并: several packs as one body of rules on a day: what is in force, what clashes, what prevailed and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from gangmu.norms import Directive, Target
from gangmu.pack.digest import packs_hash
from gangmu.pack.facts import Fact, Facts
from gangmu.pack.papers import in_force
from gangmu.pack.precedence import Claim, Reason, opposed, ruling
from gangmu.pack.values import Pack, PackDocument, PackNorm
from gangmu.registry.product_names import subject_products
from gangmu.registry.products import broader
from gangmu.registry.regions import contains
from gangmu.registry.units import comparable

# What an activity takes in besides itself; a stance on what stands already says nothing about what is new.
_WITHIN = {
    "any": {"new", "expand", "new_capacity", "invest", "operate"}, "new_capacity": {"new", "expand", "invest"},
    "invest": {"new", "expand", "new_capacity"},
}  # fmt: skip
_ON_WHAT_STANDS = ("upgrade", "phase_out", "retain")


class Contest(msgspec.Struct, frozen=True):
    """相争: two norms that bind one ``thing`` in one ``region`` and say different things; ids of both, and what settled it.

    ``settled`` is false where a person has to decide: nothing tells them apart, or one document says both.
    """

    thing: str
    region: str
    winner: str
    loser: str
    reason: Reason
    settled: bool


class Merged(msgspec.Struct, frozen=True):
    """合并结果: confirmed norms and rows in force on ``as_of``, their documents by key, and the contests among them.

    ``unconfirmed`` are ids in force that may only be shown; ``lapsed`` are keys of documents not in force on that day. No
    norm is taken away for having lost a contest: it may still bind where the winner does not reach.
    """

    as_of: dt.date
    packs_hash: str
    documents: dict[str, PackDocument]
    norms: tuple[PackNorm, ...]
    facts: Facts
    contests: tuple[Contest, ...]
    unconfirmed: tuple[str, ...]
    lapsed: tuple[str, ...]


def merge(packs: Iterable[Pack], as_of: dt.date) -> Merged:
    """What ``packs`` say together on the day ``as_of``."""
    parts = tuple(packs)
    documents = {document.key: document for pack in parts for document in pack.documents}
    alive = {key for key, document in documents.items() if in_force(document, as_of)}
    norms = [norm for pack in parts for norm in pack.norms if norm.document in alive]
    rows = [row for pack in parts for row in pack.facts.rows() if row.document in alive and _holds(row, as_of)]
    sure = tuple(norm for norm in norms if norm.status == "confirmed")
    doubted = [norm.norm.id for norm in norms if norm.status != "confirmed"]
    doubted += [row.id for row in rows if row.status != "confirmed"]
    return Merged(
        as_of=as_of,
        packs_hash=packs_hash(parts),
        documents=documents,
        norms=sure,
        facts=_tables(parts, {row.id for row in rows if row.status == "confirmed"}),
        contests=(*_target_contests(sure, documents), *_directive_contests(sure, documents)),
        unconfirmed=tuple(doubted),
        lapsed=tuple(sorted(set(documents) - alive)),
    )


def _holds(row: Fact, as_of: dt.date) -> bool:
    return (row.valid_from is None or row.valid_from <= as_of) and (row.valid_to is None or as_of <= row.valid_to)


def _tables(packs: tuple[Pack, ...], held: set[str]) -> Facts:
    tables = {
        name: tuple(row for pack in packs for row in getattr(pack.facts, name) if row.id in held)
        for name in Facts.__struct_fields__
    }
    return Facts(**tables)


def _target_contests(norms: Iterable[PackNorm], documents: dict[str, PackDocument]) -> Iterator[Contest]:
    """Other values for one indicator, region, year and kind of change."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for norm in norms:
        target = norm.norm
        if isinstance(target, Target):
            thing = target.indicator_id or target.indicator
            key = (thing, target.region, target.year or target.deadline, target.change)
            groups.setdefault(key, []).append(Claim(norm, documents[norm.document], thing))
    for claims in groups.values():
        for one, other in combinations(claims, 2):
            first, second = one.norm.norm, other.norm.norm
            assert isinstance(first, Target)
            assert isinstance(second, Target)
            said = [(target.value, target.value_to, target.comparator, target.unit) for target in (first, second)]
            if said[0] != said[1] and comparable(first.unit, second.unit):
                yield _contest(one, other)


def _directive_contests(norms: Iterable[PackNorm], documents: dict[str, PackDocument]) -> Iterator[Contest]:
    """Opposed stances on one thing, or on a thing and a kind of it, where places and activities meet."""
    by_thing: dict[str, dict[str, Claim]] = {}
    for norm in norms:
        if isinstance(norm.norm, Directive):
            for thing in _things(norm.norm):
                by_thing.setdefault(thing, {})[norm.norm.id] = Claim(norm, documents[norm.document], thing)
    told: set[frozenset[str]] = set()
    for thing, claims in by_thing.items():
        above = [claim for wide in broader(thing) for claim in by_thing.get(wide, {}).values()]
        pairs = (*combinations(claims.values(), 2), *((claim, wide) for claim in claims.values() for wide in above))
        for one, other in pairs:
            pair = frozenset((one.norm.norm.id, other.norm.norm.id))
            if len(pair) == 2 and pair not in told and _meet(one.norm.norm, other.norm.norm):
                told.add(pair)
                yield _contest(one, other)


def _things(directive: Directive) -> Iterator[str]:
    """What a directive is about: products of the registry where its subjects name such, else the words themselves."""
    for place, subject in enumerate(directive.subjects):
        codes = directive.industry_codes[place] if place < len(directive.industry_codes) else ()
        yield from subject_products(subject, codes) or (subject,)


def _meet(one: object, other: object) -> bool:
    """Whether two directives are opposed about the same activity in a place of both."""
    assert isinstance(one, Directive)
    assert isinstance(other, Directive)
    places = contains(one.region, other.region) or contains(other.region, one.region)
    return places and opposed(one, other) and bool(_activities(one) & _activities(other))


def _activities(directive: Directive) -> set[str]:
    activity: str = directive.activity
    if activity == "any" and directive.stance in _ON_WHAT_STANDS:
        activity = "operate"
    return {activity, *_WITHIN.get(activity, ())}


def _contest(one: Claim, other: Claim) -> Contest:
    found = ruling(one, other)
    winner, loser = (one, other) if found.first else (other, one)
    inner = other if contains(one.norm.norm.region, other.norm.norm.region) else one
    return Contest(
        one.thing, inner.norm.norm.region, winner.norm.norm.id, loser.norm.norm.id, found.reason, found.settled
    )
