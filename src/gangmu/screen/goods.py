"""商品词: what filing titles call things, with the industry each belongs to: far more than policy documents name.

Products of the registry (with their broader terms) come first; a word of ``data/goods.csv`` has only its industry.
"""

from __future__ import annotations

import csv
import functools
import io
from importlib import resources

import msgspec

from gangmu.errors import DataFault
from gangmu.registry.industries import industries
from gangmu.registry.product_names import choose_product, product_terms
from gangmu.registry.products import codes_of
from gangmu.registry.spotter import Spotter


class Good(msgspec.Struct, frozen=True):
    """商品: ``text[start:end]`` names a thing: a ``product`` of the registry or "", and its industry ``codes``."""

    start: int
    end: int
    product: str
    codes: tuple[str, ...]


@functools.cache
def goods() -> dict[str, str]:
    """Word → code of GB/T 4754-2017, from a whole division to a class."""
    text = (resources.files("gangmu.screen") / "data" / "goods.csv").read_text("utf-8")
    table: dict[str, str] = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if row["code"] not in industries():
            raise DataFault(f"{row['code']} is no industry", "screen/data/goods.csv")
        for word in row["words"].split():
            if word in table:
                raise DataFault(f"{word} is there twice", "screen/data/goods.csv")
            table[word] = row["code"]
    return table


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
        ids = product_terms().get(word, ())
        known = goods().get(word)
        product = choose_product(ids, (known,) if known else ()) if ids else None
        codes = (known,) if known else codes_of(product) if product else ()
        found.append(Good(hit.start, hit.end, product or "", codes))
    return found


@functools.cache
def endings() -> dict[str, str]:
    """What the last characters of an unknown word say of its industry (``…酸`` is made by chemistry): ending → code."""
    text = (resources.files("gangmu.screen") / "data" / "endings.csv").read_text("utf-8")
    table = {row["ending"]: row["code"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    unknown = sorted(set(table.values()) - set(industries()))
    if unknown:
        raise DataFault(f"{unknown[0]} is no industry", "screen/data/endings.csv")
    return table


def _cut(text: str, start: int, end: int) -> bool:
    """Whether a name in Latin letters is only part of a word."""
    ascii_ends = text[start].isascii() and text[start - 1 : start].isascii() and text[start - 1 : start].isalnum()
    ascii_begins = text[end - 1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalpha()
    return bool(ascii_ends and text[start].isalpha()) or bool(ascii_begins and text[end - 1].isalpha())
