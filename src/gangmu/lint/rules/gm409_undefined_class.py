"""禁令所依据的行业类别（如“产能严重过剩行业”）没有列出成员，或各处列举不同。

What it does: gathers where a class of industries decides what is banned or restricted, and the lists that stand before its
name (钢铁、水泥等…行业).

Why it is bad: the ban is only as clear as the class. Ship-building is in one list and not in the next, and every list ends
with 等.

Example: one clause bans new capacity in “industries of severe surplus”; two cities list four and two of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.classes import Naming, namings
from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, Place, at, at_sentence
from gangmu.lint.rule import Rule
from gangmu.lint.stands import AGAINST
from gangmu.lint.subjects import meanings


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each class that is used without members, or with different ones."""
    uses = grouped(_uses(docket), lambda use: use[0])
    lists = _lists(docket)
    for group, used in uses.items():
        listed = lists.get(group, [])
        kinds = {frozenset(naming.members) for naming, _ in listed}
        if len(kinds) != 1:
            places = [*(place for _, place in used), *(place for _, place in listed)]
            yield rule.found(places, group=group, lists=str(len(kinds)), times=str(len(used)))


def _uses(docket: Docket) -> Iterable[tuple[str, Place]]:
    """Classes that a rule against something rests on; 高耗能、高污染水泥企业 is about cement."""
    for order in docket.orders:
        norm = order.norm
        if norm.stance in AGAINST and not any(meanings(subject) for subject in norm.subjects):
            words = norm.quote or "、".join(norm.subjects)
            yield from ((naming.group, at(order)) for naming in namings(words))


def _lists(docket: Docket) -> dict[str, list[tuple[Naming, Place]]]:
    found = []
    for sentence in docket.sentences:
        for naming in namings(sentence.text):
            if naming.members:
                listed = max(sentence.text.rfind(mark, 0, naming.start) for mark in "，。；：") + 1
                found.append((naming, at_sentence(sentence, listed, naming.end)))
    return grouped(found, lambda one: one[0].group)


RULE = Rule("GM409", "undefined-class", "warning", check)
