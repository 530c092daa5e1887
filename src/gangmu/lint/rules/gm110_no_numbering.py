"""正文没有编号。

What it does: reports texts without any numbered clause.

Why it is bad: nothing can be cited more precisely than the document.

Example: a letter of three paragraphs.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM110", "no-numbering", "info", carried)
