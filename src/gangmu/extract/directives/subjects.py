"""对象: which industries, products or processes an object phrase names, one string each."""

from __future__ import annotations

import re

import msgspec

from gangmu.extract.directives.verbs import lexicon
from gangmu.norms import Threshold
from gangmu.text import closes

# what makes a phrase more than one plain name
_COMPLEX = re.compile(r"[、，；等的和与及或\d（一二三四五六七八九十两]")
_DIGIT = re.compile(r"\d")
_BRACKET = re.compile(r"（[^（）]*）")
_ETC = re.compile(r"(?<![高中初平上相同何])等(?!量|级|离子|容量|温|静压|效|额|同|候|待|高线|于|比例|位)")
_CUT = re.compile(r"[、，；]")
_AND = re.compile(r"以及|和|或者|或|与")
_DESCRIBED = re.compile(
    r"^([^，；\d]{0,40}?(?:高|低|小|重|大|差|弱|散乱|不|未|严重|落后|过剩|违规|污染|超标|类)[^，；\d]{0,24}?)的(?=.{2,})"
)
# a threshold before its noun: 单台容量12500千伏安以下的…, 年产20万吨以下…, 10蒸吨/小时及以下…
_BOUND = re.compile(
    r"(?P<what>年产能|年产|日产|每小时|单系列|单套|单机容量|单机|单线|单台容量|单台|单炉容量|总装机容量|装机容量|装机|规模|产能|能力|容量|容积|炉容"
    r"|有效容积|公称容量|直径|孔径|功率|生产能力|处理能力|加工能力|[^\d，、；的和与及项]{2,8}(?:高度|深度|宽度|容积|容量|能力|规模|吨位|直径)|年)?"
    r"(?:在|为)?(?P<value>\d+(?:\.\d+)?)(?P<unit>(?:万|亿|千|百)?[^\d，、；。的（）及以]{1,8}?)(?P<side>及以下|及以上|以下|以上|以内)(?P<of>的)?"
)
_MEASURE = re.compile(
    r"^(?P<what>[^\d，、]{0,12}?)(?P<op>大于|超过|高于|小于|低于|不足|少于|不到)(?P<value>\d+(?:\.\d+)?)(?P<unit>[^\d，、的]{1,8})的"
)
_NUMERAL = re.compile(r"[一二三四五六七八九十两\d]")
_COUNTED = re.compile(
    r"(?<=.)[一二三四五六七八九十两\d]+(?:个|大|类|项|种|条)[^、]{0,10}(?:产业|集群|领域|行业|产品|业态|板块|链条|产业链)$"
)
_CLASS = re.compile(
    r"^(?![^，、]*(?:下游|过剩|新兴|战略|两高|三高|精细化工产品))[^，、；]{3,12}(?:产业|制造业|装备|材料|制品|设施|技术|加工业)$"
)
_ACTS = re.compile(r"(?:生产|使用|进口|销售|开采|出口|经营|制造|建设|投资|[、和及与])+$")
_HOLDING = re.compile(r"^[^、]{0,6}企业(?:的)?(?:现有)?(?=.{2,})|^(?:的)?现有(?=.{2,})")
_LINKS = frozenset("以和及与或")
_LINK = re.compile(r"^(?:以及|和|及|与|或)(?!其)")
_CLASSES = frozenset({"项目", "产业", "行业", "产能", "企业", "工程", "设备", "产品", "工艺", "落后", "过剩"})
_GENERIC = re.compile(
    r"^(?:设备|装备|制剂|装置|产品|应用|服务|工艺|技术|评定中心|散地|集散地|系统|组件|部件|配件|零部件|建造能力)$"
)
_PER = {"年产": "/年", "日产": "/日", "每小时": "/小时", "年产能": "/年"}
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
    phrase = shortened(phrase.strip("，、。；："))
    if not _COMPLEX.search(phrase):
        name = _trimmed(phrase)
        return Subjects((name,) if name else ())
    conditions: list[str] = []
    limits: list[tuple[str, str, float, str]] = []
    measurable = bool(_DIGIT.search(phrase))
    described = _DESCRIBED.match(phrase) if "的" in phrase and not (measurable and _MEASURE.match(phrase)) else None
    if described and _ACTS.match(phrase, described.end()):
        phrase, described = described[1], None
    if described and not _lists(described[1]):
        conditions.append(described[1])
        phrase = phrase[described.end() :]
    names: list[str] = []
    thresholds: list[Threshold] = []
    for part in _parts(phrase):
        measured = _MEASURE.match(part) if measurable else None
        if measured:
            conditions.append(measured[0][:-1])
            limits = [(measured["what"], _OPS[measured["op"]], float(measured["value"]), measured["unit"])]
            part = part[measured.end() :]
        bound = _BOUND.search(part) if measurable else None
        if bound:
            conditions.append(bound[0])
            what = bound["what"] or ""
            limits.append((what, _SIDES[bound["side"]], float(bound["value"]), bound["unit"] + _PER.get(what, "")))
            part = part[: bound.start()] + part[bound.end() :]
        name = _trimmed(part)
        if not name:
            continue
        names.append(name)
        if limits:
            thresholds += [_threshold(limit, name) for limit in limits]
            limits = []
    return Subjects(tuple(dict.fromkeys(names)), "；".join(conditions) or None, tuple(thresholds))


