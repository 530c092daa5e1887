"""检查用例: documents taken together, and what the linter must, or must not, find in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from gangmu.lint import Finding, Place, lint
from gangmu.norms import Paper
from gangmu.policytest.values import Expect, ExpectedFinding, ExpectedPlace, Problem


def finding_problems(expect: Expect, papers: Sequence[Paper], as_of: dt.date) -> Iterator[Problem]:
    """Expected findings that are not there, each with what came of its code; findings that should not be there."""
    if not expect.findings and not expect.no_findings:
        return
    found = lint(papers, as_of)
    for wanted in expect.findings:
        of_code = [finding for finding in found if wanted.code in (finding.code, finding.name)]
        if not any(_fits(wanted, finding) for finding in of_code):
            kind = "finding_differs" if of_code else "no_finding"
            yield Problem(kind, _wanted(wanted), "; ".join(map(_told, of_code)))  # type: ignore[arg-type]
    unwanted = [ExpectedFinding(code=one) if isinstance(one, str) else one for one in expect.no_findings]
    for finding in found:
        if any(_fits(one, finding) for one in unwanted):
            yield Problem("finding_unwanted", finding.code, _told(finding))


def _fits(wanted: ExpectedFinding, finding: Finding) -> bool:
    if wanted.code not in (finding.code, finding.name):
        return False
    if wanted.severity not in (None, finding.severity):
        return False
    if wanted.says and not any(wanted.says in finding.message(language) for language in ("zh", "en")):
        return False
    return all(any(_stands(place, found) for found in finding.places) for place in wanted.places)


def _stands(wanted: ExpectedPlace, place: Place) -> bool:
    if wanted.document not in ("", place.document) or wanted.clause not in ("", place.clause):
        return False
    return "".join(wanted.quote.split()) in "".join(place.quote.split())


def _wanted(wanted: ExpectedFinding) -> str:
    places = (f"{place.document} {place.clause}{f'“{place.quote}”' if place.quote else ''}" for place in wanted.places)
    return f"{wanted.code} @ {', '.join(place.strip() for place in places)}" if wanted.places else wanted.code


def _told(finding: Finding) -> str:
    places = ", ".join(f"{place.document} {place.clause}".strip() for place in finding.places)
    return f"{finding.code} {finding.severity} @ {places}: {finding.message()}"
