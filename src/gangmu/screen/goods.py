"""商品词: what filing titles call things, with the industry each belongs to: far more than policy documents name.

Products of the registry (with their broader terms) come first; a word of ``data/goods.csv``, or of
``data/goods_by_class.csv`` (everyday products of every class), has only its industry.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from importlib import resources

import msgspec

from gangmu.errors import DataFault
from gangmu.registry.industries import covers, industries, industry_named
from gangmu.registry.product_names import choose_product, product_terms, products_in
from gangmu.registry.products import broader, codes_of, products
from gangmu.registry.spotter import Spotter
from gangmu.screen.class_names import class_names
from gangmu.screen.scope import lexicon


class Good(msgspec.Struct, frozen=True):
    """商品: ``text[start:end]`` names a thing: a ``product`` of the registry or "", and its industry ``codes``."""

    start: int
    end: int
    product: str
    codes: tuple[str, ...]


_LISTS = ("goods.csv", "goods_by_class.csv")


@functools.cache
def goods() -> dict[str, str]:
    """Word → code of GB/T 4754-2017, from a whole division to a class; after the lists, what the classes are called."""
    table: dict[str, str] = {}
    for name in _LISTS:
        text = (resources.files("gangmu.screen") / "data" / name).read_text("utf-8")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            if row["code"] not in industries():
                raise DataFault(f"{row['code']} is no industry", f"screen/data/{name}")
            for word in row["words"].split():
                if word in table:
                    raise DataFault(f"{word} is there twice", f"screen/data/{name}")
                table[word] = row["code"]
    told = {word: code for word, code in class_names().items() if not any(hit.id for hit in products_in(word))}
    return {**told, **table}


@functools.cache
def _spotter() -> Spotter:
    shadows = {word: ids for word, ids in product_terms().items() if not ids and word not in goods()}
    named = {word: (word,) for word, ids in product_terms().items() if ids}
    return Spotter({**shadows, **{word: (word,) for word in goods()}, **named})


def goods_in(text: str) -> list[Good]:
    """The things named in ``text``, from left to right, the longest name at each place, none overlapping."""
    found = []
    for hit in _spotter().hits(text):
        word = text[hit.start : hit.end]
        if _cut(text, hit.start, hit.end):
            continue
        known = goods().get(word)
        product = product_of(word, known)
        codes = (known,) if known else codes_of(product) if product else ()
        found.append(Good(hit.start, hit.end, product or "", codes))
    return found


@functools.lru_cache(maxsize=50_000)
def product_of(word: str, code: str | None = None) -> str | None:
    """The registry's product that ``word``, in industry ``code``, names or is a kind of; None where there is none.

    A product of that name; the narrowest named inside the word in the same industry (风电设备制造); else the one product
    that its industry is all about (every 轮毂 of class 3415 is a 风电设备).
    """
    ids = product_terms().get(word, ())
    if ids or code is None:
        return choose_product(ids, (code,) if code else ()) if ids else None
    inside = [hit.id for hit in products_in(word) if hit.id and any(_same(code, own) for own in codes_of(hit.id))]
    narrow = [name for name in inside if not any(name in broader(other) for other in inside)]
    return narrow[-1] if narrow else _chief().get(code)


def _same(one: str, other: str) -> bool:
    return covers(one, other) or covers(other, one)


@functools.cache
def _chief() -> dict[str, str]:
    """Industry code → the product that it is all about: the class bears its name alone, or data/scope.toml says so."""
    chiefs: dict[str, str] = dict(lexicon().chiefs)
    for name in products():
        known = industry_named(name)
        if known is not None and codes_of(name) == (known.code,) and not _SEVERAL.search(known.name):
            chiefs.setdefault(known.code, name)
    return chiefs


_SEVERAL = re.compile(r"[、及和与]")


@functools.cache
def endings() -> dict[str, str]:
    """What the last characters of an unknown word say of its industry (``…酸`` is made by chemistry): ending → code."""
    text = (resources.files("gangmu.screen") / "data" / "endings.csv").read_text("utf-8")
    table = {row["ending"]: row["code"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    unknown = sorted(set(table.values()) - set(industries()))
    if unknown:
        raise DataFault(f"{unknown[0]} is no industry", "screen/data/endings.csv")
    return table


def short_name(word: str) -> str:
    """``word`` without 项目, 生产线 and the like behind it, where what is left names the same thing."""
    meant = product_terms().get(word)
    for tail in _TAILS if meant else ():
        bare = word.removesuffix(tail)
        if bare != word and len(bare) > 1 and product_terms().get(bare) == meant:
            return bare
    return word


_TAILS = (
    "生产线项目",
    "生产线",
    "项目",
    "装置",
    "企业",
    "行业",
    "产业",
    "工程",
    "扩产",
    "制造业",
    "制造",
    "生产",
    "加工",
)


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a name in Latin letters is only part of a word."""
    ascii_ends = text[start].isascii() and text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
    ascii_begins = text[end - 1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalpha()
    return bool(ascii_ends and text[start].isalpha()) or bool(ascii_begins and text[end - 1].isalpha())
