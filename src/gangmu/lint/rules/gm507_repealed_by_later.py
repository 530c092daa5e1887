"""一份文件宣布另一份废止，而后者仍被当作有效文件使用。

What it does: finds clauses that repeal a document (同时废止) that is among those checked and not marked as repealed.

Why it is bad: its targets and bans go on being applied beside those that replaced them.

Example: “… 〔2012〕3号 is repealed at the same time”, while that document is linted, screened and reported on as in force.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.citations import citations_in, names
from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_document, at_sentence
from gangmu.lint.rule import Rule

_REPEALS = ("废止", "停止执行", "失效")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each repeal."""
    repealing = [sentence for sentence in docket.sentences if any(word in sentence.text for word in _REPEALS)]
    for citation in citations_in(repealing):
        sentence = citation.sentence
        for paper in docket.papers:
            alive = (
                paper is not sentence.paper and paper.in_force(docket.as_of) and sentence.paper.in_force(docket.as_of)
            )
            if alive and names(citation, paper):
                yield rule.found(
                    [at_sentence(sentence), at_document(paper)], title=citation.name, count=str(len(paper.norms))
                )


RULE = Rule("GM507", "repealed-by-later", "error", check)
