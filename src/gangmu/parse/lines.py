"""行: the lines of a text with their offsets, and whether lines end where the page ended rather than the paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from gangmu.parse.genre import genre
from gangmu.parse.markers import marker_at

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
BLANKS = " \t\u3000\u00a0\u200b\u200e\u200f\u2060\ufeff\u2002\u2003\u2009\u202f\u180e\x1f"
FINAL = "。！？；：.!?;:…"
_CLOSERS = "”’）)》」』】〕]\"'*"
_BEGUN = re.compile("[，。、；：！？）》”’」』】％%,;:]")
_RUNNING = re.compile("[，。；,;]")
_FIELD = re.compile("[一-鿿]{2,8}[：:]")
# the rest of a clause that the line above has begun: 措施，支持…
_REST = re.compile("[一-鿿]{1,4}，")
_LIST = re.compile("附[ \u3000]*[件表][ \u3000]*[：:]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_OPEN, _SHUT = "（(“《【〔[「『", "）)”》】〕]」』"
_FRAGMENT = 12
_HEADED = 40
_LISTED = 18
# a sentence is seldom longer
_TAIL = 400


def visible(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` without the blanks, line ends and invisible characters around it."""
    while start < end and (text[start].isspace() or text[start] in BLANKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in BLANKS):
        end -= 1
    return start, end


class Line(msgspec.Struct, frozen=True):
    """行: ``text[start:end]`` without the blanks around it; ``indent`` blanks stood before, ``gap`` empty lines above.

    ``cut`` says that the line was cut out of a longer one, whose paragraph breaks were lost: it opens a paragraph.
    """

    start: int
    end: int
    indent: int
    gap: int
    cut: bool = False


class Layout(msgspec.Struct, frozen=True):
    """版式: ``width`` is the line length (in full-width characters) at which someone's extraction cut the lines, 0
    where lines are whole; ``indented`` says that paragraphs begin with blanks."""

    width: float
    indented: bool


def lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold more than blanks, in order."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip(BLANKS)
        if not words or words.isspace():
            continue
        indent = len(raw) - len(raw.lstrip(BLANKS))
        start = match.start() + indent
        gap = max(text.count("\n", last, start), text.count("\r", last, start)) - 1 if found else 0
        last = start + len(words)
        found.append(Line(start, last, indent, gap))
    return found


def layout(text: str, found: Sequence[Line]) -> Layout:
    """How the lines of ``text`` are laid out, from the distribution of their lengths and ends.

    Lines were cut when most of the longest, which are of about one length, end in the middle of a sentence that the
    next line, without a marker of its own, goes on with.
    """
    long = [(line, width_of(text, line)) for line in found if line.end - line.start > 12 and not line.cut]
    finished = [line for line, _ in long if text[line.end - 1] in FINAL]
    indented = sum(line.indent >= 2 for line in finished) * 2 > len(finished) > 0
    lengths = sorted(length for _, length in long)
    if len(lengths) < 8 or lengths[len(lengths) * 19 // 20] > 64:
        return Layout(0, indented)
    width = lengths[len(lengths) * 9 // 10]
    full = [line for line, length in long if length >= width - 3]
    cut = sum(text[line.end - 1] not in FINAL + _CLOSERS for line in full)
    filled = {line.start for line in full}
    below = [line for above, line in pairwise(found) if above.start in filled]
    rest = [line for line in below if marker_at(text, line.start, line.end) is None]
    if len(full) * 6 < len(long) or min(cut, len(rest)) * 5 < len(full) * 3:
        return Layout(0, indented)
    inside = sorted(line.indent for line in rest)
    margin = inside[len(inside) // 2] if inside else 0
    first = sum(line.indent >= margin + 2 for line in found)
    return Layout(width, first * 8 > len(found) and margin == 0)


def width_of(text: str, line: Line) -> float:
    """Length of ``line`` in full-width characters: ASCII counts half."""
    words = text[line.start : line.end]
    if words.isascii():
        return len(words) / 2
    return len(words) - len(words.encode("ascii", "ignore")) / 2


def continues(text: str, above: Line, below: Line, page: Layout, begun: int) -> bool:
    """Whether ``below`` goes on with the paragraph of ``above``, which has begun at offset ``begun``, as far as its
    marker, if it has one, lets it."""
    if below.cut:
        return False
    if broken(text, above) or _BEGUN.match(text, below.start) or repeats(text, above, below):
        return True
    if (page.indented and below.indent >= 2) or genre().date.fullmatch(text, below.start, below.end):
        return False
    full = page.width > 0 and width_of(text, above) >= page.width - 2.5
    if finished(text, above):
        # a paragraph rarely fills its last line, a sentence ends anywhere
        return full and below.gap == 0 and (page.indented or width_of(text, above) >= page.width - 1)
    if full:
        return True
    if _FIELD.match(text, begun) and (page.width or _FIELD.match(text, below.start)):
        return False
    return (page.width == 0 or below.gap > 0) and _mid_sentence(text, begun, above.end, below)


def broken(text: str, line: Line) -> bool:
    """Whether ``line`` ends where nothing can end: at a comma or an opening bracket."""
    return text[line.end - 1] in "，、,（(《“〈"


def _mid_sentence(text: str, start: int, end: int, below: Line) -> bool:
    """Whether ``text[start:end]``, which has no final stop, breaks off inside a sentence rather than being a heading or
    a name."""
    marker = marker_at(text, start, end)
    words = text[max(marker.end if marker else start, end - _TAIL) : end]
    if lopsided(words) or _REST.match(text, below.start, below.end):
        return True
    if _LIST.match(words):
        return False
    if marker and marker.family == "article":
        return bool(_RUNNING.search(words))
    if marker:
        return "。" in words or (len(words) > _HEADED and "，" in words)
    return bool(_RUNNING.search(words)) or (
        "、" in words and len(words) >= _LISTED and not genre().title.fullmatch(words)
    )


def finished(text: str, line: Line) -> bool:
    """Whether ``line`` ends as a paragraph may end: full stop, colon, semicolon, or a closing bracket that has one."""
    words = text[line.start : line.end].rstrip("*_ ")
    if not words or words[-1] in FINAL or _ADDRESS.search(words):
        return True
    bare = words.rstrip(_CLOSERS)
    if bare != words:
        return not lopsided(words) and (not bare or bare[-1] in FINAL or words[-1] in "）)")
    return False


def lopsided(words: str) -> bool:
    """Whether a bracket or quotation opened in ``words`` is still open at the end."""
    straight = words.count('"')
    return any(
        words.count(left) > words.count(right) + (straight if left == "“" else 0)
        for left, right in zip(_OPEN, _SHUT, strict=True)
    )


def repeats(text: str, above: Line, below: Line) -> bool:
    """Whether ``below`` begins by saying again the end of ``above`` (``…升级。⏎级。二是``), as page breaks leave it."""
    if below.gap < 1:
        return False
    for size in range(min(_FRAGMENT, above.end - above.start, below.end - below.start), 1, -1):
        tail = text[above.end - size : above.end]
        if tail[-1] in FINAL and text.startswith(tail, below.start):
            return True
    return False
