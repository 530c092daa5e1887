"""引用了已失效、已废止或尚为草案的文件。

What it does: looks up each cited document among those checked, and reports citations of one that has expired, was repealed
or is a draft on the day of the check.

Why it is bad: the clause rests on a rule that does not bind.

Example: projects are to be handled “according to” an opinion that expired the year before.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.citations import citations_in, names
from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_document, at_sentence
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each such citation."""
    lapsed = [paper for paper in docket.papers if not paper.in_force(docket.as_of)]
    for citation in citations_in(docket.sentences) if lapsed else ():
        for paper in lapsed:
            if citation.sentence.paper is not paper and names(citation, paper):
                place = at_sentence(citation.sentence, citation.start, citation.end)
                yield rule.found([place, at_document(paper)], title=citation.name)


RULE = Rule("GM505", "cites-lapsed", "warning", check)
