"""重点清单: lists that a sentence puts in focus without a stance word (以工程机械、矿山装备为重点)."""

from __future__ import annotations

import re

from gangmu.extract.directives.stances import industrial
from gangmu.extract.directives.subjects import Subjects, subjects

_FOCUS = re.compile(
    r"^(?:.{0,8}?(?:行业|产业|领域|工业|业))?(?:重点|着力|主要)?(?:以|围绕|在)(?P<list>[^，]{4,90}?)(?:为(?:重点|主攻方向|主导|依托|主线|重点领域|主要方向|龙头产业)(?:产业|方向|领域)?"
    r"|(?:等)?(?:产业|行业|重点|优势|关键|特色)?(?:方向|领域|方面|产业|行业|产业链)(?:形成|尽快形成|加速|加快|培育|开展|取得|突破|率先|重点).*|等(?:重点|优势|特色|关键)?(?:产业|领域|行业)(?:方向)?)$"
)
# a sentence without a stance word may still put a list in focus
_FOCUSED = re.compile(
    r"围绕[^，]{2,16}，即|为(?:重点|主攻方向|主导|主线|依托)|(?:领域|方面|方向)(?:形成|尽快|加速|加快|培育|取得|突破|率先)"
)
_LISTED = re.compile(r"[、和]")


def may_focus(sentence: str) -> bool:
    """Whether a sentence without a stance word is worth a look for a list in focus."""
    return _FOCUSED.search(sentence) is not None


def in_focus(text: str) -> Subjects | None:
    """The industries that the segment ``text`` puts in focus, None where it puts none."""
    focus = _FOCUS.match(text)
    if focus and _LISTED.search(focus["list"]) and industrial(focus["list"]):
        return subjects(focus["list"])
    return None
