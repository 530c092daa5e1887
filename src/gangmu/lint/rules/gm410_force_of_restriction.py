"""“限制”的效力不一：一处等于禁止新建，另一处只是不鼓励；同一门槛一地禁止、一地限制。

What it does: finds a clause that says what 限制类 means (no new plants) beside clauses that merely 限制 without saying so;
and one threshold for one product that is a ban in one region and a restriction in another.

Why it is bad: an applicant in one city is refused by the word that lets another city's applicant negotiate.

Example: distillation units below ten million tons are forbidden in one city, restricted in its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket, Order, grouped
from gangmu.lint.finding import Finding, at, at_sentence
from gangmu.lint.rule import Rule
from gangmu.lint.stands import GRADES, Stand
from gangmu.registry.regions import contains

_CLASS = "限制类"


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each definition, and for each threshold of unequal force."""
    restricting = [order for order in docket.orders if _restricts(order)]
    for order in docket.orders:
        if _defines(order):
            bound = [other for other in restricting if contains(order.norm.region, other.norm.region)]
            if bound:
                sentence = docket.sentence_of(order.paper, order.norm)
                here = at_sentence(sentence) if sentence is not None else at(order)
                yield rule.found([here, *map(at, bound)], subject=_CLASS)
    graded = (stand for stand in docket.stands if stand.norm.stance in GRADES and stand.norm.thresholds)
    for (product, *_), stands in grouped(graded, _threshold).items():
        if len({stand.norm.stance for stand in stands}) > 1:
            yield rule.found(map(at, stands), subject=product)


def _restricts(order: Order) -> bool:
    """Whether the clause restricts by that very word; an item of a catalogue is covered by what the catalogue says."""
    norm = order.norm
    return (
        norm.stance == "restrict" and not norm.rule.startswith("catalogue") and ("限制" in norm.quote or not norm.quote)
    )


def _defines(order: Order) -> bool:
    return order.norm.stance == "prohibit" and any(subject.startswith(_CLASS) for subject in order.norm.subjects)


def _threshold(stand: Stand) -> tuple[str, float, str] | None:
    """Product and threshold, the time unit aside: it is often forgotten."""
    own = [limit for limit in stand.norm.thresholds if stand.words in limit.of or limit.of in stand.words]
    return (stand.product, own[0].value, own[0].unit.split("/")[0]) if own else None


RULE = Rule("GM410", "force-of-restriction", "warning", check)
