"""The JSON of ``gangmu diff --format json`` (docs/reference/diff.md)."""

from __future__ import annotations

import msgspec

from gangmu.diff.values import ClauseChange, Diff, NormChange, Pair, Shift, Spot, Stated
from gangmu.norms.contract import Json, norm_json


def diff_json(found: Diff) -> Json:
    """``found`` as one JSON object."""
    return {
        "documents": [_pair(pair) for pair in found.pairs],
        "summary": _summary(found),
        "norms": [_norm_change(change) for change in found.norms],
        "clauses": [_clause_change(change) for change in found.clauses],
    }


def _summary(found: Diff) -> Json:
    fates = [fate for change in found.clauses for fate in change.fates]
    norms: Json = {fate: sum(change.fate == fate for change in found.norms) for fate in ("changed", "added", "removed")}
    clauses: Json = {fate: fates.count(fate) for fate in ("added", "removed", "moved", "reworded")}
    return {
        "norms": {**norms, "restated": found.restated, "same": found.same},
        "clauses": {**clauses, "renumbered": found.renumbered},
    }


def _pair(pair: Pair) -> Json:
    sides = {
        side: dict(zip(("key", "number", "title"), told, strict=True)) if told else None
        for side, told in (("before", pair.before), ("after", pair.after))
    }
    return {**sides, "compared": pair.compared, "changes": [_shift(shift) for shift in pair.shifts]}


def _norm_change(change: NormChange) -> Json:
    return {
        "fate": change.fate, "kind": norm_json(change.norm)["kind"], "move": change.move, "subjects": change.subjects,
        "before": _stated(change.before), "after": _stated(change.after),
        "changes": [_shift(shift) for shift in change.shifts],
    }  # fmt: skip


def _stated(stated: Stated | None) -> Json | None:
    return {**_spot(stated.at), "norm": norm_json(stated.norm)} if stated is not None else None


def _clause_change(change: ClauseChange) -> Json:
    return {
        "fates": change.fates, "label": change.label, "heading": change.heading, "below": change.below,
        "before": _spot(change.before) if change.before else None,
        "after": _spot(change.after) if change.after else None,
        "words": [{"op": piece.op, "text": piece.text} for piece in change.pieces],
    }  # fmt: skip


def _spot(spot: Spot) -> Json:
    fields: Json = msgspec.to_builtins(spot)
    return fields


def _shift(shift: Shift) -> Json:
    fields: Json = msgspec.to_builtins(shift)
    return fields
