"""一份文件宣布另一份废止，而后者仍被当作有效文件使用。

What it does: finds clauses that repeal a document (同时废止) that is among those checked and not marked as repealed.

Why it is bad: its targets and bans go on being applied beside those that replaced them.

Example: “… 〔2012〕3号 is repealed at the same time”, while that document is linted, screened and reported on as in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.citations import citations_in, names
from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_document, at_sentence
from gangmu.lint.rule import Rule

_REPEALS = ("废止", "停止执行", "失效")
_BY = ("根据", "依据", "按照", "按", "被")
# from the end of a citation to the word that repeals it, over others of the same list
_AFTER = re.compile(
    r"(?:（[^（）]*）|《[^《》]*》|[、和及与]|[一-鿿]{2,8}〔\d{4}〕\d+号)*[^，。；《》]{0,10}(?:废止|停止执行|失效)"
)


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each repeal."""
    repealing = [sentence for sentence in docket.sentences if any(word in sentence.text for word in _REPEALS)]
    for citation in citations_in(repealing):
        sentence = citation.sentence
        by_it = sentence.text[: citation.start].endswith(_BY)
        if by_it or not sentence.paper.in_force(docket.as_of) or not _AFTER.match(sentence.text, citation.end):
            continue
        for paper in docket.papers:
            if paper is not sentence.paper and paper.in_force(docket.as_of) and names(citation, paper):
                places = [at_sentence(sentence), at_document(paper)]
                yield rule.found(places, title=citation.name, count=str(len(paper.norms)))


RULE = Rule("GM507", "repealed-by-later", "error", check)
