"""文件为草案，尚无约束力。

What it does: names every draft (草案, 征求意见稿) among the documents, and how many norms rest on it.

Why it is bad: rules of a draft look like any others once they are in a table. They may be shown, they must not decide.

Example: provisional rules “(draft)” whose day of effect was left blank.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_document, at_text
from gangmu.lint.rule import Rule

_BLANK = "GM106"


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each draft."""
    for paper in docket.papers:
        if paper.header.status == "draft":
            blanks = (at_text(paper, d.start, d.end, d.clause) for d in paper.diagnostics if d.code == _BLANK)
            yield rule.found([at_document(paper), *blanks], count=str(len(paper.norms)))


RULE = Rule("GM502", "draft-not-binding", "warning", check)
