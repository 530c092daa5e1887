"""分段: lines of pages joined into paragraphs, across line ends and page ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from gangmu.read.pdf.lines import Line, is_wide
from gangmu.read.pdf.marks import has_marker, is_final

# All in ems. Beginnings (ends) of lines within this of each other share a margin.
_SAME: Final = 0.35
# So many equally long lines show the margins of a document (at least this share of all), or of one page.
_FULL: Final = 4
_FULL_SHARE: Final = 0.05
_FULL_PAGE: Final = 3
# A line is indented by so much, and not so much that it is centred or set to the right.
_INDENT: Final = 1.2
_DEEP: Final = 4.5
# A line that leaves so much more room than the next word needs was ended on purpose.
_ROOM: Final = 0.6
# Type of another size begins another paragraph.
_SIZE: Final = 0.12
# Lines farther apart than so many usual pitches are not of one paragraph.
_PITCH: Final = 1.28
# Characters that may not begin a line take the one before them along; those that may not end one the one after.
# (quotation marks that open and close alike, and Chinese ones in a Latin line, do both).
_NOT_FIRST: Final = "，。、；：！？）》”’“‘】〕％%,.;:!?)\"'"
_NOT_LAST: Final = "（《“‘【〔(\"'"
# What closes a remark in brackets may also close its paragraph (``（某局牵头）``).
_CLOSED: Final = ("）", ")", "】", "〕")
_LATIN_WIDTH: Final = 0.5


class Measure(msgspec.Struct, frozen=True):
    """版心: the margins of a column and the usual distance of its lines, in points."""

    left: float
    right: float
    pitch: float


def measure(lines: Sequence[Line], whole: Measure | None = None) -> Measure:
    """The Measure of a column, from the lines that reach from margin to margin.

    Of a page with few of them it is that of the ``whole`` document, moved where the page is (left and right pages may be
    bound differently).
    """
    em = median(line.em for line in lines) if lines else 1.0
    pitches = [below.top - above.top for above, below in pairwise(lines)]
    near = [pitch for pitch in pitches if 0.8 * em < pitch < 3 * em]
    pitch = median(near) if near else whole.pitch if whole else 2 * em
    full = Counter((round(line.left / em), round(line.right / em)) for line in lines)
    if whole is not None:
        width = whole.right - whole.left
        own = [
            pair for pair, count in full.items() if count >= _FULL_PAGE and abs((pair[1] - pair[0]) * em - width) <= em
        ]
        best = max(own, key=lambda pair: full[pair], default=None)
    else:
        least = max(_FULL, _FULL_SHARE * len(lines))
        best = max(
            (pair for pair, count in full.items() if count >= least), key=lambda pair: pair[1] - pair[0], default=None
        )
    if best is not None:
        same = [line for line in lines if (round(line.left / em), round(line.right / em)) == best]
        return Measure(min(line.left for line in same), max(line.right for line in same), pitch)
    if whole is not None:
        return Measure(whole.left, whole.right, pitch)
    return Measure(_margin([line.left for line in lines], em), -_margin([-line.right for line in lines], em), pitch)


def _margin(edges: Sequence[float], em: float) -> float:
    """The outermost edge that at least two lines share."""
    ordered = sorted(edges)
    shared = (one for one, other in pairwise(ordered) if other - one < _SAME * em)
    return next(shared, min(ordered, default=0.0))


class Open(msgspec.Struct, frozen=True):
    """未完段落: the last line of a paragraph, the column it stands in, and how far its later lines are indented if
    they are so under its first, whether it has only one line yet."""

    line: Line
    measure: Measure
    hanging: float | None = None
    first: bool = True

    def grown(self, line: Line, measure: Measure) -> Open:
        """The paragraph with one line more."""
        outdent = (self.line.left - self.measure.left) / line.em
        indent = (line.left - measure.left) / line.em
        hangs = self.first and indent - outdent >= _INDENT
        return Open(line, measure, indent if hangs else self.hanging, first=False)


def continues(line: Line, here: Measure, above: Open, *, same_page: bool) -> bool:
    """Whether ``line``, in a column measured ``here``, goes on with the paragraph ``above``.

    A paragraph goes on when the line above had no room for the next word, and the next line does not begin as
    paragraphs begin: indented, or with a number after the end of a sentence. Items whose later lines are indented under
    the first (hanging) are followed.
    """
    last, there = above.line, above.measure
    em = max(line.em, last.em)
    if same_page and line.top - last.top > _PITCH * here.pitch:
        return False
    if line.chinese and last.chinese and abs(line.em - last.em) > _SIZE * em:
        return False
    if there.right - last.right > (_first_word(line.text) + _ROOM) * last.em:
        return False
    indent = (line.left - here.left) / em
    marked = has_marker(line.text)
    ended = is_final(last.text) or (last.text.endswith(_CLOSED) and (marked or indent >= _INDENT))
    if above.hanging is not None:
        return abs(indent - above.hanging) < _SAME and not (marked and ended)
    if indent > _DEEP or (marked and ended):
        return False
    if indent < _INDENT:
        return True
    outdent = (last.left - there.left) / em
    return above.first and outdent < _INDENT and not (marked or ended)


def _first_word(text: str) -> float:
    """The width in ems of what could not have been parted from the first character of a line."""
    width = 0.0
    for k, character in enumerate(text):
        if k and not (
            text[k - 1] in _NOT_LAST
            or character in _NOT_FIRST
            or (character.isalnum() and _narrow(text[k - 1 : k + 1]))
        ):
            break
        width += 1.0 if is_wide(character) else _LATIN_WIDTH
    return width


def _narrow(pair: str) -> bool:
    return " " not in pair and not any(is_wide(character) for character in pair)
