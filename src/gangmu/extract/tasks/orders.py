"""命令: whether a phrase is an order (to build, run, clear, check …) or counts things to be done, by its head and its end."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.tasks.lexicon import CLOSERS, Order, Orders, orders
from gangmu.text import Affixes, Quantity, closes, head, opens, quantities

_NUMERAL = re.compile(r"[0-9一二两三四五六七八九十百千]")
_BARE_COUNT = re.compile(r"(?:和|以及|及)?[0-9一二两三四五六七八九十百千]+(?:[余多])?[万个家项户条所座处种名人件套台]")
_EVERY = re.compile(r"每(?:年|月|季度|半年|周|两年|三年)(?:至少)?")
_ASIDE = re.compile(r"（[^（）]*）$")
_MASSES = ("吨", "千瓦", "亩", "标煤", "标准煤", "公里", "平方米")
_PUSHED = ("推动", "推进", "促进", "引导")


class Heading(msgspec.Struct, frozen=True):
    """短语之首: the verb at the head of a phrase behind its adverbs, and where it ends."""

    verb: str
    end: int


def verb_of(text: str, verbs: Affixes, lexicon: Orders) -> Heading | None:
    """The longest of ``verbs`` at the head of ``text`` behind any adverbs, or behind a preposition and its object."""
    here = 0
    found = None
    while True:
        verb = head(text, here, verbs)
        if verb:
            found = Heading(verb, here + len(verb))
        adverb = head(text, here, lexicon.adverbs)
        if not adverb or len(verb) > len(adverb):
            break
        here += len(adverb)
    if found is None and text.startswith(lexicon.prepositions, here):
        inside = lexicon.inside.search(text, here + 2)
        if inside and head(text, inside.start(), verbs):
            return Heading(inside.group(), inside.end())
    return found


def order(text: str) -> Order | None:
    """The rule by which the phrase ``text`` is an order, or None."""
    lexicon = orders()
    # most phrases end in nothing that an order is about: the end is cheaper to look at than the head
    lead = verb_of(text, lexicon.verbs, lexicon) if closes(text, lexicon.closing) else None
    if lead is None:
        return None
    rules = lexicon.orders.get(lead.verb)
    if rules is None:
        return None
    objects = text[lead.end :]
    if lexicon.itself.match(objects) or (lead.verb in _PUSHED and lexicon.soft_object.search(objects[:8])):
        return None
    ends = _ends(objects, lexicon.tails)
    for rule in rules:
        for end in ends:
            if closes(end, rule.objects):
                return rule
    return None


def _ends(objects: str, tails: tuple[str, ...]) -> list[str]:
    """``objects`` as it is, without closing marks, and without the light words at its end (试点工作 → 试点)."""
    ends = [objects]
    bare = _ASIDE.sub("", objects).rstrip(CLOSERS) if objects[-1:] in CLOSERS else objects
    if bare != objects:
        ends.append(bare)
    for _ in range(2):
        if not bare.endswith(tails):
            break
        tail = next(one for one in tails if bare.endswith(one))
        bare = bare[: -len(tail)].rstrip(CLOSERS)
        ends.append(bare)
    return ends


def counted(text: str, *, follows: bool = False) -> Quantity | None:
    """The number of things that the phrase ``text`` orders to be done (培育60个标杆企业), or None.

    ``follows`` says that the phrase before was such a number: the verb may then be left out (培育3家龙头，20家骨干).
    """
    if not _NUMERAL.search(text):
        return None
    lexicon = orders()
    lead = verb_of(text, lexicon.counted, lexicon)
    if lead is None and not (follows and _BARE_COUNT.match(text)):
        return None
    if lead is not None and lexicon.never.match(text, lead.end):
        return None
    things = (one for one in quantities(text) if one.kind == "count" or one.unit.endswith(_MASSES))
    return next((one for one in things if one.value > 0), None)


def dated_order(text: str, end: int) -> bool:
    """Whether a verb of doing stands at the head of ``text`` behind its date, which ends at ``end``."""
    lexicon = orders()
    return verb_of(text[end:].lstrip("，"), lexicon.dated, lexicon) is not None


def recurring(text: str) -> bool:
    """Whether the phrase ``text`` says how often something is to be done (每年遴选一批企业)."""
    found = _EVERY.match(text) if text.startswith("每") else None
    return found is not None and opens(text[found.end() :], orders().actions)


def acts(text: str) -> bool:
    """Whether ``text`` begins with a verb of doing."""
    return opens(text, orders().actions)
