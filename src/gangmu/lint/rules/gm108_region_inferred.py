"""地区由正文推断。

What it does: reports documents whose region no title, number or issuer gives.

Why it is bad: every norm of the document is bound to that region; a wrong guess moves them all.

Example: an opinion without a head, in which one province is named most.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM108", "region-inferred", "info", carried)
