"""文中的附件没有在正文列出。

What it does: reports annexes that the document holds and does not announce.

Why it is bad: whoever reads the body alone does not know that there is more.

Example: an annex 3 after a list of two.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM105", "unannounced-annex", "info", carried)
