"""落点: a kind of thing at a kind of place, and the rules that can say something of it there."""

from __future__ import annotations

import copy

import msgspec

from gangmu.norms import Threshold
from gangmu.screen.batch.aspect import Aspect, Aspects
from gangmu.screen.batch.numbers import Numbers
from gangmu.screen.batch.places import Place, Places
from gangmu.screen.rule import Rule
from gangmu.screen.screening import Index
from gangmu.screen.touch import Answer, Things, Touch

NATION = "100000"


class Reaching(msgspec.Struct, frozen=True):
    """及于此的规则: a ``rule`` and how it touches; equal ``number``: same rule, same thing, and the place lies alike to it."""

    number: int
    rule: Rule
    touch: Touch


class Spot(msgspec.Struct, frozen=True):
    """落点: the rules and drafts that reach it; ``index`` holds the rows of tables about it.

    ``placed``: an exception asks for the park. ``quiet``: no rule, order or ratio reaches, and so nothing asks what the
    project does, or who does it. ``plain``: beside what the rules say of a project nothing of it matters, save its
    efficiency.
    """

    index: Index
    things: Things
    binding: tuple[Reaching, ...]
    drafts: tuple[Reaching, ...]
    thresholds: tuple[Threshold, ...]
    placed: bool
    quiet: bool
    plain: bool


class Spots:
    """落点的全部: one number for all places that lie alike to the areas of an aspect."""

    def __init__(self, aspects: Aspects, places: Places) -> None:
        self._aspects = aspects
        self._places = places
        self._numbers, self._reaching = Numbers(), Numbers()
        self._indexes: dict[int, Index] = {}
        self.by_number: list[Spot] = []

    def of(self, row: tuple[int, int]) -> int:
        """The number of an aspect at a place."""
        aspect, where = self._aspects.by_number[row[0]], self._places.by_number[row[1]]
        number = self._numbers.of((row[0], where.known, where.inside & aspect.areas, where.around & aspect.areas))
        if number == len(self.by_number):
            self.by_number.append(self._made(aspect, where, number))
        return number

    def _made(self, aspect: Aspect, where: Place, number: int) -> Spot:
        binding, drafts = (self._near(rules, aspect, where, number) for rules in (aspect.binding, aspect.drafts))
        tests = [test for one in (*binding, *drafts) for test in one.rule.tests]
        tests += [test for row in aspect.tables.procedures for test in row.thresholds]
        quiet = not (binding or drafts or self._aspects.limits or aspect.tables.replacements)
        asking = any(row.thresholds or row.when for row in aspect.tables.procedures)
        return Spot(
            index=self._index(aspect), things=aspect.things, binding=binding, drafts=drafts,
            thresholds=tuple(dict.fromkeys(tests)), placed=aspect.placed, quiet=quiet,
            plain=not (asking or aspect.tables.replacements or self._aspects.limits),
        )  # fmt: skip

    def _near(self, rules: tuple[Rule, ...], aspect: Aspect, where: Place, number: int) -> tuple[Reaching, ...]:
        """Those of ``rules`` whose region the project may lie in."""
        return tuple(
            Reaching(self._reaching.of(self._key(rule, aspect, where, number)), rule, self._aspects.touch(rule, aspect))
            for rule in rules
            if not where.known or any(where.lies(rule.region))
        )

    @staticmethod
    def _key(rule: Rule, aspect: Aspect, where: Place, number: int) -> tuple[object, ...]:
        """An exception for certain places looks at more of the place than how it lies to the rule's region."""
        inside, around = where.lies(rule.region) if where.known else (rule.region == NATION, True)
        answer: Answer = "yes" if inside else "maybe" if around else "no"
        return id(rule), aspect.number, answer, where.known, number if rule.way.kind == "place" else -1

    def _index(self, aspect: Aspect) -> Index:
        """The index with only the rows of tables that are about the aspect: it gives the same verdict, sooner."""
        if aspect.number not in self._indexes:
            self._indexes[aspect.number] = narrow = copy.copy(self._aspects.index)
            narrow.tables = aspect.tables
        return self._indexes[aspect.number]
