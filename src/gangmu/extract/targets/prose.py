"""正文: the targets of one passage of sentences."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.extract.targets.horizon import Horizon
from gangmu.extract.targets.order import InOrder
from gangmu.extract.targets.place import placed
from gangmu.extract.targets.scene import Scene, Term, segments
from gangmu.extract.targets.sentences import read
from gangmu.extract.targets.special import HINT
from gangmu.norms import Document, Target
from gangmu.text import due, quantities, ratios


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
    for sentence in passage.sentences:
        start, end = sentence.start, sentence.start + len(sentence.text)
        mine, shares, here = inside.upto(end), ratios_in.upto(end), dues_in.upto(end)
        if mine or shares or HINT.search(sentence.text):
            cut = segments(text, max(start, passage.body), end, mine, shares)
            scene = Scene(text, start, end, cut, here, term, goal, statute, horizon.timeline.year)
            found += [placed(document, passage, scene, one) for one in read(scene)]
        term = horizon.after(here, term, closed=sentence.text.endswith("；"))
    horizon.note(passage, dues)
    return found
