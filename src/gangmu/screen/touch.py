"""触及: whether a rule's subject is about a project: by product, by industry, by its words; and how closely."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from gangmu.registry.industries import covers
from gangmu.registry.product_names import subject_products
from gangmu.registry.products import broader, codes_of, products
from gangmu.registry.regions import contains
from gangmu.screen.project import Project
from gangmu.screen.scope import Scope, bare

Answer = Literal["yes", "no", "maybe"]
GROUP, INDUSTRY, SECTION = 10, 20, 30


class Things(msgspec.Struct, frozen=True):
    """所指: what a project is about: ``products`` of the registry with the words they were written in, ``codes`` of
    industries, and all its words, for subjects that no registry knows."""

    products: tuple[tuple[str, str], ...]
    codes: tuple[str, ...]
    words: str

    @property
    def known(self) -> bool:
        """Whether anything is known of what the project makes."""
        return bool(self.products or self.codes)


class Touch(msgspec.Struct, frozen=True):
    """触及: ``answer``, the ``matched`` words of the project, and the ``distance`` from them up to the subject."""

    answer: Answer
    matched: str = ""
    distance: int = 0


NOT = Touch("no")


def things_of(project: Project) -> Things:
    """The products, industries and words of ``project``."""
    found: dict[str, str] = {}
    for words in project.products:
        for name in product_ids(words, project.industries):
            found.setdefault(name, words)
    for item in project.equipment:
        for name in product_ids(item.name, project.industries):
            if products()[name].kind in ("equipment", "process"):
                found.setdefault(name, item.name)
    narrow = {name: words for name, words in found.items() if not any(name in broader(other) for other in found)}
    text = bare(" ".join([project.name, *project.products, *(item.name for item in project.equipment)]))
    return Things(tuple(narrow.items()), project.industries, text)


@functools.lru_cache(maxsize=20_000)
def product_ids(words: str, industries: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The registry's products that ``words`` name."""
    return subject_products(words, industries)


def touches(scope: Scope, things: Things) -> Touch:
    """The closest way in which ``scope`` takes in one of ``things``; ``maybe`` where the project is too broadly told."""
    best = NOT
    for name, words in things.products:
        best = _closer(best, _by_product(scope, name, words))
    if best.answer != "yes" and scope.codes:
        best = _closer(best, _by_industry(scope, things))
    if best.answer != "yes" and not things.products and scope.hints:
        best = _closer(best, _by_hint(scope, things))
    if best.answer != "yes" and scope.literal and scope.literal in things.words:
        best = Touch("yes", scope.literal)
    return best


def _closer(one: Touch, other: Touch) -> Touch:
    """``yes`` before ``maybe`` before ``no``, then the smaller distance; the first of two alike."""
    order = {"yes": 0, "maybe": 1, "no": 2}
    return other if (order[other.answer], other.distance) < (order[one.answer], one.distance) else one


def _by_product(scope: Scope, name: str, words: str) -> Touch:
    chain = (name, *broader(name))
    steps = [chain.index(meant) for meant in scope.products if meant in chain]
    if steps:
        return Touch("yes", words, min(steps) + (GROUP if scope.group else 0))
    if any(name in broader(meant) for meant in scope.products):
        return Touch("maybe", words)
    return NOT


def _by_industry(scope: Scope, things: Things) -> Touch:
    """By codes: all those of a product must lie in the subject's, or it may be about something else."""
    wanted = [(words, codes_of(name)) for name, words in things.products] or [(code, (code,)) for code in things.codes]
    best = NOT
    for words, own in wanted:
        inside = [max((len(outer) for outer in scope.codes if covers(outer, code)), default=0) for code in own]
        if own and all(inside):
            level = min(INDUSTRY + 4 - length if length > 1 else SECTION for length in inside)
            best = _closer(best, Touch("yes", words, level))
        elif any(inside) or (not things.products and any(covers(c, i) for c in own for i in scope.codes)):
            best = _closer(best, Touch("maybe", words))
    return best


def _by_hint(scope: Scope, things: Things) -> Touch:
    """Only the industry of the project is told, and the subject lies in it or about it."""
    for code in things.codes:
        if any(covers(hint, code) or covers(code, hint) for hint in scope.hints):
            return Touch("maybe", code)
    return NOT


def in_region(region: str, project: Project) -> Answer:
    """Whether a rule of ``region`` reaches the project; ``maybe`` where its place is told too broadly, or not at all."""
    if project.region is None:
        return "yes" if region == "100000" else "maybe"
    if contains(region, project.region):
        return "yes"
    return "maybe" if contains(project.region, region) else "no"
