"""行动: ``培育 <number> <noun>``, ``压减 <noun> <number>``: something shall be done in a number."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.targets.found import Found, Item
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.phrases import indicator, opens_noun, thing, without
from gangmu.extract.targets.scene import Scene
from gangmu.norms.norm import Certainty, Change
from gangmu.text.quantities import UnitKind

_COUNTED = re.compile(r"累计|新(?!型)|滚动|首批|净|重点|优先")
# a number with one of these behind it describes one plant, not an amount to be reached
_PLANT = re.compile(
    r"(?:项目|装置|生产线|机组|工程|企业|公司|设备|平台|系统|锅炉|电站|矿井|煤矿|船舶|基金|线路|轴承|压缩机|空分|级.*)$"
)
_MONEY = ("完成", "实现", "新增", "引进", "带动", "撬动", "吸引", "签约", "利用", "落地", "放大", "形成", "达到")
_ADJECTIVE = re.compile(
    r"(?:强|高|好|大|优|多|突出|完整|明显|完善|合理|优良|先进|齐全|鲜明|显著|领先|集中|紧密|规范|活跃)$"
)
_ATTRIBUTE = re.compile(
    r"，(?:在|具有|拥有|能够|能|以|带动|符合|掌握|专注|有|辐射)[^，。；]{0,30}的[^，。；、的]{2,12}(?=[，。；]|$)"
)
_TOTAL = re.compile(r"(?:累计|其中|总数|总量|合计|共计|共|达到)+")
_TRAILING = re.compile(
    r"(?P<verb>压减|化解|淘汰|压缩|退出|削减|关停|治理|改造|整治)(?:产能)?(?:的)?(?:目标任务|目标|任务)$"
)


class Carry(msgspec.Struct, frozen=True):
    """承前: the verb that the next items of a list are governed by, and whether it stood before the noun."""

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
    if quantity.kind in ("time", "bare", "grade") or not (
        opens_noun(text, here, item.stop) or text.startswith("的", here)
    ):
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
    if now is None or not _admitted(item, now, words):
        return None
    if (
        _spoken(scene, quantity.number)
        and quantity.kind == "count"
        and quantity.value < 10
        and not scene.dated(quantity.number)
    ):
        return None
    trailing = _TRAILING.search(text, here, item.end)
    if trailing and now.verb in ("完成", "实现", "落实", trailing["verb"]):
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
    if item.stop != item.end or not _ADJECTIVE.search(text, here, item.stop):
        return item.stop
    more = _ATTRIBUTE.match(text, item.stop)
    return more.end() if more else item.stop


def noun_first(scene: Scene, item: Item, carry: Carry | None) -> Deed | None:
    """动词+名词+数量: ``压减粗钢产能 602 万吨``."""
    text, quantity = scene.text, item.quantity
    if (
        quantity.kind in ("time", "bare", "grade")
        or opens_noun(text, quantity.end, item.stop)
        or text.startswith("的", quantity.end)
    ):
        return None
    words = without(text, item.left, quantity.start, scene.dues)
    lead = lexicon().lead_start.match(words)
    words = words[lead.end() :] if lead else words
    verb = lexicon().deed_start.match(words) or _inside(words)
    name = words[verb.end() :] if verb else words
    if verb is None and _TOTAL.fullmatch(name):
        return None
    if len(name.strip("的")) < 2 or (
        verb is None and (carry is None or (carry.unit != quantity.kind and text[item.left - 1] != "、"))
    ):
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
    return _of(subject, found) if found and 0 < len(subject) <= 12 else found


def _of(subject: str, deed: Deed) -> Deed:
    """``deed`` with whose it is in front (``城镇新增就业``)."""
    name = deed.found.indicator
    name = "年" + subject + name[1:] if deed.found.annual else subject + name
    return msgspec.structs.replace(deed, found=msgspec.structs.replace(deed.found, indicator=name))


def _inside(words: str) -> re.Match[str] | None:
    """A verb of doing after its subject (``工业企业累计完成…``)."""
    for mark in re.finditer(r"累计|新增|新建|完成|建成|新培育|培育|压减|淘汰|化解|引进|实现", words):
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
        return now.verb in _MONEY and not _PLANT.search(words)
    return not (words and ("/" in quantity.unit or _PLANT.search(thing(words))))


def _subject(scene: Scene, left: int, right: int) -> str:
    """An industry that stands before the verb and tells whose thing is counted."""
    words = indicator(without(scene.text, left, right, scene.dues))
    return words if 2 < len(words) <= 10 and words.endswith(("业", "行业", "领域")) else ""


def _deed(
    scene: Scene, item: Item, now: Carry, adverb: str, name: str, start: int, end: int, rule: str
) -> Deed | None:  # fmt: skip
    quantity = item.quantity
    if not name:
        return None
    how = "".join(dict.fromkeys(_COUNTED.findall(adverb)))
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
