"""用“鼓励”表述本应强制的管控：对象是政府机关，内容是限制、准入、监管。

What it does: finds clauses that “encourage” setting up a mechanism of restriction, access, safety or supervision, where no
enterprise is addressed.

Why it is bad: an authority is bound or it is not. What is merely encouraged cannot be demanded, and programs and readers
file it under promotion.

Example: “building a mechanism to restrict surplus industries is encouraged”, followed by an absolute ban.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, at_sentence
from gangmu.lint.rule import Rule

_MIXED = re.compile(
    r"(?:鼓励|支持|倡导|提倡)(?P<who>[^，。；]{0,10}?)(?:建立|健全|完善|制定|落实|实施|执行|强化|加强)[^，。；]{0,26}?"
    r"(?:限制|调控|约束|禁止|淘汰|准入|安全|监管|监测|问责|惩戒|执法)[^，。；]{0,8}(?:机制|制度|体系|管理)(?![^，。；])"
)
_ADDRESSED = re.compile(r"企业|机构|协会|学会|社会|单位|园区|高校|院所|市场主体|个人|组织|资本")


def check(docket: Docket, rule: Rule) -> Iterable[Finding]:
    """One finding for each such clause."""
    for sentence in docket.sentences:
        for mixed in _MIXED.finditer(sentence.text):
            if not _ADDRESSED.search(mixed[0]):
                yield rule.found([at_sentence(sentence, mixed.start(), mixed.end())])


RULE = Rule("GM418", "encouraged-control", "warning", check)
