"""标题: the words that name a clause, told apart from its running text."""

from __future__ import annotations

import re

import msgspec

from gangmu.parse.blocks import Block
from gangmu.parse.lines import BLANKS, FINAL, lopsided

_LINE = 60
_ALONE = 40
_FIRST = 30
_UNLABELLED = 16
_COLON = 16
_STRIP = BLANKS + "*#_\n\r"
_SPACES = re.compile(r"\s+")
_TITLED = re.compile(
    r"[ \t\u3000]*(?:【([^】]{1,30})】|[（(](?![一二三四五六七八九十0-9]{1,3}[）)])([^（）()]{1,20})[）)])"
)
_HAN_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_BREAKS = re.compile("[，；：、,]")
# lists inside running text may have a name for each entry, or only text
_RUNNING = ("says", "ordinal", "circled", "dash")


class Heading(msgspec.Struct, frozen=True):
    """标题: ``words`` that name the clause, empty where there are none; its running text begins at ``body``.

    ``alone`` means that nothing else stands on the line; ``closed`` that the line is one sentence with its full stop: a
    heading only if something stands below it.
    """

    words: str
    body: int
    alone: bool = False
    closed: bool = False


def heading(text: str, block: Block, family: str) -> Heading:
    """The heading of ``block``: up to the first full stop, when at most 30 characters lead there and more text follows,
    or the whole line, when it ends without a stop."""
    start = block.marker.end if block.marker else block.start
    if family == "article":
        return _article(text, block, start)
    stop = text.find("。", start, min(block.end, start + _LINE + 8))
    words = clean(text[start : stop if stop >= 0 else block.end])
    if family and not 0 <= text.find("，", start, start + _COLON) < text.find("：", start, start + _COLON):
        named = _colon(text, block, start)
        if named:
            return named
    if stop < 0:
        whole = family and len(words) <= _LINE and text[block.end - 1] not in FINAL + "，、,"
        return Heading(words.strip("：: "), block.end, True) if whole and words else Heading("", start)
    if not text[stop + 1 : block.end].strip(_STRIP):
        name = family not in _RUNNING and len(words) <= _ALONE and not re.search("[；：]", words)
        return Heading(words, stop + 1, False, True) if name and family else Heading("", start)
    if lopsided(words):
        return Heading("", start)
    if family and 0 < len(words) <= _FIRST:
        return Heading(words, stop + 1)
    if not family and 0 < len(words) <= _UNLABELLED and not _BREAKS.search(words) and words[0] not in "在本（(":
        return Heading(words, stop + 1)
    return Heading("", start)


def _colon(text: str, block: Block, start: int) -> Heading | None:
    """``钢铁行业：严禁…``: a short name before a colon."""
    stop = text.find("：", start, min(block.end, start + _COLON))
    words = clean(text[start:stop]) if stop > start else ""
    if not words or re.search("[，。；、“《]|[如为是括有即下以于要括]$", words):
        return None
    rest = text[stop + 1 : block.end].strip(_STRIP)
    return Heading(words, stop + 1, not rest) if rest else None


def _article(text: str, block: Block, start: int) -> Heading:
    """An article is running text; its heading stands in brackets (第一条【目的】) or alone on the line."""
    match = _TITLED.match(text, start, block.end)
    if match:
        rest = text[match.end() : block.end].strip(_STRIP)
        return Heading((match[1] or match[2]).strip(), match.end(), not rest)
    words = clean(text[start : block.end])
    if words and len(words) <= _FIRST and text[block.end - 1] not in FINAL + "，、":
        return Heading(words, block.end, True)
    return Heading("", start)


def clean(words: str) -> str:
    """``words`` on one line, without Markdown marks and the blanks that spread Chinese characters (总　则)."""
    return _HAN_GAP.sub("", _SPACES.sub(" ", words.strip(_STRIP))).strip()
