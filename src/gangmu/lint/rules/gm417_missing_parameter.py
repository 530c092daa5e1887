"""规则缺少执行所需的参数：近期多久、等量由谁认定、按什么比例、何为不力。

What it does: finds words in rules against something, and in sanctions, that can be applied only with a figure, a date or
a test that the text does not give.

Why it is bad: the rule cannot be executed, or is executed as each office sees fit.

Example: cement output is controlled “by the clinker ratio”; large refineries are not built “in the near future”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, Place, at_norm, at_sentence
from gangmu.lint.rule import Rule
from gangmu.lint.stands import AGAINST
from gangmu.lint.words import any_of
from gangmu.norms import Paper


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document, with every such word."""
    for found in grouped(_open(docket), lambda one: one[0].key).values():
        yield rule.found(
            (place for _, _, place in found), words=" / ".join(dict.fromkeys(word for _, word, _ in found))
        )


def _open(docket: Docket) -> Iterator[tuple[Paper, str, Place]]:
    for paper, norm in docket.orders:
        loose = any_of("parameter", "rules").search(norm.quote) if norm.stance in AGAINST else None
        if loose is not None and not any(mark in norm.quote for mark in ("：1", ":1", "∶")):
            yield paper, loose[0], at_norm(paper, norm)
    for sentence in docket.sentences:
        failing = any_of("parameter", "failings").search(sentence.text)
        if failing is not None and any_of("parameter", "sanctions").search(sentence.text):
            yield sentence.paper, failing[0], at_sentence(sentence)


RULE = Rule("GM417", "missing-parameter", "info", check)
