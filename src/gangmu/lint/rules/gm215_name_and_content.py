"""工程名称里的数字与列出的内容对不上。

What it does: compares a programme whose name is made of figures (“4322”工程) with the amounts listed after it, and a
programme named after an amount (百亿斤…工程) with a target of the same unit beside it.

Why it is bad: everybody quotes the name; the books are kept by the contents.

Example: a programme “4322” of which only three figures are explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at, at_sentence
from gangmu.lint.rule import Rule
from gangmu.text.numerals import number
from gangmu.text.quantities import quantities

_CODE = re.compile(r"[“\"](\d{3,6})[”\"](?:工程|计划|行动|战略|战役)")
_AMOUNT = re.compile(r"(?P<n>[一二三四五六七八九十百千万]+)(?P<unit>亿[斤元吨])[^，。；“”\d]{0,12}?(?:工程|计划|行动)")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """Findings for programmes whose name and contents differ."""
    yield from _codes(docket, rule)
    yield from _amounts(docket, rule)


def _codes(docket: Docket, rule: Rule) -> Iterable[Finding]:
    sentences = docket.sentences
    for place, sentence in enumerate(sentences):
        for named in _CODE.finditer(sentence.text):
            following = sentences[place + 1] if place + 1 < len(sentences) else None
            beside = following is not None and following.clause.id == sentence.clause.id
            after = sentence.text[named.end() :] + (following.text if following is not None and beside else "")
            told = [f"{amount.value:g}"[0] for amount in quantities(after) if not amount.unit.endswith("元")]
            if told and sorted(told) != sorted(named[1]):
                places = [at_sentence(sentence, named.start())]
                places += [at_sentence(following)] if following is not None and beside else []
                yield rule.found(places, name=named[1], told=" / ".join(told))


def _amounts(docket: Docket, rule: Rule) -> Iterable[Finding]:
    aims = grouped(docket.aims, lambda aim: (aim.paper.key, aim.norm.clause))
    for sentence in docket.sentences:
        for named in _AMOUNT.finditer(sentence.text):
            amount = number(named["n"])
            for aim in aims.get((sentence.paper.key, sentence.clause.id), ()):
                if aim.norm.unit == named["unit"] and amount is not None and aim.norm.value != amount:
                    places = [at_sentence(sentence, named.start(), named.end()), at(aim)]
                    yield rule.found(places, name=named[0], told=f"{aim.norm.value:g}{aim.norm.unit}")


RULE = Rule("GM215", "name-and-content", "info", check)
