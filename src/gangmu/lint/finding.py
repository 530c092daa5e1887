"""检查结果: what a rule found, with every place it concerns."""

from __future__ import annotations

import re
from typing import Protocol

import msgspec

from gangmu.lint.passages import Spoken
from gangmu.norms import Clause, Norm, Paper
from gangmu.norms.diagnostic import Language, Severity, worded


class Place(msgspec.Struct, frozen=True):
    """出处: ``document`` (number, key or file name), clause id, half-open offsets, quotation ("" where no text is at hand)."""

    document: str
    clause: str
    start: int
    end: int
    quote: str


class Finding(msgspec.Struct, frozen=True):
    """检查结果: fault ``code`` ``name`` at ``places``; ``args`` fill the message of the code."""

    code: str
    name: str
    severity: Severity
    places: tuple[Place, ...]
    args: dict[str, str] = {}

    def message(self, language: Language = "zh") -> str:
        """The sentence a person reads."""
        return worded(self.code, language, self.args)


class Held(Protocol):
    """A norm and the paper it stands in."""

    @property
    def paper(self) -> Paper:
        """The paper."""

    @property
    def norm(self) -> Norm:
        """The norm."""


def at(held: Held) -> Place:
    """The place of a norm."""
    return at_norm(held.paper, held.norm)


def at_norm(paper: Paper, norm: Norm) -> Place:
    """The place of ``norm`` in ``paper``."""
    return Place(paper.key, norm.clause, norm.start, norm.end, norm.quote)


def at_clause(paper: Paper, clause: Clause) -> Place:
    """The place of a clause: its label and heading, not all that stands below."""
    text = paper.source.text if paper.source is not None else ""
    found = text.find(clause.heading, clause.start, clause.end) if clause.heading else -1
    end = found + len(clause.heading) if found >= 0 else clause.start + len(clause.label)
    return at_text(paper, clause.start, end, clause.id)


def at_sentence(sentence: Spoken, start: int = 0, end: int | None = None) -> Place:
    """The place of ``text[start:end]`` of a sentence, by default all of it but the label before it."""
    left, right = sentence.span(max(start, sentence.body), len(sentence.text) if end is None else end)
    return at_text(sentence.paper, left, right, sentence.clause.id)


def at_text(paper: Paper, start: int, end: int, clause: str = "") -> Place:
    """The place of a stretch of text."""
    text = paper.source.text if paper.source is not None else ""
    return Place(paper.key, clause, start, end, text[start:end])


def clause_at(paper: Paper, offset: int) -> str:
    """The id of the innermost clause at ``offset``, "" where there is none."""
    inside = [clause for clause in paper.clauses if clause.start <= offset < clause.end]
    return inside[-1].id if inside else ""


def at_document(paper: Paper) -> Place:
    """The document as a whole: its title where it stands in the text, else its first line."""
    text = paper.source.text if paper.source is not None else ""
    title = r"\s*".join(map(re.escape, paper.header.title))
    found = re.search(title, text) if title else re.search(r"[^\s\ufeff][^\n]{0,59}", text)
    return at_text(paper, *found.span()) if found else at_text(paper, 0, 0)
