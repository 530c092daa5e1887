"""分配: several indicators and several numbers in one breath: 分别达到70%、90%以上; ratios of several parts."""

from __future__ import annotations

import re

from gangmu.extract.targets.found import Found
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.phrases import indicator, without
from gangmu.extract.targets.reach import attributive, unit_of
from gangmu.extract.targets.scene import Scene, Segment
from gangmu.norms.norm import Change, Comparator
from gangmu.text import Due, Quantity

_AND = re.compile(r"、|和|以及|及|与")
_BETWEEN = re.compile(r"(?:、|和|以及|及|与|或|,)+$")
_SHARED = re.compile(
    r"(?:占比|比重|比例|覆盖率|普及率|综合利用率|利用率|回收率|处理率|达标率|合格率|增加值|总产值|产值|销售收入|主营业务收入|收入|产量|面积|能力|"
    r"规模|数量|排放总量|排放量|消费量|用水量|升学率|入学率|参保率|数控化率|国产化率)$"
)


def spread(scene: Scene, segment: Segment) -> list[Found]:
    """分别: one target for each of the numbers that stand in a row, each with its own indicator (or its own year)."""
    row = _row(scene.text, segment.quantities)
    if len(row) < 2:
        return []
    text, first = scene.text, row[0]
    apart = text.rfind("分别", segment.start, first.start)
    left = apart if apart >= 0 else first.start
    verb, change = _verb(text, apart + 2 if apart >= 0 else segment.start, first.start)
    if verb < 0 or attributive(text, row[-1], segment.end):
        return []
    shared = text[apart + 2 : verb] if apart >= 0 else ""
    years = _years(scene, left)
    words = without(text, segment.start, left if apart >= 0 else verb, scene.dues)
    if apart >= 0 and not indicator(words):
        words = _before(scene, segment)
    names = _names(words, len(row), shared)
    yearly = len(years) == len(row) and len(set(names)) == 1
    if apart < 0 and (len(set(names)) != len(row)):
        return []
    base = [due.year for due in scene.dues if due.kind == "base" and segment.start <= due.start < first.start]
    last = row[-1]
    return [
        Found(
            start=segment.start, end=last.end, at=one.number, indicator=name, subject=name, value=one.value,
            value_to=one.value_to, unit=one.unit or last.unit or unit_of(one, name),
            comparator=_comparator(one, last, text), change=change, rule="sentence/spread",
            baseline_year=base[-1] if base else None, year=years[k] if yearly else None,
        )
        for k, (one, name) in enumerate(zip(row, names, strict=True)) if name
    ]  # fmt: skip


def _years(scene: Scene, position: int) -> list[int | None]:
    """The years of the last run of dates before ``position`` that only 、 or 和 part."""
    run: list[Due] = []
    for due in scene.dues:
        if due.kind in ("due", "plain") and due.end <= position:
            run = [*run, due] if run and _BETWEEN.fullmatch(scene.text, run[-1].end, due.start) else [due]
    return [due.year for due in run]


def _row(text: str, found: tuple[Quantity, ...]) -> list[Quantity]:
    """The last run of quantities that only 、 or 和 part."""
    row: list[Quantity] = []
    for one in found:
        if row and not _BETWEEN.fullmatch(text, row[-1].end, one.start):
            if len(row) > 1:
                break
            row = []
        row.append(one)
    return row


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
    tail = "" if shared else (_SHARED.search(parts[-1]) or [""])[0]
    names = [indicator(part) for part in parts]
    return [name + shared if shared else name if _SHARED.search(name) else name + tail for name in names]


def _before(scene: Scene, segment: Segment) -> str:
    """The words of the segment before ``segment``, where its own hold no indicator."""
    earlier = [one for one in scene.segments if one.end < segment.start + 1]
    return without(scene.text, earlier[-1].start, earlier[-1].end, scene.dues) if earlier else ""


def _comparator(one: Quantity, last: Quantity, text: str) -> Comparator:
    """以上 behind the last number holds for all that say nothing themselves."""
    silent = one.comparator == "=" and last.end > last.after
    return last.comparator if silent and text[last.after : last.end] else one.comparator


def shares(scene: Scene, segment: Segment) -> list[Found]:
    """比例: ``三次产业比例调整为7.0：46：47`` is one target a part; a ratio before it is where they come from."""
    ratio = segment.ratios[-1]
    before = segment.ratios[-2] if len(segment.ratios) > 1 else None
    words = without(scene.text, segment.start, (before or ratio).start, scene.dues)
    name = indicator(re.sub(r"(?:由|从)(?:目前|现在)?的?$|调整为$|达到$|为$", "", words))
    verb = lexicon().reach_end.search(scene.text, before.end if before else segment.start, ratio.start)
    if not (name and (verb or scene.aims(ratio.start))) or sum(ratio.parts) <= 2:
        return []
    parts = next((parts for word, parts in lexicon().ratios if word in words and len(parts) == len(ratio.parts)), ())
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
