"""裁定: the outcome for a project with every rule that touches it, and the same as the JSON of the contract."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from gangmu.norms.diagnostic import Language
from gangmu.norms.norm import Stance
from gangmu.screen.finding import Outcome
from gangmu.screen.project import Project, plain, project_json
from gangmu.screen.reasons import Question, Reason, sentence
from gangmu.screen.resolution import Part, Role
from gangmu.screen.tables import Course, Swap

Refusal = Literal["land_or_sea", "energy_review", "environmental_review", "credit", "filing"]


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """命中: a rule that touches the project, the part it plays, the arithmetic of its thresholds, and why."""

    norm: str
    document: str
    clause: str
    stance: Stance
    subject: str
    matched: str
    role: Role
    arithmetic: tuple[Reason, ...] = ()
    why: tuple[Reason, ...] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """裁定: ``missing`` are the facts that could change the outcome, or that a condition asks to be shown.

    ``refusals`` name the authorities that must not proceed, ``refusal_basis`` what that rests on.
    """

    project: Project
    as_of: dt.date
    outcome: Outcome
    matches: tuple[Match, ...] = ()
    missing: tuple[Question, ...] = ()
    procedure: Course = Course()
    refusals: tuple[Refusal, ...] = ()
    refusal_basis: str = ""
    replacement: Swap | None = None
    packs_hash: str = ""
    facts_hash: str = ""


def match_of(part: Part) -> Match:
    """The match that a verdict shows for ``part``."""
    found = part.finding
    rule = found.rule
    return Match(
        norm=rule.norm, document=rule.source.name, clause=rule.cite, stance=rule.stance, subject=rule.scope.words,
        matched=found.matched, role=part.role, arithmetic=found.arithmetic, why=part.why,
    )  # fmt: skip


def verdict_json(verdict: Verdict, language: Language = "zh") -> dict[str, object]:
    """The object that ``gangmu screen --json`` prints (docs/reference/norms.md); ``language`` is that of the sentences."""
    return {
        "project": project_json(verdict.project),
        "as_of": verdict.as_of,
        "outcome": verdict.outcome,
        "matches": [match_json(match, language) for match in verdict.matches],
        "missing": [
            {"fact": question.fact, "question": sentence(question.ask, language)} for question in verdict.missing
        ],
        "procedure": msgspec.to_builtins(verdict.procedure),
        "refusals": verdict.refusals,
        "replacement": swap_json(verdict.replacement, language),
        "packs_hash": verdict.packs_hash,
        "facts_hash": verdict.facts_hash,
    }


def match_json(match: Match, language: Language) -> dict[str, object]:
    """A match as the contract prints it."""
    return {
        "norm": match.norm, "document": match.document, "clause": match.clause, "stance": match.stance,
        "subject": match.subject, "matched": match.matched, "role": match.role,
        "arithmetic": sentences(match.arithmetic, language) or None, "why": sentences(match.why, language),
    }  # fmt: skip


def swap_json(swap: Swap | None, language: Language) -> dict[str, object] | None:
    """A replacement as the contract prints it."""
    if swap is None:
        return None
    row = swap.row
    return {
        "norm": row.id, "document": swap.document, "clause": row.cite, "subject": row.subject, "op": row.op,
        "ratio": plain(row.ratio), "case": row.case, "why": sentences(swap.why, language),
    }  # fmt: skip


def sentences(reasons: tuple[Reason, ...], language: Language) -> str:
    """``reasons`` one after the other."""
    return ("" if language == "zh" else " ").join(sentence(one, language) for one in reasons)
