"""对象: what the subject of a directive means: which product, and whether all of it, a kind of it, or something around it."""

from __future__ import annotations

import functools
import re
from typing import Literal, NamedTuple

from gangmu.lint.words import word_list
from gangmu.registry.industries import covers
from gangmu.registry.product_names import products_in, subject_products
from gangmu.registry.products import codes_of, is_a, product_names, products

Form = Literal["plain", "special", "around"]
_QUOTES = str.maketrans({"“": None, "”": None, " ": None, "\n": None, "\u3000": None, "(": "（", ")": "）"})
_CHAIN = re.compile(r"-|－|—+|–|→")
_JOINTS = re.compile(r"、|，|以及|与|及(?!其)|和|或")
_ASIDE = re.compile(r"（[^（）]*）")
_CRUDE = re.compile("初加工|粗加工|初级")
_GROUP = 3


class Meaning(NamedTuple):
    """含义: a ``product`` of the registry that ``words`` of a subject name.

    ``form``: ``plain`` all of it (水泥行业), ``special`` a kind or a part of it (小水泥, 高端印染), ``around`` something
    else that is named after it (水泥机械, 钢材市场).
    """

    product: str
    words: str
    form: Form


@functools.lru_cache(maxsize=16384)
def meanings(subject: str, made: bool = False) -> tuple[Meaning, ...]:
    """What ``subject`` means, each product once; empty where the registry knows none.

    ``made``: among several meanings the machine is meant (风电 in a list of equipment is 风电设备, not 风力发电).
    """
    text = subject.translate(_QUOTES)
    if text in product_names():
        found = _meant(text, made)
    else:
        found = tuple(
            meaning for piece in _pieces(text) for part in _JOINTS.split(piece) for meaning in _alternatives(part, made)
        )
    if not found:
        found = tuple(Meaning(product, text, "around") for product in subject_products(text))
    return tuple({meaning.product: meaning for meaning in reversed(found)}.values())[::-1]


def _alternatives(part: str, made: bool) -> tuple[Meaning, ...]:
    """What ``part`` means; in PTA/PX装置用压缩机 only the last one stands for itself."""
    *others, last = part.split("/")
    meant = _meant(last, made)
    alone = any(meaning.form == "plain" for meaning in meant)
    before = [meaning for other in others for meaning in _meant(other, made)]
    return (*(one if alone else one._replace(form="around") for one in before), *meant)


def _pieces(text: str) -> list[str]:
    """The links of a chain (原铝-铝加工-再生铝) one by one; anything else whole."""
    pieces = _CHAIN.split(text)
    return pieces if len(pieces) > 2 and all(any(_meant(piece)) for piece in pieces[:2]) else [text]


@functools.lru_cache(maxsize=16384)
def _meant(part: str, made: bool = False) -> tuple[Meaning, ...]:
    known = product_names()
    for form in (part, _ASIDE.sub("", part)):
        bare = _bare(form)
        if bare in known:
            fitting = [name for name in known[bare] if made and products()[name].kind == "equipment"]
            chosen = known[bare] if len(known[bare]) == 1 else fitting
            return tuple(Meaning(product, part, _reach(bare, product)) for product in chosen)
    hits = [hit for hit in products_in(part) if hit.id is not None]
    if not hits:
        return ()
    last = hits[-1]
    around = _bare("＊" + part[last.end :]) != "＊"
    return (Meaning(last.id or "", part, "around" if around else "special"),)


def _bare(text: str) -> str:
    """``text`` without fillers at its end; the text itself where it is a product's name as it stands."""
    known = product_names()
    while text not in known:
        filler = next((word for word in word_list("subject", "fillers") if text.endswith(word) and text != word), None)
        if filler is None:
            return text
        text = text.removesuffix(filler).removesuffix("的")
    return text


def _reach(name: str, product: str) -> Form:
    """Whether the registry's ``name`` of ``product`` is itself a lesser kind (小酒精, 高端印染 are listed as names)."""
    known = product_names()
    if name.startswith(product):
        return "plain"
    for cut in range(1, len(name) - 1):
        front, rest = name[:cut], name[cut:]
        if known.get(rest) == (product,):
            return "plain" if front in known else "special"
    for word in word_list("subject", "limits"):
        if name.startswith(word) and (len(word) > 1 or name[1:] in known):
            return "special"
    return "special" if _CRUDE.search(name) else "plain"


@functools.lru_cache(maxsize=65536)
def within(narrow: str, broad: str) -> bool:
    """Whether all of product ``narrow`` is ``broad``: a kind of it whose industries are all among those of ``broad``.

    Also where ``broad`` is a row of industries of the classification (冶炼: groups 311, 312, …) that holds those of
    ``narrow``.
    """
    if narrow == broad:
        return True
    inner, outer = codes_of(narrow), codes_of(broad)
    if not inner or not all(any(covers(wide, code) for wide in outer) for code in inner):
        return False
    return is_a(narrow, broad) or all(len(code) <= _GROUP for code in outer)
