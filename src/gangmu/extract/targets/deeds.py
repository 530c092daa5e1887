"""行动: ``培育 <number> <noun>``, ``压减 <noun> <number>``: something shall be done in a number."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.targets.found import Found, Item
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.extract.targets.phrases import indicator, opens_noun, thing, without
from gangmu.extract.targets.scene import Scene
from gangmu.norms.norm import Certainty, Change
from gangmu.text.quantities import UnitKind

_UNCOUNTED = ("time", "bare", "grade")


class Carry(msgspec.Struct, frozen=True):
    """承前: the verb that the next items of a list are governed by, what it does, and the kind of unit it counted."""

    verb: str
    kind: Change
    annual: bool
    unit: UnitKind


class Deed(msgspec.Struct, frozen=True):
    """What was found, and the verb that what follows may borrow."""

    found: Found
    carry: Carry


def number_first(scene: Scene, item: Item, carry: Carry | None) -> Deed | None:
    """动词+数量+名词: ``培育 50 家企业``; a list goes on without the verb."""
    text, quantity = scene.text, item.quantity
    here = quantity.end
    before_noun = opens_noun(text, here, item.stop) or text.startswith("的", here)
    if quantity.kind in _UNCOUNTED or not before_noun:
        return None
    # 突破 is a verb before a count of things, a comparison before a level
    verb_to = quantity.number if text[quantity.start : quantity.number] in lexicon().deeds else quantity.start
    verb = lexicon().deed_end.search(text, max(item.left, quantity.start - 20), verb_to)
    if verb is None and (carry is None or without(text, item.left, quantity.start, scene.dues).strip("、，和及与")):
        return None
    annual = scene.yearly(quantity.number)
    now = Carry(verb["verb"], lexicon().deeds[verb["verb"]], annual, quantity.kind) if verb else carry
    stop = _extended(text, here, item)
    words = text[here:stop]
    if now is None or not _admitted(item, now, words) or _named_beside(scene, item):
        return None
    trailing = patterns().trailing_end.search(text, here, item.end)
    if trailing and (patterns().fulfil.fullmatch(now.verb) or now.verb == trailing["verb"]):
        words = text[here : min(stop, trailing.start())]
        now = Carry(trailing["verb"], lexicon().deeds.get(trailing["verb"], "cumulative"), annual, quantity.kind)
    subject = _subject(scene, item.left, verb.start()) if verb else ""
    adverb = verb["adverb"] if verb else ""
    start = verb.start() if verb else quantity.start
    name = words.strip("的、") if now.verb == "面向" else thing(words)
    return _deed(scene, item, now, adverb, subject + name, start, stop, "sentence/do-number")


def _extended(text: str, here: int, item: Item) -> int:
    """The end of the noun: past the comma where what stands before it is only its attributes (``15个主业突出、创新能力强，
    具有较大影响的集群``)."""
    if item.stop != item.end or not patterns().adjective_end.search(text, here, item.stop):
        return item.stop
    more = patterns().attribute_after.match(text, item.stop)
    return more.end() if more else item.stop


def noun_first(scene: Scene, item: Item, carry: Carry | None) -> Deed | None:
    """动词+名词+数量: ``压减粗钢产能 602 万吨``."""
    text, quantity = scene.text, item.quantity
    before_noun = opens_noun(text, quantity.end, item.stop) or text.startswith("的", quantity.end)
    if quantity.kind in _UNCOUNTED or before_noun:
        return None
    words = without(text, item.left, quantity.start, scene.dues)
    lead = lexicon().lead_start.match(words)
    words = words[lead.end() :] if lead else words
    verb = lexicon().deed_start.match(words) or _inside(words)
    name = words[verb.end() :] if verb else words
    if len(name.strip("的")) < 2 or (verb is None and not _goes_on(text, item, carry, name)):
        return None
    if quantity.kind == "share" and not (verb and verb["verb"] in ("完成", "实现") and name.endswith("的")):
        return None
    annual = scene.yearly(quantity.number)
    now = Carry(verb["verb"], lexicon().deeds[verb["verb"]], annual, quantity.kind) if verb else carry
    if now is None or not _admitted(item, now, ""):
        return None
    start = max(item.left, text.rfind(verb.group() if verb else name, item.left, quantity.start))
    subject = indicator(words[: verb.start()]) if verb else ""
    found = _deed(
        scene, item, now, verb["adverb"] if verb else "", indicator(name), start, quantity.end, "sentence/do-noun"
    )
    return _of(subject, found) if found and 1 < len(subject) <= 12 and not subject.endswith("年") else found


def _goes_on(text: str, item: Item, carry: Carry | None, name: str) -> bool:
    """Whether ``name`` continues a list whose verb stands before: the same kind of unit, or parted by 、 alone."""
    if carry is None or patterns().total.fullmatch(name):
        return False
    return carry.unit == item.quantity.kind or text[item.left - 1 : item.left] == "、"


def _of(subject: str, deed: Deed) -> Deed:
    """``deed`` with whose it is in front (``城镇新增就业``)."""
    name = deed.found.indicator
    name = "年" + subject + name[1:] if deed.found.annual else subject + name
    return msgspec.structs.replace(deed, found=msgspec.structs.replace(deed.found, indicator=name))


def _inside(words: str) -> re.Match[str] | None:
    """A verb of doing after its subject (``工业企业累计完成…``)."""
    for mark in patterns().inside.finditer(words):
        verb = lexicon().deed_start.match(words, mark.start())
        if verb and verb.end() < len(words) - 1:
            return verb
    return None


def _admitted(item: Item, now: Carry, words: str) -> bool:
    """Whether the verb may take this quantity: money only where it is raised or spent as a result, no plant sizes."""
    quantity = item.quantity
    if now.verb == "面向" and quantity.kind != "count":
        return False
    if quantity.kind == "share":
        return quantity.unit != "成" and (not words or quantity.unit == "倍")
    if quantity.kind == "count":
        # so many inspections and meetings a year are duties, not goals
        return quantity.unit != "次" or not words
    if quantity.comparator in ("<", "<=") or (words and (now.kind == "level" and quantity.comparator != "=")):
        return False
    if "元" in quantity.unit:
        return bool(patterns().money.fullmatch(now.verb)) and not patterns().plant_end.search(words)
    return not (words and ("/" in quantity.unit or patterns().plant_end.search(thing(words))))


def _named_beside(scene: Scene, item: Item) -> bool:
    """三大产业, 四个中心: small counts in Chinese numerals, without a year, of things that are named beside them."""
    quantity = item.quantity
    small = quantity.kind == "count" and quantity.value < 10 and _spoken(scene, quantity.number)
    return small and not scene.dated(quantity.number)


def _subject(scene: Scene, left: int, right: int) -> str:
    """An industry that stands before the verb and tells whose thing is counted."""
    words = indicator(without(scene.text, left, right, scene.dues))
    return words if 2 < len(words) <= 10 and patterns().owner_end.search(words) else ""


def _deed(
    scene: Scene, item: Item, now: Carry, adverb: str, name: str, start: int, end: int, rule: str
) -> Deed | None:  # fmt: skip
    quantity = item.quantity
    if not name:
        return None
    how = "".join(dict.fromkeys(patterns().counted.findall(adverb)))
    spoken = now.kind != "level" or now.annual or how or quantity.kind == "share" or now.verb in lexicon().named
    verb = now.verb if spoken else ""
    change: Change = "annual" if now.annual else "cumulative" if "累计" in how else now.kind
    certainty: Certainty = (
        "doubtful" if _spoken(scene, quantity.number) else "sure" if scene.aims(quantity.number) else "likely"
    )
    found = Found(
        start=start, end=end, at=quantity.number, indicator=("年" if now.annual else "") + how + verb + name,
        subject=name, value=quantity.value, value_to=quantity.value_to, unit=quantity.unit,
        comparator=quantity.comparator, change=change, rule=rule, certainty=certainty, annual=now.annual,
    )  # fmt: skip
    return Deed(found, now)


def _spoken(scene: Scene, position: int) -> bool:
    """Counts in Chinese numerals are mostly of things named beside them (三大产业, 四个中心)."""
    return not scene.text[position].isdigit()
