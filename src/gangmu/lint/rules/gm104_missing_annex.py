"""正文列出的附件不在文中。

What it does: reports annexes that the document announces and does not hold.

Why it is bad: tables of responsibilities and lists of projects are in annexes; without them the clauses cannot be executed.

Example: “Annex 1: division of tasks” at the end, and no annex 1.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM104", "missing-annex", "warning", carried)
