"""落位: from what a rule found to the Target of the contract, with its place in the source."""

from __future__ import annotations

from gangmu.extract.passages import Passage
from gangmu.extract.targets.found import Found, weaker
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.scene import Scene
from gangmu.norms import Document, Target
from gangmu.norms.norm import Modality


def placed(document: Document, passage: Passage, scene: Scene, found: Found) -> Target:
    """The Target that ``found`` is."""
    start, end = passage.span(found.start, found.end)
    term = scene.term(found.at, annual=found.annual, mean="年均" in found.indicator)
    year = found.year if found.year is not None else term.year
    return Target(
        clause=passage.clause.id, start=start, end=end, quote=document.source.text[start:end], region=passage.region,
        region_name=passage.region_name, rule=found.rule, certainty=weaker(found.certainty, term.certainty),
        indicator=found.indicator, value=found.value, value_to=found.value_to, unit=found.unit,
        comparator=found.comparator, year=year, deadline=term.due.deadline if term.due and year == term.year else None,
        baseline_year=found.baseline_year, baseline_value=found.baseline_value, change=found.change,
        modality=_modality(passage, scene, found),
    )  # fmt: skip


def _modality(passage: Passage, scene: Scene, found: Found) -> Modality:
    """约束性, 预期性, 力争: as the sentence says, else the headings above."""
    around = scene.text[scene.start : scene.end]
    for words in (around, *reversed(passage.headings)):
        if "约束性" in words:
            return "binding"
        if "预期" in words:
            return "expected"
    return "strive" if lexicon().strive.search(scene.text, scene.start, found.at) else "plain"
