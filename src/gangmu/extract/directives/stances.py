"""导向判定: which of the stance words of a segment are stances, and what they are about."""

from __future__ import annotations

import functools
import re

import msgspec

from gangmu.extract.directives.segments import Segment
from gangmu.extract.directives.subjects import shortened
from gangmu.extract.directives.verbs import Hit, Verb, activities, lexicon
from gangmu.norms.norm import Activity
from gangmu.text import by_first, by_last, closes, opens

_CONDUCT = re.compile(
    r"^(?:任何|以|利用|将|他人|擅自|在|向|对|未|其|非法|侵占|截留|挪用|扰乱|弄虚|虚假|收费|无|从|把|随意|歧视|滥用|强制|变相|伪造|泄露)"
)
# the word is part of a noun or a past participle, not a verb: 淘汰类, 明令淘汰的, 限制性, 取消限制
_AFTER = re.compile(
    r"(?:与|工程|机|通道|渠道|空气|天然气|类|性|的|标准|制度|力度|政策|措施|任务|条件|开发区|系统|器|工作(?:力度)?$|计划|目录|名单|方案)"
)
_BEFORE = re.compile(
    r"(?:明令|已|被|取消|放宽|打破|减少|不受|解除|破除|的|应予|应当予以|优胜劣|国家|列入|属于|实施|组织|加大|自然|对)$"
)
_JOINED = re.compile(r"^[和并、或与及，以]*$")
_LINKS = "并和或与及、，以"
# an object that begins or ends so is a means, a direction, a principle or a charge, no industry
_NOT_FIRST = by_first(["其", "到", "至", "扩展", "运用", "通过", "采用", "依托", "按照", "围绕", "向"])
_NOT_LAST = by_last([
    "原则", "方针", "思路", "机制", "程序", "现象", "行为", "任务", "要求", "债权债务", "成本", "费用", "负担", "风险", "价格",
    "税费", "利率", "门票", "名单", "时间表", "台账", "情况",
])  # fmt: skip
# a condition of a statute (…的，), a bracket of responsible bodies, a part played by others
_NO_STANCE = re.compile(
    r"发挥.*作用$"
    r"|(?:制定|制订|编制|修订|出台|发布|公布|建立|健全|完善).{2,}(?:目录|计划|规划|标准|制度|机制|办法|清单|方案|项目目录.{0,20})$"
)
_ORDERED = frozenset({"作用", "目录", "计划", "规划", "标准", "制度", "机制", "办法", "清单", "方案", "方向"})
_WAYS = re.compile(r"方式|途径|手段|形式|措施")
_LOCATED = re.compile(r"在[^，]{2,30}?(?=新建|建设|布局|扩建|新增|新上)")
_MEANS = re.compile(r"(?:通过|以|采取|采用|运用).{2,}(?:方式|途径|手段|形式|措施)")
_BARE = re.compile(r"（[^（）]*）|[“”]")
# one class first, which is searched faster: [、和与及]|等(?!量|级)
_MEMBERS = re.compile(r"[、和与及等](?:(?<!等)|(?!量|级))")
# words that make even a general object an economic one
_ECONOMIC = re.compile(
    r"\d[^，]{0,12}以[上下]|落后|过剩|产能|违规|超能力|超产|行业|产业|企业|项目|粉磨站|产业|高耗能|高污染|高排放|两高"
)
# a subject before the verb: 对…, …行业, …企业
_TOPICAL = re.compile(
    r"^对|(?:业|行业|产业|企业|产能|项目|设备|装置|工艺|产品)[^，]{0,8}$|^(?:\d{4}年(?:底|末)?前?(?:完成整合或者?)?|一律|坚决|全部|予以|要|应|应当|必须|依法|及时|逐步|通过|一次性|[，、])*$|(?:进行|予以|加以)(?:适当)?$"
)
_ADVERBS = re.compile(r"(?:全部|逐步|一律|坚决|依法|限期|应当|应|要|予以|有序|加快|完成整合或者|整合或)+$")
_NEGATIVE = frozenset({"prohibit", "phase_out", "restrict", "control"})


class Stance(msgspec.Struct, frozen=True):
    """导向: the reading of a stance word, the ``object`` phrase it is about (``left:right`` in the segment)."""

    verb: Verb
    start: int
    left: int
    right: int
    activity: Activity | None
    object: str


def stances(segment: Segment) -> list[Stance]:
    """The stances of ``segment``, left to right; an object may be empty where the subject stands before the verb."""
    found: list[Stance] = []
    boundary = len(segment.text)
    text = segment.text
    if text[0] == "（" or text[-1] == "的" or (text[-2:] in _ORDERED and _NO_STANCE.search(text)):
        return found
    means = _MEANS.search(text) if _WAYS.search(text) else None
    for hit in reversed(segment.hits):
        if means and means.start() < hit.start < means.end():
            continue
        stance = _stance(text, hit, boundary, found)
        if stance is None:
            continue
        found.insert(0, stance)
        boundary = hit.start
    if len(found) < 2:
        return found
    return [stance for k, stance in enumerate(found) if k + 1 == len(found) or not _governs(stance, found[k + 1])]