def _lists(description: str) -> bool:
    """Whether ``description`` is itself a list of industries closed by 等, not a property (煤与瓦斯突出等隐患严重)."""
    closed = _ETC.search(description)
    if closed is None:
        return False
    return any(closes(member, lexicon().industrial.ends) for member in description[: closed.start()].split("、"))


def _threshold(limit: tuple[str, str, float, str], name: str) -> Threshold:
    what, op, value, unit = limit
    unit = unit.removeprefix("的")
    kind = next((kind for kind, units in _KINDS if re.search(units, unit)), what or "size")
    return Threshold(quantity=kind, op=op, value=value, unit=unit, of=name)  # type: ignore[arg-type]


def _parts(phrase: str) -> list[str]:
    """``phrase`` cut into its members: up to ``等`` where there is one, at ``、``, at the last ``和``."""
    masked = _BRACKET.sub(lambda inner: "＊" * len(inner[0]), phrase) if "（" in phrase else phrase
    closed = next((mark for mark in _ETC.finditer(masked) if _closes(masked, mark)), None) if "等" in masked else None
    closed = closed or (_COUNTED.search(masked) if _NUMERAL.search(masked, 1) else None)
    named: list[str] = []
    if closed is not None:
        rest = phrase[closed.end() :]
        if _HOLDING.match(rest):
            return [_HOLDING.sub("", rest)]
        named = [rest] if _CLASS.match(rest) else []
        phrase, masked = phrase[: closed.start()], masked[: closed.start()]
    parts: list[str] = []
    here = 0
    for mark in _CUT.finditer(masked):
        parts.append(phrase[here : mark.start()])
        here = mark.end()
    return [*_joined([*parts, *_last(phrase[here:], masked[here:])]), *named]


def _closes(masked: str, mark: re.Match[str]) -> bool:
    """Whether an 等 closes the list; it does not where more members follow than stood before (发动机等部件研制、…、…)."""
    return mark.start() > 1 and masked.count("、", mark.end()) <= masked.count("、", 0, mark.start())


def _last(phrase: str, masked: str) -> list[str]:
    """The last member of a list may hold two, joined by ``和``."""
    for joint in _AND.finditer(masked):
        left, right = _MEASURE.sub("", phrase[: joint.start()]), phrase[joint.end() :]
        if len(left) < 2 or len(right) < 2 or right.startswith((left, "其")):
            continue
        if ("的" in right and "的" not in left and not _BOUND.match(right)) or _GENERIC.match(right):
            continue
        if not closes(shortened(left), lexicon().industrial.ends):
            continue
        return [phrase[: joint.start()], right]
    return [phrase]


def _joined(parts: list[str]) -> list[str]:
    """Adjectives that stand alone between marks go with the noun they describe (``高毒、高残留农药``)."""
    words = lexicon()
    joined: list[str] = []
    waiting = ""
    for part in parts:
        part = _LINK.sub("", part) if part[:1] in _LINKS else part
        waiting = f"{waiting}、{part}" if waiting else part
        if len(part) < 6 and not closes(part, words.industrial.ends) and words.adjective.search(part):
            continue
        joined.append(waiting)
        waiting = ""
    return [*joined, waiting] if waiting else joined


def shortened(phrase: str) -> str:
    """``phrase`` without what is to be done with the thing at its end (``…产业快速发展`` → ``…产业``)."""
    trim = lexicon().trim_end
    if not closes(phrase, trim.ends):
        return phrase
    for _ in range(2):
        cut = trim.of(phrase)
        shorter = phrase[:-cut].removesuffix("的") if cut else ""
        if len(shorter) < 2:
            break
        phrase = shorter
    return phrase


def _trimmed(part: str) -> str:
    """``part`` as the name of a thing; empty where nothing nameable is left."""
    words = lexicon()
    whole = part = part.strip("，、。；：的")
    if part[:1] in words.starts:
        part = words.trim_start.sub("", part)
    part = shortened(part).strip("，、。；：的")
    part = part.removesuffix("行业") if len(part) > 3 else part
    if part in _CLASSES and len(whole) <= 16:
        # 新增产能项目: what is left alone says nothing, the whole does
        part = whole
    if "“" in part or "”" in part:
        part = _unquoted(part)
    return "" if len(part) < 2 or len(part) > 48 else part


def _unquoted(part: str) -> str:
    """``part`` without quotation marks that are lonely or that hold all of it."""
    lonely = part.count("“") != part.count("”")
    return part.strip("“”") if lonely or (part.startswith("“") and part.endswith("”")) else part
