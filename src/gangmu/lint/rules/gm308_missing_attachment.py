"""条款所依据的方案、细则或附件没有提供。

What it does: finds references to a counted number of schemes (五个具体实施方案) in a document without annexes, to an annex
(见附件3) that is not there, and rules left to a text yet to be made (具体办法另行制定).

Why it is bad: whoever executes the clause needs the other text. An announced annex that is missing is GM104.

Example: “detail the goals of the five implementation schemes”, none of which is attached.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_sentence
from gangmu.lint.passages import Spoken
from gangmu.lint.rule import Rule
from gangmu.text.numerals import number

_COUNTED = re.compile(
    r"(?P<n>[两二三四五六七八九十\d]+)个[^，。；、]{0,6}(?:实施方案|工作方案|行动方案|实施细则|配套方案|专项方案|配套文件)"
)
_MADE = re.compile(r"制定|制订|编制|出台|起草|研究|印发|完善|形成")
_ANNEX = re.compile(r"(?:见|详见|按照?|附后|参见)[^，。；]{0,4}附件(?P<n>[一二三四五六七八九十\d]+)")
_LATER = re.compile(r"[^，。；]{0,20}(?:另行|由[^，。；]{2,20}(?:另行|负责))(?:制定|规定|公布|发布|印发)")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each reference that leads nowhere."""
    annexes = {id(paper): {_numbered(c.label) for c in paper.clauses if c.kind == "annex"} for paper in docket.papers}
    for sentence in docket.sentences:
        held = annexes[id(sentence.paper)]
        for found in _references(sentence, held):
            yield rule.found([at_sentence(sentence, found.start(), found.end())], words=found[0])


def _references(sentence: Spoken, held: set[float | None]) -> Iterable[re.Match[str]]:
    for found in _COUNTED.finditer(sentence.text):
        if not held and not _MADE.search(sentence.text[max(0, found.start() - 6) : found.start()]):
            yield found
    yield from (found for found in _ANNEX.finditer(sentence.text) if number(found["n"]) not in held)
    yield from _LATER.finditer(sentence.text)


def _numbered(label: str) -> float | None:
    digits = re.search(r"[一二三四五六七八九十\d]+", label)
    return number(digits[0]) if digits else None


RULE = Rule("GM308", "missing-attachment", "info", check)
