"""审查意见: an opinion letter as plain words, before it is set as .docx or .pdf."""

from __future__ import annotations

import msgspec

from gangmu.norms.diagnostic import Language


class Office(msgspec.Struct, frozen=True):
    """审查单位: who signs, and to whom: what no verdict knows. An empty field leaves a blank to be filled in by hand.

    ``name`` is the signing office, ``number`` the letter's document number, ``addressee`` whom it goes to (the applicant
    where empty), ``date`` the day of signature as it is to stand there.
    """

    name: str = ""
    number: str = ""
    addressee: str = ""
    date: str = ""


class Line(msgspec.Struct, frozen=True):
    """事实: one fact about the project; ``mark`` says 推断 where it was read from text and nobody stated it."""

    label: str
    value: str
    mark: str = ""


class Ground(msgspec.Struct, frozen=True):
    """依据: one clause: ``source`` is the document (title and number) with the clause, ``why`` a whole sentence.

    ``stance`` and ``subject`` are what the clause says of what; ``matched`` the words of the project that it met;
    ``arithmetic`` the threshold worked out, ``quote`` the words of the clause; each "" where there is none.
    """

    source: str
    stance: str
    subject: str
    matched: str
    why: str
    arithmetic: str = ""
    quote: str = ""


class Group(msgspec.Struct, frozen=True):
    """一类依据: the clauses that play one role in the verdict, under the ``heading`` that names it."""

    heading: str
    grounds: tuple[Ground, ...]


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """审查意见: every word of the letter but the headings, which stand in the template. Empty means: leave the part out.

    ``outcome`` is the word of the verdict and ``conclusion`` its sentence; ``principle`` says what prevailed and why;
    ``others`` lists the clauses that were looked at and do not bear; ``supplement`` are questions; ``procedure``,
    ``replacement`` and ``notes`` are sentences; ``refusals`` are authorities with what they must not grant, under the
    sentence ``refused``; ``packs_hash`` and ``facts_hash`` are SHA-256, by which the verdict can be replayed.
    """

    language: Language
    office: str
    number: str
    addressee: str
    date: str
    title: str
    opening: str
    outcome: str
    conclusion: str
    principle: str
    facts: tuple[Line, ...]
    inferred: str
    groups: tuple[Group, ...]
    others: str
    replacement: str
    supplement: tuple[str, ...]
    procedure: str
    refused: str
    refusals: tuple[str, ...]
    notes: tuple[str, ...]
    packs_hash: str
    facts_hash: str
