"""目标年份超出文件有效期，或目标期限与有效期长度不符。

What it does: compares the due years of targets with the day on which their document expires, and a term given in years
(三年努力) with the time the document is in force.

Why it is bad: after expiry nobody is bound to a target that is still open.

Example: a goal of three years in a document that is in force for 32 months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at, at_text, clause_at
from gangmu.lint.rule import Rule
from gangmu.norms import Paper
from gangmu.text.numerals import number

_SLACK = 2  # months between the day of issue and the first of January do not make a term longer
_TERM = re.compile(
    r"(?:用|通过|力争|经过|利用)[^。，；]{0,6}?([一二三四五六七八九十\d]{1,3})年(?:左右)?(?:的)?(?:时间|努力|左右)"
)


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """Findings for targets due after expiry, and for terms longer than the validity."""
    for aim in docket.aims:
        expires = aim.paper.header.expires
        if expires is not None and aim.norm.year is not None and aim.norm.year > expires.year:
            yield rule.found([at(aim)], term=str(aim.norm.year), validity=expires.isoformat())
    for paper in docket.papers:
        yield from _terms(paper, rule)


def _terms(paper: Paper, rule: Rule) -> Iterable[Finding]:
    header = paper.header
    since = header.effective or header.issued
    if paper.source is None or header.expires is None or since is None:
        return
    months = (header.expires.year - since.year) * 12 + header.expires.month - since.month + 1
    for term in _TERM.finditer(paper.source.text):
        years = number(term[1])
        if years is not None and years * 12 > months + _SLACK:
            start, end = term.span()
            yield rule.found(
                [at_text(paper, start, end, clause_at(paper, start))], term=term[0], validity=f"{months}个月"
            )


RULE = Rule("GM213", "horizon-beyond-validity", "warning", check)
