"""后出文件与前一文件规定同样的事，却没有说明两者的关系。

What it does: finds two documents of one region, both in force, that set the same indicators or repeat the same clauses,
the later of which never names the earlier.

Why it is bad: whether the later one replaces, amends or adds to the earlier one decides which value counts. Equal rank and
a later date alone do not repeal.

Example: a plan of July 2015 and an opinion of August 2016 set seven indicators both, with one value changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from gangmu.lint.citations import citations_in, names
from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at, at_document
from gangmu.lint.rule import Rule
from gangmu.lint.similar import family
from gangmu.norms import Paper

_LEAST = 3


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each pair of documents."""
    cited = grouped(citations_in(docket.sentences), lambda citation: citation.sentence.paper.key)
    aims = grouped(docket.aims, lambda aim: aim.paper.key)
    for one, other in combinations([paper for paper in docket.papers if paper.in_force(docket.as_of)], 2):
        earlier, later = sorted((one, other), key=_date)
        if earlier.header.region != later.header.region or _date(earlier) == _date(later):
            continue
        if any(names(citation, earlier) for citation in cited.get(later.key, ())):
            continue
        known = {family(aim.norm) for aim in aims.get(earlier.key, ())} - {None}
        shared = [aim for aim in aims.get(later.key, ()) if family(aim.norm) in known]
        if len({family(aim.norm) for aim in shared}) >= _LEAST:
            yield rule.found(
                [at_document(later), at_document(earlier), *map(at, shared)], later=later.key, earlier=earlier.key,
                count=str(len({family(aim.norm) for aim in shared})),
            )  # fmt: skip


def _date(paper: Paper) -> str:
    date = paper.header.issued or paper.header.effective
    return date.isoformat() if date is not None else ""


RULE = Rule("GM506", "unsettled-succession", "info", check)
