"""标题说“限制”，下面的条款却是“禁止”或“淘汰”（或者相反）。

What it does: compares the stance that a heading announces with that of the clauses below it.

Why it is bad: lists are made from headings. The stance must be read from the clause, and the heading misleads.

Example: “Industries whose growth is restricted”, followed by “no new steel capacity may be approved”.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from gangmu.lint.classes import namings
from gangmu.lint.docket import Docket, Order, grouped
from gangmu.lint.finding import Finding, at, at_clause
from gangmu.lint.passages import Spoken
from gangmu.lint.rule import Rule
from gangmu.lint.stands import AGAINST
from gangmu.lint.subjects import meanings
from gangmu.lint.words import any_of
from gangmu.norms import Clause

Tone = Literal["soft", "hard"]


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each heading whose clauses are of another kind."""
    parents = {id(paper): {clause.id: clause for clause in paper.clauses} for paper in docket.papers}
    astray: list[tuple[Order, Clause]] = []
    for order in docket.orders:
        sentence = docket.sentence_of(order.paper, order.norm)
        if sentence is None or sentence.heads or not _tells(order):
            continue
        heading = _above(sentence, parents[id(order.paper)])
        if heading is not None and _tone(heading.heading) not in (None, _said(order)):
            astray.append((order, heading))
    for (_, heading), found in grouped(astray, lambda pair: (pair[0].paper.key, pair[1])).items():
        paper = found[0][0].paper
        yield rule.found([at_clause(paper, heading), *(at(order) for order, _ in found)], heading=heading.heading)


def _tells(order: Order) -> bool:
    """Whether the clause takes a stance on some industry; 化解过剩产能 in general and conditions of access do not."""
    norm = order.norm
    named = any(meanings(subject) or namings(subject) for subject in norm.subjects)
    return norm.stance in AGAINST and named and not any(word in norm.quote for word in ("准入", "置换"))


def _above(sentence: Spoken, clauses: dict[str, Clause]) -> Clause | None:
    """The nearest clause at or above the sentence whose heading announces a stance."""
    here: Clause | None = sentence.clause
    while here is not None:
        if here.heading and _tone(here.heading) is not None:
            return here
        here = clauses.get(here.parent or "")
    return None


def _tone(heading: str) -> Tone | None:
    """Whether a heading announces restraint or an end; None where it says neither, or both."""
    soft = bool(any_of("heading", "restrict").search(heading))
    hard = bool(any_of("heading", "prohibit").search(heading) or any_of("heading", "phase_out").search(heading))
    return None if soft == hard else "soft" if soft else "hard"


def _said(order: Order) -> Tone:
    hard = order.norm.stance in ("prohibit", "phase_out") and order.norm.activity != "expand"
    return "hard" if hard else "soft"


RULE = Rule("GM411", "heading-and-content", "info", check)
