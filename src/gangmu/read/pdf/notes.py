"""脚注: the notes at the foot of a page, below a short rule and in smaller type."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Final

from gangmu.read.pdf.lattice import glued
from gangmu.read.pdf.lines import Line
from gangmu.read.pdf.rules import Rules

# The rule above notes is about a third of the measure long (word processors draw two inches), and stands alone.
_SHORT: Final = (40.0, 220.0)
_SMALLER: Final = 0.93
# A line of a note that stands so far in (in ems) goes on with the one above.
_FIRST: Final = "①②③④⑤⑥⑦⑧⑨⑩*＊0123456789[［〔注"


def parted(parts: Sequence[Sequence[Line]], rules: Rules) -> tuple[list[list[Line]], list[str]]:
    """The ``parts`` of a page without its notes, and the notes."""
    lines = [line for part in parts for line in part]
    found = _notes(lines, rules)
    kept = [[line for line in part if line not in found] for part in parts]
    texts: list[str] = []
    for line in lines:
        if line in found:
            if texts and line.text[0] not in _FIRST:
                texts[-1] = glued(texts[-1], line.text)
            else:
                texts.append(line.text)
    return [part for part in kept if part], texts


def _notes(lines: Sequence[Line], rules: Rules) -> frozenset[Line]:
    if not lines:
        return frozenset()
    em = median(line.em for line in lines)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    for rule in rules.horizontal:
        below = [line for line in lines if line.top > rule.at - 1]
        if (
            below
            and _SHORT[0] < rule.end - rule.start < min(_SHORT[1], 0.6 * (right - left))
            and abs(rule.start - left) < 2 * em
            and all(line.em < _SMALLER * em for line in below)
        ):
            return frozenset(below)
    return frozenset()
