"""对象范围: what a directive's subject takes in, as products, industries, a group, or only words."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

import msgspec

from gangmu.registry.industries import covers, industry_named
from gangmu.registry.product_names import products_in, subject_products
from gangmu.registry.products import apart_codes, codes_of, group_names, industry_group, is_a, product_names, products

MARKS = re.compile(r"[“”‘’\"'《》（）()、，；：。\s\u3000]+")
_QUOTES = re.compile(r"[“”‘’\"'《》\s\u3000]+")
_SECTION = re.compile(r"[A-T]")


class Scope(msgspec.Struct, frozen=True):
    """范围: the ``words`` of a subject and what they take in.

    ``products``: registry names, with everything below them. ``codes``: industries meant as such, with everything in
    them; ``hints``: industries that a project must at least touch. ``group``: the group whose members ``products`` and
    ``codes`` are; not ``certain`` where the group was defined only after the document. ``rest``: what the subject says
    beyond the name (大型, 小, 普通), which a project must be shown to be. ``literal``: words to be found in the project,
    where no registry knows them. ``apart``: industries inside ``codes`` that are not meant.
    """

    words: str
    products: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    group: str = ""
    certain: bool = True
    rest: str = ""
    literal: str = ""
    apart: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True):
    """词表: data/scope.toml, compiled."""

    neutral: re.Pattern[str]
    aggregate: re.Pattern[str]
    obsolete: re.Pattern[str]
    firm: re.Pattern[str]
    vague: re.Pattern[str]
    swap: re.Pattern[str]
    existing: re.Pattern[str]
    place: re.Pattern[str]
    choice: re.Pattern[str]
    open_list: re.Pattern[str]
    benchmark: re.Pattern[str]
    baseline: re.Pattern[str]
    general: frozenset[str]
    same: frozenset[str]
    chiefs: tuple[tuple[str, str], ...]


@functools.cache
def lexicon() -> Lexicon:
    """The words by which subjects, conditions and exceptions are read."""
    text = (resources.files("gangmu.screen") / "data" / "scope.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    compiled: dict[str, Any] = {name: re.compile(value) for name, value in data.items() if isinstance(value, str)}
    for name in ("neutral", "vague"):
        compiled[name] = re.compile("|".join(sorted(map(re.escape, data[name]), key=len, reverse=True)))
    return Lexicon(
        **compiled,
        general=frozenset(data["general"]),
        same=frozenset(data["same"]),
        chiefs=tuple(data["chief"].items()),
    )


def bare(words: str) -> str:
    """``words`` without marks and blanks."""
    return MARKS.sub("", words)


@functools.lru_cache(maxsize=20_000)
def scope_of(subject: str, codes: tuple[str, ...] = (), year: int | None = None) -> Scope:
    """What ``subject`` takes in; ``codes`` are those the directive gives it, ``year`` is that of the document."""
    text = bare(subject)
    grouped = _group(subject, text, year)
    if grouped is not None:
        return grouped
    known = subject_products(subject, codes)
    if known:
        rest = _rest(subject, codes)
        meant, hints = _as_industries(known, rest, codes), _hints(known, codes)
        return Scope(subject, known, meant, hints, rest=rest, apart=_beside(known))
    named = industry_named(text) or industry_named(lexicon().neutral.sub("", text))
    if named is not None:
        return Scope(subject, codes=(named.code,))
    return Scope(subject, hints=codes, literal=_literal(text))


def _group(subject: str, text: str, year: int | None) -> Scope | None:
    """The group that the subject names, in whole or inside; None where it names none."""
    names = [name for name in group_names() if bare(name) == text] or [
        name for name in group_names() if len(name) > 2 and bare(name) in text
    ]
    if not names:
        return None
    name = max(names, key=len)
    group = industry_group(name, year, confirmed=True)
    if group is None:
        return Scope(subject, group=group_names()[name], certain=False)
    certain = year is None or group.since <= year
    left = text.replace(bare(name), "")
    inside = tuple(one for one in subject_products(left) if one in group.members)
    if inside:  # 钢铁行业产能严重过剩…项目: one member of the group
        codes, hints = _as_industries(inside, "", ()), _hints(inside, ())
        return Scope(subject, inside, codes, hints, rest=_rest(left, ()), apart=_beside(inside))
    rest = lexicon().neutral.sub("", left)
    codes = (*group.codes, *_as_industries(group.members, "", ()))
    return Scope(subject, group.members, codes, (), group.name, certain, rest, apart=_beside(group.members))


def _as_industries(names: tuple[str, ...], rest: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that ``names`` mean as industries: those of an industry, and the class that bears a product's name.

    An industry is as wide as the codes ``given`` by the directive, where it gives any. Words that narrow it (``rest``) leave
    its codes standing: the project is asked about them. A choice out of industries (高端装备) has no code of its own.
    """
    found: list[str] = []
    for name in names:
        if products()[name].kind == "industry" and not lexicon().choice.match(name):
            found += given or codes_of(name)
        elif not rest and (same := industry_named(name)) is not None:
            found.append(same.code)
    return tuple(dict.fromkeys(found))


def _beside(names: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that lie inside those of one of ``names`` and are none of it, nor of another of them."""
    own = [code for name in names for code in codes_of(name) if not apart_codes(name)]
    return tuple(code for name in names for code in apart_codes(name) if not any(covers(one, code) for one in own))


def _hints(names: tuple[str, ...], codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*codes, *(code for name in names for code in codes_of(name))]))


def _rest(subject: str, codes: tuple[str, ...]) -> str:
    """What ``subject`` says beyond the names in it and the words that do not narrow."""
    left = _QUOTES.sub("", subject)
    if left in product_names():
        return lexicon().neutral.sub("", qualifier(left))
    for hit in reversed(products_in(left, codes)):
        left = left[: hit.start] + qualifier(left[hit.start : hit.end]) + "、" + left[hit.end :]
    return lexicon().neutral.sub("", bare(left))


@functools.lru_cache(maxsize=20_000)
def qualifier(name: str) -> str:
    """What a name of a product says before another name of the same product (``小造纸`` is 小 before 造纸)."""
    for start in range(1, len(name) - 1):
        inner = product_names().get(name[start:])
        if inner and set(inner) & set(product_names()[name]) and name not in inner:
            return "" if name in lexicon().same or _wider(name[:start], inner) else name[:start]
    return ""


def _wider(prefix: str, names: tuple[str, ...]) -> bool:
    """Whether ``prefix`` only says again what the thing is a kind of (水泥 before 粉磨站)."""
    return any(is_a(name, wide) for name in names for wide in product_names().get(prefix, ()))


def _literal(text: str) -> str:
    """The words to look for; nothing where they are too general to mean a certain thing."""
    return "" if len(text) < 2 or text in lexicon().general else text


def sections_only(scope: Scope) -> bool:
    """Whether the subject means whole sections of the classification (工业, 服务业)."""
    return bool(scope.codes) and all(_SECTION.fullmatch(code) for code in scope.codes)
