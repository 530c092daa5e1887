"""句子: which rule reads which number of a sentence, and the sentences in which no number is a target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gangmu.extract.targets.deeds import Carry, noun_first, number_first
from gangmu.extract.targets.found import Found, Item
from gangmu.extract.targets.lexicon import lexicon
from gangmu.extract.targets.patterns import patterns
from gangmu.extract.targets.ratio import shares
from gangmu.extract.targets.reach import bare, changed, reached
from gangmu.extract.targets.scene import Scene, Segment
from gangmu.extract.targets.special import HINT, coverage, grade, multiples
from gangmu.extract.targets.spread import spread
from gangmu.text import Quantity

_JOINED = re.compile(r"[、和及与或并，]+|以及")
# so many numbers further on, a list parts nothing from what stands here
_NEAR = 6


def read(scene: Scene, before: Found | None = None) -> list[Found]:
    """The targets of one sentence, in order; ``before`` is the last one of the sentence that a semicolon parts from it."""
    found: list[Found] = []
    carry: Carry | None = None
    observed = False
    for segment in scene.segments:
        observed = _observed(scene, segment, observed)
        if observed:
            continue
        if HINT.search(scene.text, segment.start, segment.end) and not _barred(scene, segment, segment.end):
            found += multiples(scene, segment)
        if segment.ratios and not _barred(scene, segment, segment.ratios[-1].start):
            found += shares(scene, segment)
        if segment.quantities:
            several = [] if _barred(scene, segment, segment.quantities[-1].number) else spread(scene, segment, found)
            if several:
                found += several
                continue
            here, carry = _each(scene, segment, found[-1] if found else before, carry)
            found += here
    return [one for one in found if _stands(scene, one)]


def _observed(scene: Scene, segment: Segment, before: bool) -> bool:
    """Whether the segment tells a statistic; the rest of a sentence goes on telling it until a date to come."""
    if any(
        due.kind == "due" and not scene.is_past(due) and segment.start <= due.start < segment.end for due in scene.dues
    ):
        before = False
    past = lexicon().past.search(_bases_out(scene, segment.start, segment.end))
    return before or bool(past and (segment.quantities or segment.ratios or past.start() == 0))


def _each(scene: Scene, segment: Segment, prior: Found | None, carry: Carry | None) -> tuple[list[Found], Carry | None]:
    """The targets of a segment whose numbers stand for themselves, and the verb that the next segment may borrow."""
    found: list[Found] = []
    for item in _items(scene, segment, found):
        if _barred(scene, segment, item.quantity.number, item.quantity):
            continue
        one: Found | None = grade(scene, item)
        deed = None if one else number_first(scene, item, carry)
        if deed is None and one is None:
            one = reached(scene, item, found[-1] if found else prior) or changed(
                scene, item, found[-1] if found else prior
            )
            deed = None if one else noun_first(scene, item, carry)
        if deed is not None:
            one, carry = deed.found, deed.carry
        if one is None:
            one = bare(scene, item, prior) or coverage(scene, item)
        if one is not None:
            found.append(one)
    return found, carry


def _items(scene: Scene, segment: Segment, found: list[Found]) -> Iterator[Item]:
    """Each quantity with the words that may speak of it. ``found`` grows while we go: what a target has used is not
    read again, while a number that was only an attribute stays part of the next indicator."""
    text, left, base, from_ = scene.text, segment.start, None, 0
    for k, quantity in enumerate(segment.quantities):
        following = segment.quantities[k + 1] if k + 1 < len(segment.quantities) else None
        opening = patterns().from_end.search(text, max(left, quantity.number - 16), quantity.number)
        if opening and following and following.start - quantity.end <= 12:
            base, from_ = quantity, opening.start()
            continue
        if quantity.start < left:
            continue
        stop, then = _reach(text, segment, k)
        count = len(found)
        yield Item(quantity, left, stop, segment.end, base, from_)
        base = None
        if then is not None:
            left = then
        elif len(found) > count:
            left = max(quantity.end, min(found[-1].end, segment.end))


def _reach(text: str, segment: Segment, k: int) -> tuple[int, int | None]:
    """Where the words about the k-th quantity stop; and where the next begin, if a list parts it from them at once."""
    found = segment.quantities
    for j in range(k, min(k + _NEAR, len(found))):
        stop, then = _parted(text, found[j], found[j + 1] if j + 1 < len(found) else None, segment.end)
        if then is not None or j + 1 == len(found):
            return stop, then if j == k else None
    return segment.end, None


def _parted(text: str, quantity: Quantity, following: Quantity | None, end: int) -> tuple[int, int | None]:
    """Where the words about ``quantity`` stop, and where those about the ``following`` begin if a list parts them."""
    if following is None:
        return end, None
    joined = _JOINED.match(text, quantity.end, following.start)
    if joined:
        return quantity.end, joined.end()
    last = None
    for mark in _JOINED.finditer(text, quantity.end, following.start):
        rest = text[mark.end() : following.start]
        if not rest or lexicon().deed_start.fullmatch(rest):
            last = mark
            break
    if last is None and "、" in text[quantity.end : following.start]:
        mark_at = text.rfind("、", quantity.end, following.start)
        rest = text[mark_at + 1 : following.start]
        if lexicon().deed_start.match(rest) or lexicon().reach_end.search(rest):
            return mark_at, mark_at + 1
    return (last.start(), last.end()) if last else (end, None)


def _barred(scene: Scene, segment: Segment, position: int, quantity: Quantity | None = None) -> bool:
    """Whether what stands at ``position`` is a statistic, a payment, or a threshold of a rule."""
    words, text = lexicon(), scene.text
    governing = scene.governing(position)
    if governing is not None and scene.is_past(governing):
        return True
    if governing is None and scene.carried.due is not None and scene.is_past(scene.carried.due):
        return True
    dated = governing is not None and governing.year is not None
    if scene.statute and not dated:
        return True
    if quantity is not None and _payable(quantity) and words.paid.search(text, segment.start, segment.end):
        return True
    if words.rule_near.search(text, segment.start, segment.end):
        return True
    if dated:
        return False
    if patterns().condition.match(text, segment.start):
        return True
    counts = quantity is not None and quantity.kind == "count"
    return bool(
        words.rule_undated.search(text, segment.start if counts else scene.start, segment.end if counts else scene.end)
    )


def _payable(quantity: Quantity) -> bool:
    return "元" in quantity.unit or quantity.kind in ("share", "time")


def _bases_out(scene: Scene, start: int, end: int) -> str:
    """The words of a stretch without 由目前的…, 比上年: what a goal is compared with is no statistic."""
    words, here = [], start
    for due in scene.dues:
        if due.kind == "base" and start <= due.start and due.end <= end:
            words.append(scene.text[here : due.start])
            here = due.end
    words.append(scene.text[here:end])
    return re.sub(r"[由从较比在与](?:目前|现有|当前)", "", "".join(words))


def _stands(scene: Scene, found: Found) -> bool:
    """A target whose year has passed before the document was issued is a statistic."""
    year = found.year if found.year is not None else scene.term(found.at, annual=found.annual).year
    return not (year is not None and scene.issued is not None and year < scene.issued)
