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
# what the two tables above touch: most names hold none of it, and a search costs a tenth of two translations
_ODD = re.compile(rf"[{''.join(map(chr, _QUOTES | _HALF))}]")


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
    begins = hit.start > 0 and _latin(text[hit.start]) and _latin(text[hit.start - 1])
    return begins or (hit.end < len(text) and _latin(text[hit.end - 1]) and _latin(text[hit.end]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _plain(subject: str) -> str:
    """``subject`` without quotes and blanks, its brackets full-width."""
    return subject.translate(_QUOTES).translate(_HALF) if _ODD.search(subject) else subject


def subject_products(subject: str, industries: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The products that a directive's ``subject`` means, empty where none is known or the name stays ambiguous.

    The whole subject as a name first (quotes and blanks aside); then part by part of an enumeration, in each the last
    name that occurs, for the head of a Chinese noun phrase stands at its end (``水泥窑协同处置生产线``).
    """
    return _products(_plain(subject), industries)


def _products(text: str, industries: tuple[str, ...]) -> tuple[str, ...]:
    """The products that the plain ``text`` means."""
    for form in (text, _ASIDE.sub("", text)) if "（" in text else (text,):
        whole = _exact(form, industries)
        if whole is not None:
            return whole
    parts = _JOINTS.split(text)
    if len(parts) == 1:
        return _last(text, industries)
    found: list[str] = []
    for part in parts:
        exact = _exact(part, industries)
        found += _last(part, industries) if exact is None else exact
    if not found:
        found = [hit.id for hit in products_in(text, industries)[-1:] if hit.id is not None]
    return tuple(dict.fromkeys(found))


def _last(part: str, industries: tuple[str, ...]) -> tuple[str, ...]:
    """The last product named in ``part`` that is one alone."""
    return next(((hit.id,) for hit in reversed(products_in(part, industries)) if hit.id is not None), ())


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
    text = _plain(subject)
    if text in group_names():
        group = industry_group(text, year, confirmed=True)
        return group_codes(group) if group is not None else ()
    known = industry_named(text)
    if known is not None and text not in product_names():
        return (known.code,)
    found = tuple(dict.fromkeys(code for name in _products(text, industries) for code in codes_of(name)))
    return found or _group_inside(text, year)


@functools.cache
def _any_group() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, group_names())))


def _group_inside(text: str, year: int | None) -> tuple[str, ...]:
    """Codes of the group named inside ``text`` (``产能严重过剩行业新增产能项目``), the longest name first."""
    if not _any_group().search(text):
        return ()
    for name in sorted((name for name in group_names() if name in text), key=len, reverse=True):
        group = industry_group(name, year, confirmed=True)
        if group is not None:
            return group_codes(group)
    return ()
