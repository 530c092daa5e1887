"""分配: several indicators and several numbers in one breath: 分别达到70%、90%以上."""

from __future__ import annotations

import re

from gangmu.extract.targets.found import Found
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.extract.targets.phrases import indicator, without
from gangmu.extract.targets.reach import attributive, unit_of
from gangmu.extract.targets.scene import Scene, Segment
from gangmu.norms.norm import Change, Comparator
from gangmu.text import Due, Quantity

_AND = re.compile(r"、|和|以及|及|与")
_BETWEEN = re.compile(r"(?:、|和|以及|及|与|或|,)+$")


def spread(scene: Scene, segment: Segment, prior: list[Found]) -> list[Found]:
    """分别: one target for each of the numbers that stand in a row, each with its own indicator (or its own year).

    ``prior`` are the targets before it in the sentence: ``…分别控制在10万吨、20万吨以内，比2015年分别下降5%、8%`` goes on
    with their indicators.
    """
    base, row = _rows(scene.text, segment.quantities)
    if len(row) < 2:
        return []
    text, first = scene.text, row[0]
    apart = text.rfind("分别", segment.start, first.start)
    verb_from = max([segment.start, apart + 2 if apart >= 0 else 0, base[-1].end if base else 0])
    verb, change = _verb(text, verb_from, first.start)
    if verb < 0 or attributive(text, row[-1], segment.end):
        return []
    opening = (
        patterns().from_end.search(text, max(segment.start, base[0].number - 16), base[0].number) if base else None
    )
    left = min(at for at in (apart, opening.start() if opening else -1, verb) if at >= 0)
    names = _all_names(
        scene, segment, left, text[apart + 2 : verb] if apart > left - 1 and not base else "", len(row), prior
    )
    years = _years(scene, left)
    yearly = len(years) == len(row) and len(set(names)) == 1
    if apart < 0 and len(set(names)) != len(row):
        return []
    since = [due.year for due in scene.dues if due.kind == "base" and segment.start <= due.start < first.start]
    last = row[-1]
    return [
        Found(
            start=segment.start, end=last.end, at=one.number, indicator=name, subject=name, value=one.value,
            value_to=one.value_to, unit=one.unit or last.unit or unit_of(one, name),
            comparator=_comparator(one, last, text), change=change, rule="sentence/spread",
            baseline_year=since[-1] if since else None, baseline_value=base[k].value if base else None,
            year=years[k] if yearly else None,
        )
        for k, (one, name) in enumerate(zip(row, names, strict=True)) if name
    ]  # fmt: skip


def _all_names(
    scene: Scene, segment: Segment, left: int, shared: str, count: int, prior: list[Found]
) -> list[str]:  # fmt: skip
    """The indicators before ``left``, else those of the row of targets before, else of the segment before."""
    words = without(scene.text, segment.start, left, scene.dues)
    if indicator(words):
        return _names(words, count, shared)
    if len(prior) >= count and len({one.end for one in prior[-count:]}) == 1:
        return [one.subject for one in prior[-count:]]
    return _names(_before(scene, segment), count, shared)


def _years(scene: Scene, position: int) -> list[int | None]:
    """The years of the last run of dates before ``position`` that only 、 or 和 part."""
    run: list[Due] = []
    for due in scene.dues:
        if due.kind in ("due", "plain") and due.end <= position:
            run = [*run, due] if run and _BETWEEN.fullmatch(scene.text, run[-1].end, due.start) else [due]
    return [due.year for due in run]


def _rows(text: str, found: tuple[Quantity, ...]) -> tuple[list[Quantity], list[Quantity]]:
    """The last run of quantities that only 、 or 和 part, and before it the run as long that they come from, if any."""
    runs: list[list[Quantity]] = []
    for one in found:
        if runs and _BETWEEN.fullmatch(text, runs[-1][-1].end, one.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    runs = [run for run in runs if len(run) > 1]
    if not runs:
        return [], []
    base = runs[-2] if len(runs) > 1 and len(runs[-2]) == len(runs[-1]) else []
    return base, runs[-1]


def _verb(text: str, start: int, end: int) -> tuple[int, Change]:
    """Where the verb before the numbers begins, and the change it says; -1 where there is none."""
    reach = lexicon().reach_end.search(text, start, end)
    change = lexicon().change_end.search(text, start, end)
    if change and (reach is None or change.start() < reach.start()):
        return change.start(), lexicon().changes[change["verb"]]
    if reach:
        return reach.start(), "level"
    return (start, "level") if start == end else (-1, "level")


def _names(words: str, count: int, shared: str) -> list[str]:
    """``count`` indicators out of ``words``: split at 、 and 和, heads shared, what is too many joined to the first."""
    parts = [part for part in _AND.split(words) if part]
    if len(parts) > count:
        cut = len(parts) - count
        head = words[: words.find(parts[cut], len("".join(parts[:cut]))) + len(parts[cut])]
        parts = [head, *parts[cut + 1 :]]
    if len(parts) < count:
        return [indicator(words) + shared] * count
    tail = "" if shared else (patterns().shared_end.search(parts[-1]) or [""])[0]
    names = [indicator(part) for part in parts]
    return [name + shared if shared else name if patterns().shared_end.search(name) else name + tail for name in names]


def _before(scene: Scene, segment: Segment) -> str:
    """The words of the segment before ``segment``, where its own hold no indicator."""
    earlier = [one for one in scene.segments if one.end < segment.start + 1]
    return without(scene.text, earlier[-1].start, earlier[-1].end, scene.dues) if earlier else ""


def _comparator(one: Quantity, last: Quantity, text: str) -> Comparator:
    """以上 behind the last number holds for all that say nothing themselves."""
    silent = one.comparator == "=" and last.end > last.after
    return last.comparator if silent and text[last.after : last.end] else one.comparator
