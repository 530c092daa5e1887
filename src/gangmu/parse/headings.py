"""标题: the words that name a clause, told apart from its running text."""

from __future__ import annotations

import re

from gangmu.parse.blocks import Block
from gangmu.parse.lines import BLANKS

_LONGEST = 40
_NAME = 30
_BARE = 60
_FINAL = "。！？；：;!?"
_STRIP = BLANKS + "*#_\n\r"
_SPACES = re.compile(r"[\s\u3000]+")
_TITLED = re.compile(r"[ \t\u3000]*(?:【([^】]{1,30})】|[（(]([^（）()]{1,20})[）)])")
_HAN_GAP = re.compile(r"(?<=[^\x00-\x7f])[\s\u3000]+(?=[^\x00-\x7f])")


def heading(text: str, block: Block, family: str) -> tuple[str, int, bool]:
    """The heading of ``block``, where its running text begins, and whether there is none on the line.

    The heading goes to the first full stop, when at most 30 characters lead there and more text follows, or over the
    whole line, when it ends without a stop or has no other.
    """
    start = block.marker.end if block.marker else block.start
    if family == "article":
        return _article(text, block, start)
    stop = text.find("。", start, min(block.end, start + _BARE + 8))
    words = _clean(text[start : stop if stop >= 0 else block.end])
    if stop < 0:
        whole = len(words) <= _BARE and text[block.end - 1] not in _FINAL
        if whole and block.marker and text[block.end - 1] not in "，、,":
            return words.strip("：: "), block.end, True
        return _colon(text, block, start)
    if not text[stop + 1 : block.end].strip(_STRIP):
        if family in ("says", "ordinal", "dash", "circled") or (family and len(words) > _LONGEST):
            return "", start, False
        bare = len(words) <= _LONGEST and (not family or _named(words)) and "，" not in words or len(words) <= 20
        return (words, stop + 1, True) if bare and family else ("", start, False)
    longest = _NAME if family else 16
    if 0 < len(words) <= longest and (family or not re.search("[，；：、,]", words)):
        return words, stop + 1, False
    return "", start, False


def _named(words: str) -> bool:
    return "；" not in words and "：" not in words


def _colon(text: str, block: Block, start: int) -> tuple[str, int, bool]:
    """``钢铁行业：严禁…``: a short name before a colon."""
    stop = text.find("：", start, min(block.end, start + 16))
    if stop < 0 or not block.marker:
        return "", start, False
    words = _clean(text[start:stop])
    if not words or re.search("[，。；、]", words):
        return "", start, False
    return (
        (words, stop + 1, not text[stop + 1 : block.end].strip(_STRIP)) if stop + 1 < block.end else ("", start, False)
    )


def _article(text: str, block: Block, start: int) -> tuple[str, int, bool]:
    """An article is running text; its heading stands in brackets (第一条【目的】) or alone on the line."""
    match = _TITLED.match(text, start, block.end)
    if match:
        rest = text[match.end() : block.end].strip(_STRIP)
        return (match[1] or match[2]).strip(), match.end(), not rest
    words = _clean(text[start : block.end])
    if words and len(words) <= _NAME and text[block.end - 1] not in _FINAL + "，、":
        return words, block.end, True
    return "", start, False


def _clean(words: str) -> str:
    return _HAN_GAP.sub("", _SPACES.sub(" ", words.strip(_STRIP))).strip()