def _governs(stance: Stance, later: Stance) -> bool:
    """Whether a promoting word only asks for what the next stance word says (鼓励企业发展…, 推进电力行业淘汰…)."""
    if later.verb.tail == "swap":
        return False
    if stance.verb.soft:
        return True
    return stance.verb.need == "industrial" and later.verb.stance == "phase_out" and stance.right == later.start


def _stance(text: str, hit: Hit, boundary: int, later: list[Stance]) -> Stance | None:
    before = text[: hit.start]
    readings = hit.readings
    if not hit.weak:
        readings = tuple([verb for verb in readings if _placed(verb, before, text, hit.end)])
        if not readings:
            return None
    left, activity = activities(text, hit.end, boundary)
    located = (
        _LOCATED.match(text, hit.end, boundary) if activity is None and text[hit.end : hit.end + 1] == "在" else None
    )
    if located:
        # 严格限制在…新建…: the place stands between the verb and what it forbids
        left, activity = activities(text, located.end(), boundary)
    # 不得用于营运: what it is not to be used for is not what the ban is about
    words = "" if left > hit.end and text.endswith("用于", hit.end, left) else text[left:boundary]
    if later and boundary == later[0].start and _JOINED.match(words):
        # 淘汰和禁止新建…: two verbs share one object
        shared = later[0]
        verb = _reading(readings, shared.object, activity, before)
        return Stance(verb, hit.start, shared.left, shared.right, activity, shared.object) if verb else None
    words = _tight(words)
    verb = _reading(readings, words, activity, before)
    if verb is None and activity is not None:
        # the activity may be the head of the object itself: 推进建设…
        left, words, activity = hit.end, _tight(text[hit.end : boundary]), None
        verb = _reading(readings, words, activity, before)
    return Stance(verb, hit.start, left, left + len(words), activity, words) if verb else None


def _tight(words: str) -> str:
    """An object without what links it to the words after it, or says by what rule it is to be done."""
    if words[:1] in ("并", "按"):
        return ""
    return (
        words.rstrip(_LINKS).removesuffix("基础上").removesuffix("的")
        if words.endswith("基础上")
        else words.rstrip(_LINKS)
    )


def _placed(verb: Verb, before: str, text: str, end: int) -> bool:
    """Whether the word stands where a verb can stand, not inside a noun (数控系统研发) or as a participle (明令淘汰的)."""
    if verb.word == "不" and before.endswith(("对", "且", "或", "若", "如", "凡")):
        return False
    if verb.stance in _NEGATIVE:
        return not _AFTER.match(text, end)
    if verb.stance == "retain":
        return text[end : end + 1] != "的"
    words = lexicon()
    return not before or closes(before, words.adverbs.ends) or (len(verb.word) > 2 and closes(before, words.nouns.ends))


def _reading(readings: tuple[Verb, ...], words: str, activity: Activity | None, before: str) -> Verb | None:
    """The first of ``readings`` whose needs are met."""
    odd = opens(words, _NOT_FIRST) or closes(words, _NOT_LAST) or "情况下" in words
    for verb in readings:
        if odd and verb.tail not in ("swap", "excess"):
            continue
        if verb.stance in _NEGATIVE and activity is None and _BEFORE.search(before):
            continue
        if _met(verb, words, activity, before):
            return verb
    return None


def _met(verb: Verb, words: str, activity: Activity | None, before: str) -> bool:
    need, tail = verb.need, verb.tail
    if need == "activity":
        return activity is not None and not _CONDUCT.match(words)
    if not words and verb.stance in _NEGATIVE:
        return activity is not None or (tail in ("", "capacity") and _topical(before))
    if need == "tail":
        if tail == "existing" and before.endswith("在"):
            return bool(words)
        return bool(lexicon().tails[tail].search(words))
    if verb.stance in _NEGATIVE:
        return not _CONDUCT.match(words) and (
            activity is not None or industrial(words) or bool(_ECONOMIC.search(words))
        )
    if need == "industrial":
        return industrial(words)
    if not words:
        return before.startswith(("对", "凡"))
    return len(words) > 1 and lexicon().abstract.of(words) != len(words)


def economic(phrase: str) -> bool:
    """Whether ``phrase`` speaks of projects, firms or capacity, even where it names no industry."""
    return bool(_ECONOMIC.search(phrase))


def _topical(before: str) -> bool:
    """Whether the words before a verb without object can be its subject, or point back to one (对…，…)."""
    bare = _BARE.sub("", before) if "（" in before else before
    return bool(_TOPICAL.search(bare)) or industrial(_ADVERBS.sub("", bare))


@functools.lru_cache(maxsize=4096)
def industrial(phrase: str) -> bool:
    """Whether ``phrase`` names an industry, product, technology or facility anywhere in its list."""
    words = lexicon()
    head = _BARE.sub("", phrase) if "（" in phrase or "“" in phrase or "”" in phrase else phrase
    if head[:1] == "其":
        return False
    head = shortened(head)
    if "、" not in head and closes(head, words.abstract.ends):
        return False
    members = _MEMBERS.split(head)
    first = members[0]
    if not first or (closes(first, words.abstract.ends) and words.abstract.of(first) == len(first)):
        return False
    ends = words.industrial.ends
    for member in members:  # noqa: SIM110 - asked of every phrase: a generator would cost more than the test
        if len(member) > 1 and member.endswith(ends.get(member[-1], ())):
            return True
    return False
