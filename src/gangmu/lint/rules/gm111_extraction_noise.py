"""文本带有识别或转换留下的噪声。

What it does: reports private-use characters, fragments that a page break has doubled, and replacement marks; one finding
for each document.

Why it is bad: words are lost or doubled exactly where sentences are cut, and a norm read there may be wrong.

Example: a sentence that ends in a full stop, a blank line, and its last two words again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, Place, at_text, clause_at
from gangmu.lint.rule import Rule
from gangmu.norms import Paper

_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U000ffffd]+")
_DOUBLED = re.compile(r"([一-鿿]{1,6}[。；，]?)[ \t\u3000]*\n\s*\n[ \t\u3000]*\1")
_AROUND = 6


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    for paper in docket.papers:
        places = list(_noise(paper))
        if places:
            yield rule.found(places, count=str(len(places)))


def _noise(paper: Paper) -> Iterator[Place]:
    text = paper.source.text if paper.source is not None else ""
    for found in sorted([*_STRANGE.finditer(text), *_DOUBLED.finditer(text)], key=lambda one: one.start()):
        start, end = max(0, found.start() - _AROUND), min(len(text), found.end() + _AROUND)
        yield at_text(paper, start, end, clause_at(paper, found.start()))


RULE = Rule("GM111", "extraction-noise", "info", check)
