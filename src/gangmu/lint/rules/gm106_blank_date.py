"""日期没有填写。

What it does: reports dates whose month or day was left blank.

Why it is bad: the day on which the document takes effect cannot be known: usually it is a draft.

Example: “in force from … month … day 2021”.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM106", "blank-date", "warning", carried)
