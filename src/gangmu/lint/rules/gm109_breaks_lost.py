"""文本丢失了段落换行。

What it does: reports texts whose paragraphs were joined into one line.

Why it is bad: clauses were restored from their numbers; those without a number may be cut in the wrong place.

Example: a whole plan in a single line of a data set.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM109", "breaks-lost", "info", carried)
