"""引用的文件不在本次检查的文件之内，无法核对。

What it does: lists the documents that a text cites, by number or title, and that are not among those checked; one finding
for each document.

Why it is bad: a rule that refers to a catalogue or an opinion says nothing by itself. Adding the cited texts to the check
makes their contradictions visible.

Example: “according to 《…指导目录》”, which was not handed in.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.citations import citations_in, names
from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at_sentence
from gangmu.lint.rule import Rule


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each citing document."""
    absent = (
        citation for citation in citations_in(docket.sentences)
        if citation.sentence.clause.kind != "signature" and not any(names(citation, paper) for paper in docket.papers)
    )  # fmt: skip
    for cited in grouped(absent, lambda citation: citation.sentence.paper.key).values():
        titles = dict.fromkeys(citation.name for citation in cited)
        yield rule.found(
            (at_sentence(one.sentence, one.start, one.end) for one in cited), count=str(len(titles)),
            titles=" / ".join(titles),
        )  # fmt: skip


RULE = Rule("GM504", "dangling-reference", "info", check)
