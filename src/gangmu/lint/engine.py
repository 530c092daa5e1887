"""检查: rules over a docket, findings in a stable order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding
from gangmu.lint.rule import Rule
from gangmu.lint.rules import RULES
from gangmu.norms import Paper

_GRAVITY = {"error": 0, "warning": 1, "info": 2}


def lint(papers: Iterable[Paper], as_of: dt.date, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """What ``rules`` find in ``papers`` taken together, gravest first, then by code and place.

    The keys of the papers must differ: they name the document in every place.
    """
    docket = Docket(papers, as_of)
    order = {paper.key: place for place, paper in enumerate(docket.papers)}
    findings = [finding for rule in rules for finding in rule.check(docket, rule)]

    def key(finding: Finding) -> tuple[int, str, int, int]:
        first = finding.places[0]
        return _GRAVITY[finding.severity], finding.code, order[first.document], first.start

    return tuple(sorted(findings, key=key))


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules whose code begins with, or whose name is, one of ``select`` (all where it is empty) and none of ``ignore``."""
    wanted, unwanted = tuple(select), tuple(ignore)
    return tuple(rule for rule in RULES if (not wanted or _named(rule, wanted)) and not _named(rule, unwanted))


def unknown(names: Iterable[str]) -> tuple[str, ...]:
    """Those of ``names`` that choose no rule."""
    return tuple(name for name in names if not any(_named(rule, (name,)) for rule in RULES))


def _named(rule: Rule, names: tuple[str, ...]) -> bool:
    return any(name and (rule.code.startswith(name.upper()) or rule.name == name.lower()) for name in names)
