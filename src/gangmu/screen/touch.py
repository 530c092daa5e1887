"""触及: whether a rule's subject is about a project: by product, by industry, by its words; and how closely."""

from __future__ import annotations

import functools
from typing import Literal

import msgspec

from gangmu.registry.industries import covers
from gangmu.registry.product_names import choose_product, subject_products
from gangmu.registry.products import broader, codes_of, product_names, products
from gangmu.registry.regions import contains
from gangmu.screen.goods import goods, product_of
from gangmu.screen.made import things_in
from gangmu.screen.project import Project
from gangmu.screen.scope import Scope, bare
from gangmu.text.flow import unify

Answer = Literal["yes", "no", "maybe"]
GROUP, INDUSTRY, SECTION = 10, 20, 30
_CLASS = len("=0000")


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
        for name in named(words, project.industries):
            found.setdefault(name, words)
    for item in project.equipment:
        for name in product_ids(item.name, project.industries):
            if products()[name].kind in ("equipment", "process"):
                found.setdefault(name, item.name)
    narrow = {name: words for name, words in found.items() if not any(name in broader(other) for other in found)}
    text = bare(" ".join([project.name, *project.products, *(item.name for item in project.equipment)]))
    return Things(tuple(narrow.items()), project.industries, text)


@functools.lru_cache(maxsize=50_000)
def named(words: str, industries: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What an applicant's ``words`` for a thing mean: products of the registry, or ``=`` and the code of its industry.

    The whole as a name first; else what its noun phrases say is made (水泥设备 is no 水泥).
    """
    exact = product_names().get(words)
    if exact is not None:
        chosen = choose_product(exact, industries)
        return (chosen,) if chosen is not None else ()
    if words in goods():
        code = goods()[words]
        return (product_of(words, code) or f"={code}",)
    made = [good for _, good in things_in(unify(words))]
    return tuple(dict.fromkeys(good.product or f"={good.codes[0]}" for good in made if good.product or good.codes))


def codes_for(name: str) -> tuple[str, ...]:
    """Industry codes of a name that ``named`` gives."""
    return (name[1:],) if name.startswith("=") else codes_of(name)


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
    if best.answer != "yes" and scope.hints:
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
    """By codes: all those of a product must lie in the subject's, or it may be about something else.

    Where the subject narrows its industry (大型石油化工), a product of the registry is held against it by name alone.
    """
    told = [(words, codes_for(name)) for name, words in things.products if not scope.rest or name.startswith("=")]
    wanted = told if things.products else [(code, (code,)) for code in things.codes]
    best = NOT
    for words, own in wanted:
        inside = [_inside(scope, code) for code in own]
        if own and all(inside):
            level = min(INDUSTRY + 4 - length if length > 1 else SECTION for length in inside)
            best = _closer(best, Touch("yes", words, level))
        elif any(inside) or any(covers(code, outer) for code in own for outer in scope.codes):
            best = _closer(best, Touch("maybe", words, INDUSTRY))
    return best


def _inside(scope: Scope, code: str) -> int:
    """The length of the narrowest industry of ``scope`` that ``code`` lies in; 0 where it lies in none, or is set apart."""
    if any(covers(apart, code) for apart in scope.apart):
        return 0
    return max((len(outer) for outer in scope.codes if covers(outer, code)), default=0)


def _by_hint(scope: Scope, things: Things) -> Touch:
    """Only the industry of the project is told, or its thing by no more than a group of them: the subject may lie in it."""
    told = [(words, name[1:]) for name, words in things.products if name.startswith("=") and len(name) < _CLASS]
    for words, code in told or [(code, code) for code in things.codes if not things.products]:
        if any(covers(apart, code) for apart in scope.apart):
            continue
        if any(covers(code, hint) or (not told and covers(hint, code)) for hint in scope.hints):
            return Touch("maybe", words, INDUSTRY)
    return NOT


def in_region(region: str, project: Project) -> Answer:
    """Whether a rule of ``region`` reaches the project; ``maybe`` where its place is told too broadly, or not at all.

    A rule of an unknown region (``""``) may reach every project.
    """
    if not region:
        return "maybe"
    if project.region is None:
        return "yes" if region == "100000" else "maybe"
    if contains(region, project.region):
        return "yes"
    return "maybe" if contains(project.region, region) else "no"
