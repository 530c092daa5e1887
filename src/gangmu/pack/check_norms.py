"""Norms of a pack: ids, codes, values with units, dates, offsets, parents."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from gangmu.norms import Directive, Measure, Norm, Target, Task, Threshold
from gangmu.pack.codes import knows_indicator, knows_industry, knows_organisation, knows_region
from gangmu.pack.complaint import Complaint
from gangmu.pack.draft import Draft, Placed
from gangmu.pack.shapes import missing
from gangmu.pack.values import PackDocument, PackNorm
from gangmu.registry.regions import contains

_ID = re.compile(r"([^/\s]+)/([^#\s]+)#([1-9]\d*)")
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_INDUSTRY = "write a code of GB/T 4754 in quotes"
_ORGAN = "write region/kind, as in 210000/finance, or '' where nobody is meant"


def norm_complaints(
    draft: Draft, documents: Mapping[str, PackDocument], sources: Mapping[str, str]
) -> Iterator[Complaint]:
    """Everything wrong with the norms of one pack."""
    for item in draft.norms:
        yield from _identity(item, documents)
        for field, what, do in (*_wrong(item.value.norm), *_misplaced(item.value, sources)):
            yield Complaint(item.file, (item.place, *field), what, do)
    yield from _parents(draft)


def _identity(item: Placed[PackNorm], documents: Mapping[str, PackDocument]) -> Iterator[Complaint]:
    """The id says document and clause; the document is one of the pack; the norm's region lies inside it."""
    pack_norm, norm = item.value, item.value.norm
    parts = _ID.fullmatch(norm.id)
    if parts is None:
        do = "write <document key>/<clause>#<number from 1>"
        yield Complaint(item.file, (item.place, "id"), f"{norm.id} is not an id of a norm", do)
    elif (parts[1], parts[2]) != (pack_norm.document, norm.clause):
        what = f"{norm.id} is not in clause {norm.clause} of {pack_norm.document}"
        yield Complaint(item.file, (item.place, "id"), what, "make id, document and clause agree")
    document = documents.get(pack_norm.document)
    if document is None:
        what = f"{pack_norm.document} is no document of this pack"
        yield Complaint(item.file, (item.place, "document"), what, "list it in pack.yaml, or correct the key")
    elif not knows_region(norm.region):
        if norm.region != document.region:
            do = "write a six-digit code of GB/T 2260"
            yield Complaint(item.file, (item.place, "region"), f"{norm.region} is no region", do)
    elif knows_region(document.region) and not contains(document.region, norm.region):
        what = f"{norm.region} lies outside {document.region}, where the document holds"
        yield Complaint(item.file, (item.place, "region"), what, "correct one of them")


Wrong = tuple[tuple[str | int, ...], str, str]


def _wrong(norm: Norm) -> Iterator[Wrong]:
    match norm:
        case Target():
            yield from _target(norm)
        case Task():
            yield from _task(norm)
        case Directive():
            yield from _directive(norm)
        case Measure():
            yield from _blank(norm, "action")


def _blank(norm: Norm, field: str) -> Iterator[Wrong]:
    if not getattr(norm, field).strip():
        yield (field,), "nothing is written here", "say it in a few words"


def _target(target: Target) -> Iterator[Wrong]:
    yield from _blank(target, "indicator")
    if target.indicator_id is not None and not knows_indicator(target.indicator_id):
        yield (
            ("indicator_id",),
            f"{target.indicator_id} is no indicator",
            "see docs/reference/registries.md, or leave it out",
        )
    for field in ("value", "value_to", "baseline_value"):
        yield from _number(getattr(target, field), (field,))
    if not target.unit.strip():
        yield _no_unit("unit")
    if target.value_to is not None and target.value_to < target.value:
        yield ("value_to",), f"{target.value_to:g} is below {target.value:g}", "write the smaller one as value"
    yield from _years(target.year, target.deadline, "year")
    yield from _years(target.baseline_year, None, "baseline_year")
    if target.year and target.baseline_year and target.baseline_year > target.year:
        what = f"{target.baseline_year} is after {target.year}, when the target is due"
        yield ("baseline_year",), what, "correct one of the years"


