"""产品名称识别: products named in running text, and what the subject of a directive resolves to."""

from __future__ import annotations

import functools
import re

from gangmu.registry.industries import covers, industry_named
from gangmu.registry.products import (
    codes_of,
    exact_names,
    group_codes,
    group_names,
    industry_group,
    product_names,
    shadow_names,
)
from gangmu.registry.spotter import Hit, Spotter

_QUOTES = str.maketrans("", "", "“”‘’\"'《》 \u3000\n")
_HALF = str.maketrans("()．", "（）.")
_JOINTS = re.compile(r"[、，,/]|以及|与|及|和|或")
_ASIDE = re.compile(r"（[^（）]*）")
_LATIN = re.compile(r"[A-Za-z0-9]")


@functools.cache
def product_terms() -> dict[str, tuple[str, ...]]:
    """Every name to be spotted in running text → products; several for an ambiguous name, none for a shadow."""
    too_general = exact_names()
    spotted = {name: ids for name, ids in product_names().items() if name not in too_general}
    return {**dict.fromkeys(shadow_names(), ()), **spotted}


@functools.cache
def _spotter() -> Spotter:
    return Spotter(product_terms())


def choose_product(candidates: tuple[str, ...], industries: tuple[str, ...]) -> str | None:
    """The one of ``candidates`` that lies in one of ``industries`` (the clause's own); None where that settles nothing."""
    if len(candidates) == 1:
        return candidates[0]
    fitting = [name for name in candidates if any(_touches(name, code) for code in industries)]
    return fitting[0] if len(fitting) == 1 else None


def _touches(name: str, code: str) -> bool:
    return any(covers(code, own) or covers(own, code) for own in codes_of(name))


def products_in(text: str, industries: tuple[str, ...] = ()) -> tuple[Hit, ...]:
    """Products named in ``text``, longest match; an ambiguous name resolves by the clause's ``industries`` or has no id.

    A name that ends or begins in Latin letters counts only as a whole word.
    """
    found: list[Hit] = []
    for hit in _spotter().hits(text):
        if _cut_word(text, hit):
            continue
        if hit.id is None:
            hit = Hit(hit.start, hit.end, choose_product(hit.candidates, industries), hit.candidates)
        found.append(hit)
    return tuple(found)


def _cut_word(text: str, hit: Hit) -> bool:
    first, last = text[hit.start], text[hit.end - 1]
    before = text[hit.start - 1 : hit.start]
    after = text[hit.end : hit.end + 1]
    return bool((_LATIN.match(first) and _LATIN.match(before)) or (_LATIN.match(last) and _LATIN.match(after)))


def subject_products(subject: str, industries: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The products that a directive's ``subject`` means, empty where none is known or the name stays ambiguous.

    The whole subject as a name first (quotes and blanks aside); then part by part of an enumeration, in each the last
    name that occurs, for the head of a Chinese noun phrase stands at its end (``水泥窑协同处置生产线``).
    """
    text = subject.translate(_QUOTES).translate(_HALF)
    for form in (text, _ASIDE.sub("", text)):
        whole = _exact(form, industries)
        if whole is not None:
            return whole
    found: list[str] = []
    for part in _JOINTS.split(text):
        exact = _exact(part, industries)
        if exact is None:
            hits = [hit for hit in products_in(part, industries) if hit.id is not None]
            exact = (hits[-1].id or "",) if hits else ()
        found.extend(exact)
    if not found:
        found = [hit.id for hit in products_in(text, industries)[-1:] if hit.id is not None]
    return tuple(dict.fromkeys(found))


def _exact(text: str, industries: tuple[str, ...]) -> tuple[str, ...] | None:
    """The product called exactly ``text``; empty where the name is ambiguous, None where it is no name."""
    candidates = product_names().get(text)
    if candidates is None:
        return None
    chosen = choose_product(candidates, industries)
    return (chosen,) if chosen is not None else ()


def subject_codes(subject: str, industries: tuple[str, ...] = (), year: int | None = None) -> tuple[str, ...]:
    """GB/T 4754-2017 codes that ``subject`` resolves to: a product's, a group's as of ``year``, or an industry's name.

    Groups whose definition is unconfirmed give none: they must not decide anything.
    """
    text = subject.translate(_QUOTES).translate(_HALF)
    if text in group_names():
        group = industry_group(text, year, confirmed=True)
        return group_codes(group) if group is not None else ()
    known = industry_named(text)
    if known is not None and text not in product_names():
        return (known.code,)
    found = tuple(dict.fromkeys(code for name in subject_products(subject, industries) for code in codes_of(name)))
    return found or _group_inside(text, year)


def _group_inside(text: str, year: int | None) -> tuple[str, ...]:
    """Codes of the group named inside ``text`` (``产能严重过剩行业新增产能项目``), the longest name first."""
    for name in sorted((name for name in group_names() if name in text), key=len, reverse=True):
        group = industry_group(name, year, confirmed=True)
        if group is not None:
            return group_codes(group)
    return ()
