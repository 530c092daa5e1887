"""转报: diagnostics of the earlier steps (parser, linker) as findings of the rule that bears their code."""

from __future__ import annotations

from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_text
from gangmu.lint.rule import Rule


def carried(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """A finding for each diagnostic with the code of ``rule``, as grave as the diagnostic says."""
    for paper in docket.papers:
        for diagnostic in paper.diagnostics:
            if diagnostic.code == rule.code:
                place = at_text(paper, diagnostic.start, diagnostic.end, diagnostic.clause)
                yield rule.found([place], diagnostic.severity, **diagnostic.args)
