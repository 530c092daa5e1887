"""编号重复。

What it does: reports two clauses of one sequence with one number.

Why it is bad: a citation of that number means either.

Example: two items numbered 3. below one heading.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM102", "repeated-number", "warning", carried)
