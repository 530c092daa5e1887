"""目标只有名次、相对水平或方向，没有数值。

What it does: lists goals of a document that name a rank (前列), a peer (国内平均水平) or a mere direction (有所下降) instead of
a number.

Why it is bad: each can be checked only against a series that the document does not name.

Example: to keep a leading place in the country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, Place, at_sentence
from gangmu.lint.rule import Rule

_VAGUE = re.compile(
    r"[^，。；：、]{2,30}(?:保持|稳定在|位居|进入|居|达到|跻身)[^，。；\d]{0,8}(?:前列|平均水平|领先水平|先进水平|第一方阵)"
    r"|位次[^，。；]{0,6}(?:提升|前移|上升)|[^，。；]{2,24}(?:目前水平或有所下降|有所下降|稳中有降|逐年提升|逐年下降|逐年递减)"
    r"|[^，。；]{2,20}增加值超过[^，。；\d]{2,14}增加值|(?:提高|降低)[^，。；\d]{2,24}比重"
)


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    for found in grouped(_goals(docket), lambda goal: goal.document).values():
        yield rule.found(found, count=str(len(found)))


def _goals(docket: Docket) -> Iterator[Place]:
    for sentence in docket.sentences:
        for vague in _VAGUE.finditer(sentence.text):
            if not re.search(r"\d", vague[0]):
                yield at_sentence(sentence, vague.start(), vague.end())


RULE = Rule("GM214", "unmeasurable-goal", "info", check)
