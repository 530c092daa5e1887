"""连贯文本: the words of a clause in one line, each character knowing its offset in the source.

Policy text reaches us hard-wrapped, with blanks around digits, full-width or half-width forms. Rules should not care:
they read a Flow, where line breaks and blanks are gone and forms are unified, and ask it for source offsets at the end.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Chinese punctuation stays as Chinese text writes it; only letters, digits and mathematical signs become half-width.
_KEEP = {ord(mark): mark for mark in "（），：；？！"}
_UNIFY = {
    **_FULL, **_KEEP, ord("("): "（", ord(")"): "）", ord(":"): "：", ord(";"): "；", ord("?"): "？", ord("!"): "！",
    ord("∶"): "：", ord("﹪"): "%", ord("〜"): "~", ord("∼"): "~", ord("﹣"): "-", ord("−"): "-", ord("【"): "〔",
    ord("】"): "〕", ord("["): "〔", ord("]"): "〕", ord("•"): "·", ord("‧"): "·", ord("｢"): "“", ord("｣"): "”",
}  # fmt: skip
# Most passages hold none of these: one search costs a tenth of a translation. The class is written twice because a pattern
# that begins with a repeat is searched several times slower.
_CHANGED = f"[{re.escape(''.join(chr(code) for code, form in _UNIFY.items() if form not in (code, chr(code))))}]"
_ODD = re.compile(f"{_CHANGED}{_CHANGED}*")
_GAP = re.compile(r"[\s\u200b\ufeff][\s\u200b\ufeff]*")
_COMMA = re.compile(r"(?<!\d),|,(?!\d{3})")
_ENDS = "。！？；："
_WORD = re.compile(r"[A-Za-z0-9]")


def unify(text: str) -> str:
    """One form for each character (``％`` → ``%``, ``(`` → ``（``); the length never changes."""
    text = _ODD.sub(_unified, text)
    return _COMMA.sub("，", text) if "," in text else text


def _unified(run: re.Match[str]) -> str:
    return run[0].translate(_UNIFY)


class Flow(msgspec.Struct, frozen=True):
    """连贯文本: ``text`` without gaps; ``starts[k]`` is the position in ``text`` where the k-th unbroken stretch begins,
    ``offsets[k]`` its offset in the source."""

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def at(self, position: int) -> int:
        """Source offset of the character at ``position``."""
        k = bisect_right(self.starts, position) - 1
        return self.offsets[k] + position - self.starts[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source stretch of the non-empty ``text[start:end]``."""
        if len(self.starts) == 1:
            offset = self.offsets[0]
            return offset + start, offset + end
        return self.at(start), self.at(end - 1) + 1


def flow(source: str, start: int, end: int) -> Flow:
    """The Flow of ``source[start:end]``: gaps dropped (one blank kept between Latin words), repeated fragments too."""
    text = unify(source[start:end])
    if text.split(None, 1) == [text] and "\u200b" not in text and "\ufeff" not in text:
        return Flow(text, (0,), (start,))
    gaps = [gap.span() for gap in _GAP.finditer(text)]
    if not gaps:
        return Flow(text, (0,), (start,))
    pieces: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = here = 0

    def keep(left: int, right: int) -> None:
        nonlocal length
        starts.append(length)
        offsets.append(start + left)
        pieces.append(text[left:right])
        length += right - left

    for left, right in [*gaps, (len(text), len(text))]:
        if left > here:
            keep(here, left)
        here = right
        if left > 0 and right < len(text):
            if "\n" in text[left:right]:
                here += _repeated(text, left, right)
            elif _WORD.match(text[left - 1]) and _WORD.match(text[right]):
                keep(right - 1, right)
    if not pieces:
        return Flow("", (0,), (start,))
    return Flow("".join(pieces).replace("\t", " ").replace("\u3000", " "), tuple(starts), tuple(offsets))


def _repeated(text: str, left: int, right: int) -> int:
    """How many characters after a line break say again what stood before it (``升级。⏎级。二是`` → 2).

    Extraction from PDF pages repeats the end of a page at the top of the next: whole words after a finished sentence,
    or the single character at which a sentence was cut across a blank line.
    """
    for size in range(min(12, left, len(text) - right), 1, -1):
        if text[right + size - 1] in _ENDS and text[left - size : left] == text[right : right + size]:
            return size
    cut = text.count("\n", left, right) > 1 and text[left - 1] not in _ENDS
    return int(cut and text[left - 1] == text[right] and "\u4e00" <= text[right] <= "\u9fff")
