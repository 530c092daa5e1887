"""文件没有写明有效期。

What it does: names every document in force that does not say until when it holds.

Why it is bad: its targets end in a year, its rules do not. Nobody reviews what never expires, and a later document cannot
be told from a supplement.

Example: an opinion of 2015 with targets for 2020, still “in force” in 2026.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_document
from gangmu.lint.rule import Rule
from gangmu.norms import Target


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    for paper in docket.papers:
        if paper.header.expires is None and paper.header.status == "in_force":
            years = [norm.year for norm in paper.norms if isinstance(norm, Target) and norm.year is not None]
            yield rule.found([at_document(paper)], last=str(max(years)) if years else "—")


RULE = Rule("GM503", "no-validity", "info", check)
