"""比例: ratios of several parts (``7.0:46:47``), one target a part."""

from __future__ import annotations

import re

from gangmu.extract.targets.found import Found
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.extract.targets.phrases import indicator, without
from gangmu.extract.targets.scene import Scene, Segment


def shares(scene: Scene, segment: Segment) -> list[Found]:
    """比例: ``三次产业比例调整为7.0：46：47`` is one target a part; a ratio before it is where they come from."""
    ratio = segment.ratios[-1]
    before = segment.ratios[-2] if len(segment.ratios) > 1 else None
    words = without(scene.text, segment.start, (before or ratio).start, scene.dues)
    name = indicator(re.sub(r"(?:由|从)(?:目前|现在)?的?$|调整为$|达到$|为$", "", words))
    verb = lexicon().reach_end.search(scene.text, before.end if before else segment.start, ratio.start)
    parts = next((parts for word, parts in lexicon().ratios if word in words and len(parts) == len(ratio.parts)), ())
    told = verb or scene.aims(ratio.start)
    if not name or not told or not (parts or patterns().ratio_end.search(name)):
        return []
    whole = abs(sum(ratio.parts) - 100) <= 2
    base = before.parts if before and len(before.parts) == len(ratio.parts) else None
    dated = [due.year for due in scene.dues if before and due.end <= before.start and due.kind in ("base", "plain")]
    return [
        Found(
            start=segment.start, end=ratio.end, at=ratio.start, indicator=parts[k] if parts else f"{name}第{k + 1}项",
            subject=name, value=value, unit="%" if whole else "", comparator="=", rule="sentence/ratio",
            certainty="sure" if parts else "likely", baseline_value=base[k] if base else None,
            baseline_year=dated[-1] if dated else None,
        )
        for k, value in enumerate(ratio.parts)
    ]  # fmt: skip
