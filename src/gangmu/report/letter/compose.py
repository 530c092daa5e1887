"""拟稿: a verdict becomes an opinion letter, in words; nothing here knows paper, fonts or files."""

from __future__ import annotations

import datetime as dt

from gangmu.norms.diagnostic import Language
from gangmu.report.letter.citing import Citer, Named
from gangmu.report.letter.facts import day, lines, title_of
from gangmu.report.letter.grounds import Sorted, groups, others, questions, sorted_by_part
from gangmu.report.letter.quoting import Quotes
from gangmu.report.letter.values import Letter, Office
from gangmu.report.phrases import number
from gangmu.report.words import Words
from gangmu.screen import Match, Verdict, sentences
from gangmu.screen.reasons import word

_NOBODY = Office()
_STOPPED = {"prohibited": "refused", "phase_out": "refused", "conflict": "held", "needs_facts": "held"}


def compose(
    verdict: Verdict,
    documents: dict[str, Named],
    office: Office = _NOBODY,
    language: Language = "zh",
    quotes: Quotes | None = None,
) -> Letter:
    """The letter on ``verdict``; ``documents`` name what the clauses stand in, by the key before the ``/`` of an id.

    ``quotes`` are the words of the clauses at hand, by the id of the norm.
    """
    words = Words(language)
    citer = Citer(documents, words, quotes)
    project, found = verdict.project, sorted_by_part(verdict)
    name = title_of(project, words)
    return Letter(
        language=language, office=office.name, number=office.number, date=_signed(office.date, words),
        addressee=office.addressee or project.applicant or words("letter.applicant"),
        title=words("letter.title", name=name),
        opening=words("letter.opening", name=name, date=day(verdict.as_of, words)),
        outcome=_capital(word(f"@outcome.{verdict.outcome}", language)),
        conclusion=words(f"letter_outcome.{verdict.outcome}"),
        principle=_principle(found, words),
        facts=lines(project, words),
        inferred=words("letter.inferred") if project.inferred else "",
        groups=groups(found, verdict, citer),
        others=others(found.others, citer),
        replacement=_replacement(verdict, citer),
        supplement=questions(verdict, words),
        procedure=_procedure(verdict, citer),
        refused=_refused(verdict, citer),
        refusals=tuple(words(f"letter_refusal.{name}") for name in verdict.refusals),
        notes=_notes(verdict, words),
        packs_hash=verdict.packs_hash, facts_hash=verdict.facts_hash,
    )  # fmt: skip


def _signed(date: str, words: Words) -> str:
    """The day of signature: written out where it is a plain date, else as it was given."""
    try:
        return day(dt.date.fromisoformat(date), words)
    except ValueError:
        return date


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _principle(found: Sorted, words: Words) -> str:
    """How many clauses gave way to the deciding one, and by which principles."""
    count = sum(found.principles.values())
    if not count or "decides" not in found.groups:
        return ""
    named = words.among(words(f"letter_principle.{name}") for name in found.principles)
    return words("letter.principles" if count > 1 else "letter.principle", count=count, principles=named)


def _replacement(verdict: Verdict, citer: Citer) -> str:
    swap = verdict.replacement
    if swap is None:
        return ""
    words, row = citer.words, swap.row
    cited = Match(
        norm=row.id, document=swap.document, clause=row.cite, stance="control", subject=row.subject, matched="",
        role="decides",
    )  # fmt: skip
    source, why = citer.short(cited), sentences(swap.why, words.language)
    if row.ratio is None:
        return words("letter.replacement_open", subject=row.subject, source=source, why=why)
    op, ratio = words(f"letter_ratio.{row.op}"), number(row.ratio)
    return words("letter.replacement", subject=row.subject, op=op, ratio=ratio, source=source, why=why)


def _procedure(verdict: Verdict, citer: Citer) -> str:
    """Approval or filing, by whom, and on what that rests."""
    course, words = verdict.procedure, citer.words
    if course.kind in ("none", "unknown"):
        said = words(f"letter_course.{course.kind}")
    elif course.level:
        said = words(f"letter_course.{course.kind}_by", level=words(f"letter_level.{course.level}"))
    else:
        said = words(f"letter_course.{course.kind}")
    joint = "" if words.language == "zh" else " "
    basis = words("letter_course.basis", basis=citer.basis(course.basis)) if course.basis else ""
    stopped = _STOPPED.get(verdict.outcome) if course.kind in ("approval", "filing") else None
    held = words(f"letter_course.{stopped}") if stopped else ""
    return joint.join(filter(None, [said, basis, held]))


def _refused(verdict: Verdict, citer: Citer) -> str:
    if not verdict.refusals:
        return ""
    basis, words = verdict.refusal_basis, citer.words
    return words("letter.refusals", basis=citer.basis(basis)) if basis else words("letter.refusals_plain")


def _notes(verdict: Verdict, words: Words) -> tuple[str, ...]:
    rehearsed = any(match.role == "rehearsed" for match in verdict.matches)
    notes = [words("letter.valid", date=day(verdict.as_of, words)), words("letter.limits")]
    return (*notes, words("letter.rehearsed")) if rehearsed else tuple(notes)
