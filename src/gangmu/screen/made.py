"""所产: which things a stretch of words says are made, built or run: the heads of its noun phrases."""

from __future__ import annotations

import re

import msgspec

from gangmu.registry.products import broader
from gangmu.screen.goods import Good, endings, goods_in, product_of, short_name
from gangmu.screen.title_words import words

BLANK = "□"
_SEGMENT = re.compile(r"[、，；。+/]|以及|及其|及|和|与|暨|兼|配套")
_BEHIND = re.compile(r"(?:加工)?(?:项目|工程)?$")
_ASIDE = re.compile(r"（[^（）]*）")
_PART_CODES = ("29", "33", "34", "38", "39", "40")


def things_in(text: str) -> list[tuple[str, Good]]:
    """What is made, by the words of ``text`` for it: of each stretch the last thing named.

    Unless that is only a process, or what another thing is made from. Words that no list knows are told by what they end in.
    """
    text = _ASIDE.sub(lambda aside: BLANK * len(aside[0]), text) if goods_in(_ASIDE.sub("", text)) else text
    spans = [match.span("what") for match in words().material.finditer(text)]
    found: list[tuple[str, Good]] = []
    weak: list[tuple[str, Good]] = []
    for start, end in _segments(text):
        inside = [good for good in goods_in(text) if start <= good.start and good.end <= end]
        made = [good for good in inside if not any(a <= good.start < b for a, b in spans)]
        good = _meant(made or inside, text)
        if good is not None:
            good = _placed(_compound(good, text, end), text)
            (weak if _only_for(text[good.end : end]) else found).append((text[good.start : good.end], good))
    kept = found or weak or _unlisted(text)
    products = [good.product for _, good in kept if good.product]
    return [pair for pair in kept if not any(pair[1].product in broader(other) for other in products)]


def _unlisted(text: str) -> list[tuple[str, Good]]:
    """A word that no list knows, by what it ends in."""
    found = list(words().ending.finditer(text))[-1:]
    told = [(one, endings()[one["end"]]) for one in found]
    return [
        (one["word"], Good(one.start(), one.end(), product_of(one["word"], code) or "", (code,))) for one, code in told
    ]


def _compound(good: Good, text: str, end: int) -> Good:
    """A name that goes on into another word (草莓 in 草莓酸) is that word, of which only the ending is known."""
    word = words().ending.match(text, good.start, end)
    if word is None or word.end("word") <= good.end or word["end"] in words().parts:
        return good
    gap = word.start("end") - good.end
    code = endings()[word["end"]]
    if not 0 <= gap <= (len(word["end"]) > 1) or (good.product and any(own[:2] == code[:2] for own in good.codes)):
        return good
    return Good(good.start, word.end(), product_of(word["word"], code) or "", (code,))


def _placed(good: Good, text: str) -> Good:
    """``good`` in the industry that its surroundings say: crops that are processed are food, bearings for cars are car parts."""
    code = good.codes[0] if good.codes else ""
    if code.startswith("03") and words().killed.search(text[: good.start]):
        return msgspec.structs.replace(good, codes=("1352" if code.startswith("032") else "1351",))
    if words().cooked.match(text[good.end :]):
        for raw, food in words().raw.items():
            if code.startswith(raw):
                return msgspec.structs.replace(good, codes=(food,))
    vehicle = words().vehicle.search(text[: good.start])
    if vehicle and not good.product and code.startswith(_PART_CODES):
        return msgspec.structs.replace(good, codes=(words().vehicles[vehicle["of"]],))
    return good


def _meant(inside: list[Good], text: str) -> Good | None:
    """The head of a Chinese noun phrase stands at its end, unless that is only a process done to what stands before."""
    for good in reversed(inside):
        if not _process(text[good.start : good.end]) and (good.codes or good.product):
            return good
    return inside[-1] if inside else None


def _process(word: str) -> bool:
    """Whether ``word`` only says how a thing is made, or what kind of part it is, 加工 and the like behind it or not."""
    return any(form in words().process for form in (word, short_name(word), _BEHIND.sub("", word)))


def _segments(text: str) -> list[tuple[int, int]]:
    """The stretches between marks and conjunctions; a mark inside the name of a thing divides nothing."""
    things = goods_in(text)
    bounds, here = [], 0
    for mark in _SEGMENT.finditer(text):
        if any(good.start < mark.end() and mark.start() < good.end for good in things):
            continue
        bounds.append((here, mark.start()))
        here = mark.end()
    return [*bounds, (here, len(text))]


def _only_for(tail: str) -> bool:
    """Whether what follows the name of a thing says that something else is made, for it or from it."""
    return words().derived.match(tail.lstrip(BLANK)) is not None
