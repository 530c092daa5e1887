"""目录: items listed under a stance heading (鼓励类, 限制类, 淘汰类, 禁止准入类), each a directive without a verb."""

from __future__ import annotations

import functools
import re

from gangmu.extract.directives.exceptions import parted, unless
from gangmu.extract.directives.subjects import subjects
from gangmu.extract.directives.verbs import Verb, activities, hits
from gangmu.extract.passages import Passage
from gangmu.norms import Directive, Document
from gangmu.norms.norm import Activity, Stance

_CLASS = re.compile(
    r"(?:第[一二三四五六七八九十]+类)?[：:、\s]*(鼓励|限制|淘汰|禁止|允许|落后|改造提升|退出)(?:发展|投资|准入|建设|引导)?(?:类|类项目|类产业|目录|类目录|生产工艺装备|产品|生产工艺和装备)$"
)
_STANCES: dict[str, Stance] = {
    "鼓励": "encourage", "限制": "restrict", "淘汰": "phase_out", "禁止": "prohibit", "落后": "phase_out",
    "改造提升": "upgrade", "退出": "phase_out",
}  # fmt: skip
# 禁止新建下列项目：, 下列装备应当在规定期限内淘汰：
_LEAD_IN = re.compile(
    r"(?:下列|以下|如下|下述)(?![^。；：]{0,8}(?:行为|活动|情形|规定|条件|要求|措施|职责|材料|程序|方式|方面|领域|内容|义务|信息))[^。；]{0,40}：$"
)
_ABOUT_PEOPLE = re.compile(r"^(?:任何|单位|个人|擅自|伪造|隐瞒|拒绝)")


def catalogued(document: Document, read: tuple[Passage, ...]) -> list[Directive]:
    """The items of the catalogues in ``document``: leaf clauses under a stance heading, or under 下列…：, without a stance."""
    parents = {clause.parent for clause in document.clauses}
    told = _lead_ins(read)
    found = []
    for passage in read:
        if passage.clause.id in parents or passage.is_table:
            continue
        stance, activity = told.get(passage.clause.parent or "") or (_class(passage.headings), None)
        if stance is None:
            continue
        directive = _item(document, passage, stance, activity)
        if directive is not None:
            found.append(directive)
    return found


def _lead_ins(read: tuple[Passage, ...]) -> dict[str, tuple[Stance, Activity | None]]:
    """Clauses whose text ends in a colon and says what is to become of the things listed below it."""
    told: dict[str, tuple[Stance, Activity | None]] = {}
    for passage in read:
        text = passage.flow.text
        if not text.endswith("：") or not _LEAD_IN.search(text):
            continue
        sentence = passage.sentences[-1]
        for hit in hits(text, passage.body):
            activity = activities(text, hit.end, len(text))[1]
            verb = next((one for one in hit.readings if _takes_a_list(one, activity)), None)
            if verb is not None and hit.start >= sentence.start:
                told[passage.clause.id] = verb.stance, activity
    return told


def _takes_a_list(verb: Verb, activity: Activity | None) -> bool:
    """Whether ``verb`` can take a stance on a list that stands below it: those that need certain objects cannot."""
    return verb.stance != "retain" and (verb.need == "object" or (verb.need == "activity" and activity is not None))


def _class(headings: tuple[str, ...]) -> Stance | None:
    """The stance of the innermost heading that names a class of a catalogue."""
    return next((stance for heading in reversed(headings) if (stance := _named(heading)) is not None), None)


@functools.lru_cache(maxsize=1024)
def _named(heading: str) -> Stance | None:
    """The stance of the class that a heading names; headings are asked again by every clause below them."""
    named = _CLASS.search(heading)
    return _STANCES.get(named[1]) if named else None


def _item(document: Document, passage: Passage, stance: Stance, activity: Activity | None) -> Directive | None:
    words = passage.flow.text[passage.body :].rstrip("。；，、 ")
    if len(words) < 2 or _CLASS.search(words) or "。" in words or _ABOUT_PEOPLE.match(words) or _speaks(words):
        return None
    left = passage.flow.text.find(words, passage.body)
    start, end = passage.span(left, left + len(words))
    bare, exception = parted(words)
    last = bare.rpartition("，")
    if exception is None and unless(last[2]):
        bare, exception = last[0], last[2]
    named = subjects(bare)
    if not named.names:
        return None
    return Directive(
        clause=passage.clause.id, start=start, end=end, quote=document.source.text[start:end], region=passage.region,
        region_name=passage.region_name, rule="catalogue/item", certainty="sure", stance=stance, subjects=named.names,
        activity=activity or ("new" if stance in ("prohibit", "restrict") else "any"), condition=named.condition,
        thresholds=named.thresholds, exception=exception, industry_codes=tuple(() for _ in named.names),
    )  # fmt: skip


def _speaks(words: str) -> bool:
    """Whether an item takes a stance of its own; it is then read as a sentence."""
    return any(hit.start == 0 and hit.readings[0].stance != "encourage" for hit in hits(words))
