"""对照措辞: what a change is about, and each of its parts from what to what, in short phrases."""

from __future__ import annotations

from typing import NamedTuple

from gangmu.diff import ClauseChange, Diff, NormChange, Piece, Shift, Spot, Stated
from gangmu.diff.values import Said
from gangmu.norms import Directive, Measure, Norm, Target, Task
from gangmu.norms.contract import readable
from gangmu.report.phrases import amount, due, measured, number, one_line, target_year
from gangmu.report.words import Words

_CODED = ("comparator", "modality", "change", "stance", "activity", "recurrence", "instrument", "status")
_CONTEXT = 24
_ELLIPSIS = "…"


class Fact(NamedTuple):
    """One part of a change: its name, what it was, what it is, and the word for the way it went."""

    name: str
    before: str
    after: str
    move: str


def about(change: NormChange, found: Diff, words: Words) -> str:
    """What the norm is about: indicator and year, subjects, or action; before it the place, where it is not the document's."""
    norm = change.norm
    subject = _subject(norm, change.subjects, words)
    place = "" if norm.region in found.regions else norm.region_name
    return f"{place}·{subject}" if place else subject


def _subject(norm: Norm, subjects: tuple[str, ...], words: Words) -> str:
    match norm:
        case Target():
            year = target_year(norm)
            return one_line(norm.indicator) + (f"（{year}）" if year else "")
        case Directive():
            return words.among(one_line(subject) for subject in subjects or norm.subjects)
        case Task() | Measure():
            return one_line(norm.action)


def facts(shifts: tuple[Shift, ...], change: NormChange | None, words: Words) -> list[Fact]:
    """``shifts`` one by one; values of a target with its unit."""
    old, new = (stated.norm for stated in change.both) if change else (None, None)
    return [
        Fact(
            words(f"field.{shift.field}"),
            _said(shift.field, shift.before, old, words),
            _said(shift.field, shift.after, new if shift.field == "comparator" else old, words),
            words(f"move.{shift.move}") if change else "",
        )
        for shift in shifts
    ]


def _said(field: str, value: Said, norm: Norm | None, words: Words) -> str:
    """``value`` as read; numbers of a target with its unit, in which both sides were compared."""
    target = norm if isinstance(norm, Target) else None
    if field == "comparator" and target:
        return amount(target, words) + target.unit
    if value is None or value == ():
        return "—" if field == "recurrence" else words("diff.none")
    if isinstance(value, tuple):
        return words.among(value)
    if field in _CODED:
        return words(f"{field}.{value}")
    if isinstance(value, int | float) and field in ("value", "value_to"):
        return number(value) + (target.unit if target else "")
    return one_line(str(value))


def said(stated: Stated, words: Words) -> str:
    """The quotation, or, where the text is not at hand, what the norm lays down in our words."""
    norm = stated.norm
    if stated.at.quote:
        return one_line(stated.at.quote)
    match norm:
        case Target():
            return f"{one_line(norm.indicator)} {measured(norm, words)}"
        case Directive():
            parts = [
                words(f"stance.{norm.stance}"),
                words.among(norm.subjects),
                norm.condition or "",
                norm.exception or "",
            ]
            return one_line(" ".join(part for part in parts if part))
        case Task():
            limit = due(norm, words)
            return one_line(norm.action) + (f"（{limit}）" if limit != words("due.none") else "")
        case Measure():
            return one_line(norm.action)


def where(spot: Spot) -> str:
    """Document and clause."""
    return f"{readable(spot.document)} {spot.cite}".strip()


def places(change: ClauseChange, found: Diff) -> str:
    """Where a clause stood and stands, said once where that is the same; the document only where there are several."""
    spots = [spot for spot in (change.before, change.after) if spot]
    return " → ".join(dict.fromkeys(where(spot) if len(found.pairs) > 1 else spot.cite for spot in spots))


def clause_name(change: ClauseChange, words: Words) -> str:
    """Label and heading; the first words of a clause that has neither."""
    name = one_line(f"{change.label}{change.heading}")
    if name:
        return name
    spot = change.after or change.before
    quote = one_line(spot.quote) if spot else ""
    return (quote if len(quote) <= _CONTEXT else quote[:_CONTEXT] + _ELLIPSIS) or words("diff.unnumbered")


def shortened(pieces: tuple[Piece, ...]) -> list[Piece]:
    """``pieces`` with long agreements cut to what stands beside the changes."""
    shown = []
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.op == "same" and len(text) > 2 * _CONTEXT + 4:
            head = text[:_CONTEXT] if place else ""
            tail = text[-_CONTEXT:] if place < len(pieces) - 1 else ""
            text = f"{head}{_ELLIPSIS}{tail}"
        shown.append(Piece(piece.op, text))
    return shown


def sums(found: Diff, words: Words) -> tuple[str, str]:
    """The norms and the clauses in figures."""
    norms = {fate: sum(change.fate == fate for change in found.norms) for fate in ("changed", "added", "removed")}
    fates = ("added", "removed", "moved", "reworded")
    clauses = {fate: sum(fate in change.fates for change in found.clauses) for fate in fates}
    return (
        words("diff.sum", **norms, restated=found.restated, same=found.same),
        words("diff.clause_sum", **clauses, renumbered=found.renumbered),
    )


def uncompared(found: Diff) -> list[str]:
    """The documents whose clauses could not be held against each other."""
    pairs = ((pair.before, pair.after) for pair in found.pairs if not pair.compared)
    return [readable(after[1] or after[2] or after[0]) for before, after in pairs if before and after]
