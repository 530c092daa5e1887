"""所及: what the law can say of one kind of thing, wherever it is built and however large.

For each distinct set of products, industries and words the rules that are about it are found once. All that a verdict then asks
of a project is: where it lies relative to the places those rules name, and on which side of their thresholds it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gangmu.screen.book import Shelf, Tables
from gangmu.screen.orders import Limit
from gangmu.screen.project import Equipment, Project
from gangmu.screen.rule import Rule, firm_names
from gangmu.screen.scope import bare, scope_of
from gangmu.screen.screening import OVERCAPACITY, Index
from gangmu.screen.tables import concerns, procedure_concerns
from gangmu.screen.touch import Things, Touch, things_of, touches

Key = tuple[tuple[str, ...], tuple[str, ...], tuple[Equipment, ...], tuple[str, ...]]


class Aspect(msgspec.Struct, frozen=True):
    """所及: the ``number`` of this kind of thing, the ``areas`` its rules ask about, its rules, drafts and rows of tables."""

    number: int
    areas: frozenset[str]
    things: Things
    binding: tuple[Rule, ...]
    drafts: tuple[Rule, ...]
    tables: Tables
    placed: bool


def terms_of(index: Index, limits: Iterable[Limit]) -> tuple[str, ...]:
    """All words that are ever looked for in the words of a project."""
    found = _words_of((*index.shelf.rules, *index.drafts.rules))
    tables = index.tables
    found.update(scope_of(row.subject, row.industry_codes).literal for row in tables.replacements)
    for row in (*tables.procedures, *tables.doubted):
        found.update(scope_of(words, row.industry_codes).literal for words in (row.products or (row.subject,)))
    return tuple(sorted((found | _always(index, limits)) - {""}))


def _words_of(rules: Iterable[Rule]) -> set[str]:
    """The words by which ``rules`` tell projects apart."""
    found: set[str] = set()
    for rule in rules:
        found.add(rule.scope.literal)
        found.update(firm_names(rule.firms))
        found.update(bare(words) for words in rule.asks)
        if rule.asks:
            found.add(bare(rule.scope.words))
    return found


def _always(index: Index, limits: Iterable[Limit]) -> set[str]:
    """The words that regional orders, and the rule on overcapacity, look for in every project."""
    words = {scope_of(words).literal for limit in limits for words in limit.products}
    return {*words, scope_of(OVERCAPACITY, (), index.as_of.year).literal}


def areas_of(rules: Iterable[Rule], tables: Tables) -> Iterator[str]:
    """The regions by which rules, exceptions and rows of tables tell projects apart."""
    for rule in rules:
        yield rule.region
        yield from (place.region for place in rule.way.places if place.region is not None)
    for row in tables.replacements:
        yield from row.regions
    subjects = {row.subject for row in tables.replacements}
    for area in tables.key_regions:
        if subjects & set(area.subjects):
            yield from (*area.regions, *area.within)


class Aspects:
    """所及的全部: aspects by what a row says, found when first met."""

    def __init__(self, index: Index, limits: tuple[Limit, ...]) -> None:
        self.index = index
        self.limits = limits
        self.terms = terms_of(index, limits)
        self._watched = _always(index, limits)
        self._common = tuple(dict.fromkeys(limit.region for limit in limits))
        self._order = {id(rule): place for place, rule in enumerate((*index.shelf.rules, *index.drafts.rules))}
        self._wordy = {
            id(shelf): [(rule.scope.literal, rule) for rule in shelf.rules if rule.scope.literal]
            for shelf in (index.shelf, index.drafts)
        }
        self._base: dict[tuple[object, ...], list[Rule]] = {}
        self._known: dict[Key, Aspect] = {}
        self._touches: dict[tuple[int, int], Touch] = {}
        self._same: dict[tuple[object, ...], Aspect] = {}
        self.by_number: list[Aspect] = []

    def of(self, key: Key) -> Aspect:
        """The aspect of these products, industries, equipment and words."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._made(key)
        return found

    def _made(self, key: Key) -> Aspect:
        products, industries, equipment, hits = key
        told = things_of(Project(products=products, industries=industries, equipment=equipment))
        things = Things(told.products, told.codes, "\n".join(hits))
        binding, drafts = (self._rules(shelf, things, hits) for shelf in (self.index.shelf, self.index.drafts))
        tables = self._tables(things)
        looked = _words_of((*binding, *drafts)) | self._watched
        loaded = equipment if any(item.parameters for item in equipment) else ()
        words = tuple(hit for hit in hits if hit in looked)
        chosen = (*binding, *drafts, *tables.procedures, *tables.doubted, *tables.replacements)
        same = (told.products, told.codes, loaded, words, tuple(id(one) for one in chosen))
        if same not in self._same:
            rules = (*binding, *drafts)
            areas = frozenset((*self._common, *areas_of(rules, tables)))
            placed = any(rule.way.kind == "place" for rule in rules)
            self._same[same] = Aspect(len(self.by_number), areas, things, tuple(binding), tuple(drafts), tables, placed)
            self.by_number.append(self._same[same])
        return self._same[same]

    def _rules(self, shelf: Shelf, things: Things, hits: tuple[str, ...]) -> list[Rule]:
        """The rules that are about ``things``: by product and industry once for all, by words as they occur."""
        base_key = (id(shelf), things.products, things.codes)
        silent = Things(things.products, things.codes, "")
        if base_key not in self._base:
            about = shelf.about(silent)
            self._base[base_key] = [rule for rule in about if touches(rule.scope, silent).answer != "no"]
        base = self._base[base_key]
        held = {id(rule) for rule in base}
        occurring = set(hits)
        added = [rule for words, rule in self._wordy[id(shelf)] if words in occurring and id(rule) not in held]
        return sorted((*base, *added), key=lambda rule: self._order[id(rule)]) if added else base

    def _tables(self, things: Things) -> Tables:
        """The rows about ``things``; a procedure for all that no other speaks of stays, for it depends on the others."""
        tables = self.index.tables
        rest = [row for row in tables.procedures if not row.products and not row.industry_codes]
        about = [row for row in tables.procedures if procedure_concerns(row, things)]
        return msgspec.structs.replace(
            tables, procedures=(*about, *rest),
            replacements=tuple(row for row in tables.replacements if row.effect == "ratio" and concerns(row, things)),
            doubted=tuple(row for row in tables.doubted if procedure_concerns(row, things)),
        )  # fmt: skip

    def touch(self, rule: Rule, aspect: Aspect) -> Touch:
        """How ``rule`` touches the things of ``aspect``."""
        key = (id(rule), aspect.number)
        if key not in self._touches:
            self._touches[key] = touches(rule.scope, aspect.things)
        return self._touches[key]
