"""文件已经失效，其中的规范不再有约束力。

What it does: names every document that has expired or been repealed by the day of the check, and how many norms rest on it.

Why it is bad: targets are still reported on and projects still refused by rules that no longer bind.

Example: an opinion in force to 31 December 2018, checked in 2019.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, Place, at_document, at_sentence
from gangmu.lint.rule import Rule
from gangmu.norms import Paper


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    for paper in docket.papers:
        expires = paper.header.expires
        over = expires is not None and expires < docket.as_of
        if over or paper.header.status in ("expired", "repealed"):
            yield rule.found(
                [at_document(paper), *_clause(docket, paper)], count=str(len(paper.norms)),
                expires=expires.isoformat() if expires is not None else "—",
            )  # fmt: skip


def _clause(docket: Docket, paper: Paper) -> Iterable[Place]:
    """Where the document says how long it holds."""
    for sentence in docket.sentences:
        if (
            sentence.paper is paper
            and "有效期" in sentence.text
            and str(getattr(paper.header.expires, "year", "")) in sentence.text
        ):
            yield at_sentence(sentence)


RULE = Rule("GM501", "expired-document", "warning", check)
