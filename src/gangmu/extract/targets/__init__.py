"""目标: numbers to be reached, out of sentences and tables."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.extract.targets.horizon import Horizon, timeline
from gangmu.extract.targets.place import placed
from gangmu.extract.targets.scene import Scene, segments
from gangmu.extract.targets.sentences import read as read_sentence
from gangmu.extract.targets.special import HINT
from gangmu.extract.targets.tables import of_tables
from gangmu.norms import Document, Target
from gangmu.text import due, quantities, ratios

__all__ = ["targets"]


def targets(document: Document, read: tuple[Passage, ...]) -> list[Target]:
    """The targets of ``document``, by start; several may share a stretch (a ratio, 分别)."""
    line = timeline(document)
    horizon = Horizon(document, line)
    found: list[Target] = []
    for passage in read:
        if not passage.is_table:
            found += _of_passage(document, passage, horizon)
    found += of_tables(document, read, line)
    found.sort(key=lambda target: (target.start, target.end))
    return found


def _of_passage(document: Document, passage: Passage, horizon: Horizon) -> list[Target]:
    text = passage.flow.text
    numbers = tuple(one for one in quantities(text) if one.number >= passage.body)
    parts = ratios(text)
    if not (numbers or parts or HINT.search(text)):
        horizon.note(passage)
        return []
    dues = due(text, horizon.timeline)
    found: list[Target] = []
    for sentence in passage.sentences:
        start, end = sentence.start, sentence.start + len(sentence.text)
        inside = tuple(one for one in numbers if start <= one.start < end)
        here = tuple(one for one in dues if start <= one.start < end)
        mine = tuple(one for one in parts if start <= one.start < end)
        if inside or mine or HINT.search(sentence.text):
            scene = Scene(
                text, start, end, segments(text, max(start, passage.body), end, inside, mine), here,
                horizon.carried(passage, start, dues), horizon.is_goal(passage), horizon.is_statute(passage),
                horizon.timeline.year,
            )  # fmt: skip
            found += [placed(document, passage, scene, one) for one in read_sentence(scene)]
    horizon.note(passage, dues)
    return found