def _task(task: Task) -> Iterator[Wrong]:
    yield from _blank(task, "action")
    yield from _number(task.quantity, ("quantity",))
    if task.quantity is not None and not (task.unit or "").strip():
        yield _no_unit("unit")
    yield from _years(task.deadline_year, task.deadline, "deadline_year")
    for names, ids in (("lead", "lead_ids"), ("cooperate", "cooperate_ids")):
        codes = getattr(task, ids)
        for place, code in enumerate(codes):
            if not knows_organisation(code):
                yield (ids, place), f"{code} is no organisation", _ORGAN
        if codes and len(codes) != len(getattr(task, names)):
            what = f"names and codes differ in number ({len(getattr(task, names))} and {len(codes)})"
            yield (ids,), what, f"give each name in {names} one code, '' where it has none"


def _directive(directive: Directive) -> Iterator[Wrong]:
    if not all(subject.strip() for subject in directive.subjects) or not directive.subjects:
        yield ("subjects",), "nothing is written here", "name what the directive is about"
    for place, codes in enumerate(directive.industry_codes):
        for inner, code in enumerate(codes):
            if not knows_industry(code):
                yield ("industry_codes", place, inner), f"{code} is no industry", _INDUSTRY
    if directive.industry_codes and len(directive.industry_codes) != len(directive.subjects):
        numbers = f"{len(directive.subjects)} and {len(directive.industry_codes)}"
        what = f"subjects and lists of codes differ in number ({numbers})"
        yield ("industry_codes",), what, "give each subject one list, [] where it has no code"
    for place, threshold in enumerate(directive.thresholds):
        yield from threshold_wrong(threshold, ("thresholds", place))


def threshold_wrong(threshold: Threshold, path: tuple[str | int, ...]) -> Iterator[Wrong]:
    """What is wrong with a threshold at ``path``."""
    yield from _number(threshold.value, (*path, "value"))
    if not threshold.unit.strip():
        yield _no_unit(*path, "unit")


def _number(value: float | None, path: tuple[str | int, ...]) -> Iterator[Wrong]:
    if value is not None and not math.isfinite(value):
        yield path, f"{value} is not a number to reckon with", "write the number alone"


def _no_unit(*path: str | int) -> Wrong:
    complaint = missing("", path[:-1], str(path[-1]))
    return complaint.path, complaint.what, complaint.do


def _years(year: int | None, deadline: object, field: str) -> Iterator[Wrong]:
    """A year that policy can mean, and no other than that of the finer date."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        yield (field,), f"{year} is no year between {_FIRST_YEAR} and {_LAST_YEAR}", "write four digits"
    found = getattr(deadline, "year", None)
    if year is not None and found is not None and found != year:
        yield ("deadline",), f"{deadline} is not in {year}", "correct one of them"


def _misplaced(pack_norm: PackNorm, sources: Mapping[str, str]) -> Iterator[Wrong]:
    """Offsets that cannot be, or do not hold the quotation."""
    norm, text = pack_norm.norm, sources.get(pack_norm.document)
    if norm.start < 0 or norm.end < norm.start:
        yield ("end",), f"{norm.start} to {norm.end} is no stretch of text", "the end comes after the start"
    elif text is not None and norm.end > len(text):
        yield ("end",), f"{norm.end} is outside the text of {len(text)} characters", "correct start and end"
    elif norm.quote and len(norm.quote) != norm.end - norm.start:
        what = f"{norm.end - norm.start} characters are pointed at, {len(norm.quote)} are quoted"
        yield ("quote",), what, "correct start, end or quote"
    elif norm.quote and text is not None and text[norm.start : norm.end] != norm.quote:
        yield ("quote",), "the text says something else there", "correct start, end or quote"


def _parents(draft: Draft) -> Iterator[Complaint]:
    """Parents that are no task, and circles, each told once at the first of its tasks."""
    tasks = {item.value.norm.id: item for item in draft.norms if isinstance(item.value.norm, Task)}
    above = {found: item.value.norm.parent for found, item in tasks.items() if isinstance(item.value.norm, Task)}
    told: set[str] = set()
    for found, item in tasks.items():
        parent = above[found]
        if parent is not None and parent not in tasks:
            what = f"{parent} is no task of this pack"
            yield Complaint(item.file, (item.place, "parent"), what, "correct the id, or leave it out")
        chain: list[str] = []
        here: str | None = found
        while here is not None and here in above and here not in chain and here not in told:
            chain.append(here)
            here = above[here]
        told.update(chain)
        if here in chain:
            circle = " > ".join((*chain[chain.index(here) :], here))
            yield Complaint(
                item.file, (item.place, "parent"), f"the parents run in a circle ({circle})", "break it at one task"
            )
