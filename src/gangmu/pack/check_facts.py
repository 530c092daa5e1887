"""Rows of a pack's tables: ids, documents, codes, dates, units, ratios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gangmu.pack.check_norms import Wrong, threshold_wrong
from gangmu.pack.codes import knows_industry, knows_region
from gangmu.pack.complaint import Complaint
from gangmu.pack.draft import Draft
from gangmu.pack.facts import Capacity, Coefficient, Criterion, Fact, Replacement, SizeClass
from gangmu.pack.shapes import missing
from gangmu.pack.values import PackDocument


def fact_complaints(draft: Draft, documents: Mapping[str, PackDocument]) -> Iterator[Complaint]:
    """Everything wrong with the rows of one pack's tables."""
    for item in draft.facts:
        for field, what, do in (*_identity(item.value, documents), *_codes(item.value), *_wrong(item.value)):
            yield Complaint(item.file, (item.place, *field), what, do)


def _identity(fact: Fact, documents: Mapping[str, PackDocument]) -> Iterator[Wrong]:
    key, slash, word = fact.id.partition("/")
    if fact.document not in documents:
        yield ("document",), f"{fact.document} is no document of this pack", "list it in pack.yaml, or correct the key"
    elif key != fact.document or not slash or not word:
        yield ("id",), f"{fact.id} is not an id of a row", f"write {fact.document}/ and a word"
    if fact.valid_from and fact.valid_to and fact.valid_to < fact.valid_from:
        what = f"the rule ends on {fact.valid_to}, before it begins on {fact.valid_from}"
        yield ("valid_to",), what, "correct one of the dates"


def _codes(fact: Fact) -> Iterator[Wrong]:
    for place, code in enumerate(getattr(fact, "industry_codes", ())):
        if not knows_industry(code):
            yield ("industry_codes", place), f"{code} is no industry", "write a code of GB/T 4754 in quotes"
    for field in ("regions", "within"):
        for place, code in enumerate(getattr(fact, field, ())):
            if not knows_region(code):
                yield (field, place), f"{code} is no region", "write a six-digit code of GB/T 2260"
    for field in ("thresholds", "bounds"):
        for place, threshold in enumerate(getattr(fact, field, ())):
            yield from threshold_wrong(threshold, (field, place))


def _wrong(fact: Fact) -> Iterator[Wrong]:
    match fact:
        case Replacement():
            yield from _replacement(fact)
        case Coefficient() if fact.value is not None and fact.value_to is not None and fact.value_to < fact.value:
            yield ("value_to",), f"{fact.value_to:g} is below {fact.value:g}", "write the smaller one as value"
        case SizeClass() if not fact.bounds:
            yield ("bounds",), "nothing is written here", "write what must be reached"
        case Criterion():
            for place, band in enumerate(fact.bands):
                if band.low is not None and band.high is not None and band.high <= band.low:
                    yield ("bands", place, "high"), f"{band.high:g} is not above {band.low:g}", "write low below high"
        case _:
            pass
    for field in ("unit", "size_unit") if isinstance(fact, Capacity | Coefficient) else ():
        if not getattr(fact, field, "-").strip():
            complaint = missing("", (), "unit")
            yield (field,), complaint.what, complaint.do


def _replacement(rule: Replacement) -> Iterator[Wrong]:
    if rule.effect == "ratio" and (rule.ratio is None or not 0 < rule.ratio < float("inf")):
        yield ("ratio",), "a rule of replacement without its ratio", "write the ratio, or an effect that needs none"
    elif rule.effect != "ratio" and rule.ratio is not None:
        yield ("ratio",), f"a ratio for what is {rule.effect}", "remove one of them"
    if rule.case != "ordinary" and not rule.when:
        yield ("when",), "a special case without saying when", "say it in a few words"
