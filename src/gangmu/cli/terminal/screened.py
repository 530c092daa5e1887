"""What ``gangmu screen`` shows of many projects: a row each, with the clause that decides or what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from gangmu.cli.terminal.table import Cell, Column, row, table
from gangmu.cli.terminal.verdicts import STYLES
from gangmu.cli.terminal.wrap import cut, wrapped
from gangmu.registry.regions import region
from gangmu.report.letter.citing import Citer, signs
from gangmu.report.words import Words
from gangmu.screen import Verdict, sentence
from gangmu.screen.reasons import word

_QUESTION = 72  # cells of a question in a row


def tabled(verdicts: Sequence[tuple[int, Verdict]], citer: Citer, width: int) -> list[Text]:
    """A row for each of ``verdicts``, which come with the number that the file gives them, and the totals."""
    words = citer.words
    columns = [
        Column(words("screened.number"), 4, 8, right=True), Column(words("screened.project"), 16, 40),
        Column(words("screened.region"), 4, 14), Column(words("screened.outcome"), 4, 30),
        Column(words("screened.why"), 20, 80, grow=True),
    ]  # fmt: skip
    rows = [
        row(str(number), _name(verdict, words), _place(verdict), _outcome(verdict, words), _why(verdict, citer))
        for number, verdict in verdicts
    ]
    total = totals(Counter(verdict.outcome for _, verdict in verdicts), words)
    foot = [*(Text(line, "bold") for line in wrapped(total, width)), Text(words("screened.each"), "dim")]
    return [*table(columns, rows, width), *foot]


def totals(told: Counter[str], words: Words) -> str:
    """How many projects, and how many of each outcome."""
    outcomes = words.among(f"{word(f'@outcome.{name}', words.language)} {count}" for name, count in told.most_common())
    return words("screened.total", count=told.total(), outcomes=outcomes)


def _name(verdict: Verdict, words: Words) -> str:
    return verdict.project.name or words.among(verdict.project.products)


def _place(verdict: Verdict) -> str:
    code = verdict.project.region
    found = region(code) if code else None
    return found.name if found else code or ""


def _outcome(verdict: Verdict, words: Words) -> Cell:
    return Cell(word(f"@outcome.{verdict.outcome}", words.language), STYLES[verdict.outcome])


def _why(verdict: Verdict, citer: Citer) -> str:
    """The clauses that decide; where none does, the first question."""
    decisive = [citer.short(match) for match in verdict.matches if match.role == "decides"]
    if decisive:
        return citer.words.among(decisive)
    if verdict.missing:
        return cut(signs(sentence(verdict.missing[0].ask, citer.words.language), citer.words), _QUESTION)
    return "·"
