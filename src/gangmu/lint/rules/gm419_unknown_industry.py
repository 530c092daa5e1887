"""禁止、限制类条款的对象不能归入任何行业代码。

What it does: lists what is banned, restricted or closed down and means no product, industry or listed class of industries
that the registries know.

Why it is bad: a project cannot be screened against a word that matches nothing: the clause is silently without effect.

Example: a ban on “three-high industries” that no document defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.classes import namings
from gangmu.lint.docket import Docket, grouped
from gangmu.lint.finding import Finding, at
from gangmu.lint.rule import Rule
from gangmu.lint.stands import AGAINST
from gangmu.lint.subjects import meanings

_GENERAL = re.compile(
    r"^[“”]?.{0,8}(?:产能|限制类|淘汰类|企业|项目|工艺|设备|建设|品种|产品|规模|技术|工作|扩张)[“”]?$|产业$|业务|供应|支持|落后|过剩|重复|趋同"
    r"|为重点|总量|强度|能力$|淘汰的|能评|环评|比重|因素|用地|能耗|排放强度"
)


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each document."""
    against = (order for order in docket.orders if order.norm.stance in AGAINST and order.norm.certainty != "doubtful")
    lost = (
        (order, subject) for order in against if not namings(order.norm.quote)
        for subject in _unknown(order.norm.subjects, order.norm.industry_codes)
    )  # fmt: skip
    for found in grouped(lost, lambda one: one[0].paper.key).values():
        subjects = dict.fromkeys(subject for _, subject in found)
        yield rule.found((at(order) for order, _ in found), count=str(len(subjects)), subjects=" / ".join(subjects))


def _unknown(subjects: tuple[str, ...], codes: tuple[tuple[str, ...], ...]) -> Iterable[str]:
    for place, subject in enumerate(subjects):
        coded = place < len(codes) and codes[place]
        if not coded and not meanings(subject) and not namings(subject) and not _GENERAL.search(subject):
            yield subject


RULE = Rule("GM419", "unknown-industry", "info", check)
