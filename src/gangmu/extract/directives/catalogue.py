"""目录: items listed under a stance heading (鼓励类, 限制类, 淘汰类, 禁止准入类), each a directive without a verb."""

from __future__ import annotations

import re

from gangmu.extract.directives.subjects import subjects
from gangmu.extract.directives.verbs import hits
from gangmu.extract.passages import Passage
from gangmu.norms import Directive, Document
from gangmu.norms.norm import Stance

_CLASS = re.compile(
    r"(?:第[一二三四五六七八九十]+类)?[：:、\s]*(鼓励|限制|淘汰|禁止|允许|落后|改造提升|退出)(?:发展|投资|准入|建设|引导)?(?:类|类项目|类产业|目录|类目录|生产工艺装备|产品|生产工艺和装备)$"
)
_STANCES: dict[str, Stance] = {
    "鼓励": "encourage", "限制": "restrict", "淘汰": "phase_out", "禁止": "prohibit", "落后": "phase_out",
    "改造提升": "upgrade", "退出": "phase_out",
}  # fmt: skip
_EXCEPT = re.compile(r"（([^（）]*除外[^（）]*)）|（除([^（）]*)外）")


def catalogued(document: Document, read: tuple[Passage, ...]) -> list[Directive]:
    """The items of the catalogues in ``document``: leaf clauses under a stance heading that say no stance themselves."""
    parents = {clause.parent for clause in document.clauses}
    found = []
    for passage in read:
        stance = _class(passage.headings)
        if stance is None or passage.clause.id in parents or passage.is_table:
            continue
        directive = _item(document, passage, stance)
        if directive is not None:
            found.append(directive)
    return found


def _class(headings: tuple[str, ...]) -> Stance | None:
    """The stance of the innermost heading that names a class of a catalogue."""
    for heading in reversed(headings):
        named = _CLASS.search(heading)
        if named and named[1] in _STANCES:
            return _STANCES[named[1]]
    return None


def _item(document: Document, passage: Passage, stance: Stance) -> Directive | None:
    words = passage.flow.text[passage.body :].rstrip("。；，、 ")
    if (
        len(words) < 2
        or _CLASS.search(words)
        or "。" in words
        or any(hit for hit in hits(words) if hit.start == 0 and hit.readings[0].stance != "encourage")
    ):
        return None
    left = passage.flow.text.find(words, passage.body)
    start, end = passage.span(left, left + len(words))
    kept = _EXCEPT.search(words)
    bare = words.replace(kept[0], "") if kept else words
    named = subjects(bare)
    if not named.names:
        return None
    return Directive(
        clause=passage.clause.id, start=start, end=end, quote=document.source.text[start:end], region=passage.region,
        region_name=passage.region_name, rule="catalogue/item", certainty="sure", stance=stance, subjects=named.names,
        activity="new" if stance in ("prohibit", "restrict") else "any", condition=named.condition,
        thresholds=named.thresholds, exception=(kept[1] or f"除{kept[2]}外") if kept else None,
        industry_codes=tuple(() for _ in named.names),
    )  # fmt: skip
