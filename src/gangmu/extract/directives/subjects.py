"""对象: which industries, products or processes an object phrase names, one string each."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.directives.verbs import lexicon
from gangmu.norms import Threshold

_BRACKET = re.compile(r"（[^（）]*）")
_ETC = re.compile(r"(?<![高中初平上相同何])等(?!量|级|离子|容量|温|静压|效|额|同|候|待|高线|于|比例|位)")
_CUT = re.compile(r"、|，|；")
_AND = re.compile(r"以及|和|或者|或|与")
_DESCRIBED = re.compile(
    r"^(.{2,40}?(?:高|低|小|重|大|差|弱|散乱|不|未|严重|落后|过剩|违规|污染|超标|类).{0,24}?)的(?=.{2,})"
)
_BOUND = re.compile(
    r"(?P<value>\d+(?:\.\d+)?)(?P<unit>(?:万|亿|千|百)?[^\d，、。；的（）及以]{1,8}?)(?P<side>及以下|及以上|以下|以上|以内)"
)
_MEASURE = re.compile(
    r"^(?P<what>[^\d，、]{0,12}?)(?P<op>大于|超过|高于|小于|低于|不足|少于)(?P<value>\d+(?:\.\d+)?)(?P<unit>[^\d，、的]{1,8})的"
)
_COUNTED = re.compile(
    r"(?<=.)[一二三四五六七八九十两\d]+(?:个|大|类|项|种|条)[^、]{0,10}(?:产业|集群|领域|行业|产品|业态|板块|链条|产业链)$"
)
_CLASS = re.compile(
    r"^(?![^，、]*(?:下游|过剩|新兴|战略|两高|三高|精细化工产品))[^，、；]{3,12}(?:产业|制造业|装备|材料|制品|设施|技术|加工业)$"
)
_COMPANY = re.compile(r"(?:公司|集团|厂)$")
_HOLDING = re.compile(r"^(?:.{0,6}企业)?(?:的)?(?:现有)?(?=.{2,}产能|.{2,}项目)")
_LINK = re.compile(r"^(?:以及|和|及|与|或)(?!其)")
_GENERIC = re.compile(
    r"^(?:设备|装备|制剂|装置|产品|应用|服务|工艺|技术|评定中心|散地|集散地|系统|组件|部件|配件|零部件|建造能力)$"
)
_SIDES = {"及以下": "<=", "以下": "<", "及以上": ">=", "以上": ">=", "以内": "<="}
_OPS = {"大于": ">", "超过": ">", "高于": ">", "小于": "<", "低于": "<", "不足": "<", "少于": "<"}
_KINDS = (
    ("power", "千瓦|兆瓦|瓦"), ("capacity", "吨|重量箱|万套|万辆|万片|平方米"), ("investment", "元"),
    ("volume", "立方米|升"), ("size", "米|毫米"),
)  # fmt: skip


class Subjects(msgspec.Struct, frozen=True):
    """对象: ``names`` as in the text; what limits them: ``condition`` in words, ``thresholds`` parsed."""

    names: tuple[str, ...]
    condition: str | None = None
    thresholds: tuple[Threshold, ...] = ()


def subjects(phrase: str) -> Subjects:
    """The subjects named by ``phrase``, an object without its verb (``钢铁、水泥等行业新增产能项目``)."""
    phrase = _shortened(phrase.strip("，、。；："))
    conditions: list[str] = []
    measured = _MEASURE.match(phrase)
    described = None if measured else _DESCRIBED.match(phrase)
    limits: list[tuple[str, str, float, str]] = []
    if measured:
        conditions.append(measured[0][:-1])
        limits.append((measured["what"], _OPS[measured["op"]], float(measured["value"]), measured["unit"]))
        phrase = phrase[measured.end() :]
    elif described and not _ETC.search(described[1]):
        conditions.append(described[1])
        phrase = phrase[described.end() :]
    names: list[str] = []
    thresholds: list[Threshold] = []
    for part in _parts(phrase):
        bound = _BOUND.search(part)
        if bound:
            conditions.append(bound[0])
            limits.append(("", _SIDES[bound["side"]], float(bound["value"]), bound["unit"]))
            part = part[: bound.start()] + part[bound.end() :]
        name = _trimmed(part)
        if not name:
            continue
        names.append(name)
        thresholds += [_threshold(limit, name) for limit in limits if bound or measured]
        if bound:
            limits.clear()
    return Subjects(tuple(dict.fromkeys(names)), "；".join(conditions) or None, tuple(thresholds))


def _threshold(limit: tuple[str, str, float, str], name: str) -> Threshold:
    what, op, value, unit = limit
    unit = unit.removeprefix("的")
    kind = next((kind for kind, units in _KINDS if re.search(units, unit)), what or "size")
    return Threshold(quantity=kind, op=op, value=value, unit=unit, of=name)  # type: ignore[arg-type]


def _parts(phrase: str) -> list[str]:
    """``phrase`` cut into its members: up to ``等`` where there is one, at ``、``, at the last ``和``."""
    masked = _BRACKET.sub(lambda inner: "＊" * len(inner[0]), phrase)
    # 发动机等大部件研制、飞机维修: an 等 with more members after it closes nothing
    closed = next((m for m in _ETC.finditer(masked) if m.start() > 1 and "、" not in masked[m.end() :]), None)
    closed = closed or _COUNTED.search(masked)
    named: list[str] = []
    if closed is not None:
        rest = phrase[closed.end() :]
        if _HOLDING.match(rest) and ("企业" in rest[:8] or _COMPANY.search(masked[: closed.start()])):
            return [_HOLDING.sub("", rest)]
        named = [rest] if _CLASS.match(rest) else []
        phrase, masked = phrase[: closed.start()], masked[: closed.start()]
    parts: list[str] = []
    here = 0
    for mark in _CUT.finditer(masked):
        parts.append(phrase[here : mark.start()])
        here = mark.end()
    last = _last(phrase[here:], masked[here:])
    return [*_joined([*parts, *last]), *named]


def _last(phrase: str, masked: str) -> list[str]:
    """The last member of a list may hold two, joined by ``和``."""
    for joint in _AND.finditer(masked):
        left, right = phrase[: joint.start()], phrase[joint.end() :]
        if len(left) < 2 or len(right) < 2 or right.startswith((left, "其")):
            continue
        if ("的" in right and "的" not in left) or _GENERIC.match(right):
            continue
        if not lexicon().industrial.search(_shortened(left)):
            continue
        return [left, right]
    return [phrase]


def _joined(parts: list[str]) -> list[str]:
    """Adjectives that stand alone between marks go with the noun they describe (``高毒、高残留农药``)."""
    words = lexicon()
    joined: list[str] = []
    waiting = ""
    for part in parts:
        part = _LINK.sub("", part)
        waiting = f"{waiting}、{part}" if waiting else part
        bare = waiting.rpartition("、")[2]
        if words.subject["adjective"].search(bare) and not words.industrial.search(bare):
            continue
        joined.append(waiting)
        waiting = ""
    return [*joined, waiting] if waiting else joined


def _shortened(phrase: str) -> str:
    """``phrase`` without what is to be done with the thing at its end (``…产业快速发展`` → ``…产业``)."""
    trim = lexicon().subject["trim_end"]
    for _ in range(2):
        shorter = trim.sub("", phrase)
        if len(shorter) < 2:
            break
        phrase = shorter
    return phrase


def _trimmed(part: str) -> str:
    """``part`` as the name of a thing; empty where nothing nameable is left."""
    part = lexicon().subject["trim_start"].sub("", part.strip("，、。；：的"))
    part = _shortened(part).strip("，、。；：的")
    if part.count("“") != part.count("”") or (part.startswith("“") and part.endswith("”")):
        part = part.strip("“”")
    return "" if len(part) < 2 or len(part) > 48 else part
