"""正文: the targets of one passage of sentences."""

from __future__ import annotations

from collections.abc import Iterator

from gangmu.extract.passages import Passage
from gangmu.extract.targets.found import Found
from gangmu.extract.targets.horizon import Horizon
from gangmu.extract.targets.order import InOrder
from gangmu.extract.targets.place import placed
from gangmu.extract.targets.scene import Scene, Term, segments
from gangmu.extract.targets.sentences import read
from gangmu.extract.targets.special import HINT
from gangmu.norms import Document, Target
from gangmu.text import due, quantities, ratios

_LONGEST = 800
_ENDS = "。！？"


def of_passage(document: Document, passage: Passage, horizon: Horizon, lent: Term | None = None) -> list[Target]:
    """The targets of ``passage``; ``lent`` is a term it takes where it says none itself (a cell, from its row)."""
    text = passage.flow.text
    numbers = tuple(one for one in quantities(text) if one.number >= passage.body)
    parts = ratios(text)
    if not (numbers or parts or HINT.search(text)):
        horizon.note(passage)
        return []
    dues = due(text, horizon.timeline)
    goal, statute = horizon.is_goal(passage), horizon.is_statute(passage)
    inside, ratios_in, dues_in = InOrder(numbers), InOrder(parts), InOrder(dues)
    term = horizon.lent(passage, lent)
    found: list[Target] = []
    last: Found | None = None
    for start, end in _stretches(passage):
        mine, shares, here = inside.upto(end), ratios_in.upto(end), dues_in.upto(end)
        if mine or shares or HINT.search(text, start, end):
            cut = segments(text, max(start, passage.body), end, mine, shares)
            scene = Scene(text, start, end, cut, here, term, goal, statute, horizon.timeline.year)
            told = read(scene, last)
            found += [placed(document, passage, scene, one) for one in told]
            last = told[-1] if told else None
        if text[end - 1] in _ENDS:
            last = None
        term = horizon.after(here, term, closed=text[end - 1] not in _ENDS)
    horizon.note(passage, dues)
    return found


def _stretches(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences of ``passage``; one too long to be prose (a list that lost its breaks) in several parts."""
    text = passage.flow.text
    for sentence in passage.sentences:
        start, end = sentence.start, sentence.start + len(sentence.text)
        while end - start > _LONGEST:
            cut = text.rfind("，", start + _LONGEST // 2, start + _LONGEST) + 1 or start + _LONGEST
            yield start, cut
            start = cut
        yield start, end
