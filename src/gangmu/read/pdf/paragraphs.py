"""分段: lines of pages joined into paragraphs, across line ends and page ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from gangmu.read.pdf.lines import Line, first_word
from gangmu.read.pdf.marks import has_marker, is_final

# All in ems. Beginnings (ends) of lines within this of each other share a margin.
_SAME: Final = 0.35
# So many equally long lines show the margins of a document (at least this share of all), or of one page.
_FULL: Final = 4
_FULL_SHARE: Final = 0.05
_FULL_PAGE: Final = 3
# They take up at least this share of the page's width.
_WIDEST: Final = 0.5
# A line is indented by so much, and not so much that it is centred or set to the right.
_INDENT: Final = 1.2
_DEEP: Final = 4.5
# A line that leaves so much more room than the next word needs was ended on purpose.
_ROOM: Final = 0.6
# Type of another size begins another paragraph.
_SIZE: Final = 0.12
# Lines farther apart than so many usual pitches are not of one paragraph.
_PITCH: Final = 1.28
# What closes a remark in brackets may also close its paragraph (``（某局牵头）``).
_CLOSED: Final = ("）", ")", "】", "〕")


class Measure(msgspec.Struct, frozen=True):
    """版心: the margins of a column and the usual distance of its lines, in points."""

    left: float
    right: float
    pitch: float


def measure(lines: Sequence[Line], whole: Measure | None = None, width: float = 0.0) -> Measure:
    """The Measure of a column, from the lines that reach from margin to margin.

    Where few do, it is that of the ``whole`` document; left and right pages may be bound differently. A page ``width``
    wide whose lines are all short has margins of the same width on either side.
    """
    em = median(line.em for line in lines) if lines else 1.0
    pitches = [below.top - above.top for above, below in pairwise(lines)]
    near = [pitch for pitch in pitches if 0.8 * em < pitch < 3 * em]
    pitch = median(near) if near else whole.pitch if whole else 2 * em
    pairs = Counter((round(line.left / em), round(line.right / em)) for line in lines)
    if best := _full(pairs, em, whole, max(_FULL, _FULL_SHARE * len(lines)), _WIDEST * width):
        same = [line for line in lines if (round(line.left / em), round(line.right / em)) == best]
        right = max(line.right for line in same)
        # a line as far to the right that begins farther to the left is no less a line of the text: the others are indented
        reaching = same if whole else [line for line in lines if abs(line.right - right) <= em]
        return Measure(min(line.left for line in reaching), right, pitch)
    if whole is not None:
        return Measure(whole.left, whole.right, pitch)
    left = min((line.left for line in lines), default=0.0)
    return Measure(left, max((width - left, *(line.right for line in lines))), pitch)


def _full(
    pairs: Counter[tuple[int, int]], em: float, whole: Measure | None, least: float, width: float
) -> tuple[int, int] | None:
    """The left and right edge, in ems, of lines that reach from margin to margin."""
    if whole is None:
        wide = [pair for pair, count in pairs.items() if count >= least and (pair[1] - pair[0]) * em >= width]
        return max(wide, key=lambda pair: pair[1] - pair[0], default=None)
    measured = whole.right - whole.left
    own = [
        pair for pair, count in pairs.items() if count >= _FULL_PAGE and abs((pair[1] - pair[0]) * em - measured) <= em
    ]
    return max(own, key=lambda pair: pairs[pair], default=None)


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
    if there.right - last.right > (first_word(line.text) + _ROOM) * last.em:
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
