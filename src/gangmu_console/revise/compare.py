"""版本对照: two documents of the library held against each other, in the words of the library's own comparison."""

from __future__ import annotations

from typing import Any

from gangmu.diff import ClauseChange, Diff, NormChange, diff
from gangmu.report.changes.phrases import about, clause_name, facts, sums
from gangmu.report.words import Words
from gangmu_console.library.models import Document
from gangmu_console.library.papers import paper_of

MOVES = {"tightened": "▲", "loosened": "▽", "shifted": "◇"}


def compared(before: Document, after: Document, language: str) -> dict[str, Any]:
    """What the page of a comparison is drawn from: changes in force first, then what came and went, then clauses."""
    words = Words("en" if language == "en" else "zh")
    cites = {norm.nid: norm.cite for one in (before, after) for norm in one.norms.all()}
    found = diff([paper_of(before)], [paper_of(after)], cites)
    norms, clauses = sums(found, words)
    return {
        "empty_diff": found.empty,
        "sums": [norms, clauses],
        "changed": [_norm(change, found, words) for change in found.norms if change.fate == "changed"],
        "added": [_norm(change, found, words) for change in found.norms if change.fate == "added"],
        "removed": [_norm(change, found, words) for change in found.norms if change.fate == "removed"],
        "clauses": [_clause(change, words) for change in found.clauses],
        "without_text": [one for one in (before, after) if not one.text],
    }


def _norm(change: NormChange, found: Diff, words: Words) -> dict[str, Any]:
    return {
        "about": about(change, found, words),
        "mark": MOVES[change.move],
        "facts": facts(change.shifts, change, words),
        "before": change.before.at if change.before else None,
        "after": change.after.at if change.after else None,
        "cite": (change.after or change.before).at.cite,  # type: ignore[union-attr] - a change has a side at least
    }


def _clause(change: ClauseChange, words: Words) -> dict[str, Any]:
    return {
        "name": clause_name(change, words),
        "fates": [words(f"fate.{fate}") for fate in change.fates],
        "before": change.before,
        "after": change.after,
        "pieces": change.pieces,
    }
