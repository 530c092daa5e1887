"""词组: what an indicator is called once the words around it are taken away."""

from __future__ import annotations

import re

from gangmu.extract.targets.lexicon import lexicon
from gangmu.text import Due

_CLOSED = "，。；：、！？）”’》和及与并且或以等"
_LONG_OBJECT = 14
_BRACKETED = re.compile(r"（(?:以下简称|简称|下同)[^（）]*）")


def without(text: str, start: int, end: int, dues: tuple[Due, ...]) -> str:
    """``text[start:end]`` without the dates in it."""
    pieces, here = [], start
    for due in dues:
        if start <= due.start and due.end <= end:
            pieces.append(text[here : due.start])
            here = due.end
    pieces.append(text[here:end])
    return "".join(pieces)


def indicator(words: str) -> str:
    """The indicator in ``words``: 全省, 力争, 使 … in front and 要, 的 … behind taken away."""
    words = _BRACKETED.sub("", words)
    lead = lexicon().lead_start.match(words)
    if lead:
        words = words[lead.end() :]
    tail = lexicon().tail_end.search(words)
    if tail and tail.start() > 0:
        words = words[: tail.start()]
    return _balanced(words)


def thing(words: str) -> str:
    """The thing counted in ``words``: 建设, 工作 … behind taken away, and of a long attribute only the head noun kept."""
    words = words.strip("，、；：。的 ").removesuffix("的基础上")
    if words.startswith("（") and "）" in words[:-1]:
        words = words.split("）", 1)[1]
    worked = lexicon().worked_end.search(words)
    if worked and worked.start() > 1:
        words = words[: worked.start()]
    if len(words) > _LONG_OBJECT and "的" in words:
        head = words.rsplit("的", 1)[1]
        if len(head) >= 3:
            words = head
    return _balanced(words)


def opens_noun(text: str, position: int, stop: int) -> bool:
    """Whether a noun begins at ``position``, so that a number before it is an attribute of that noun."""
    if text.startswith("（", position):
        closed = text.find("）", position, stop)
        position = closed + 1 if closed >= 0 else stop
    return position < stop and text[position] not in _CLOSED


def _balanced(words: str) -> str:
    """``words`` without a bracket or quotation mark that has lost its other half at an end."""
    words = words.strip("，、；：。 ")
    for left, right in ("（）", "“”", "《》"):
        if words.count(left) > words.count(right) and words.rfind(left) > words.rfind(right):
            cut = words.rfind(left)
            words = words[cut + 1 :] if cut * 2 < len(words) else words[:cut]
        elif words.count(right) > words.count(left):
            cut = words.find(right)
            words = words[cut + 1 :] if cut * 2 < len(words) else words[:cut] + words[cut + 1 :]
    return words.strip("，、；：。 ")
