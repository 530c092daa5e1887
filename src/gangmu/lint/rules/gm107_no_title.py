"""没有找到文件标题。

What it does: reports documents whose text does not hold their title.

Why it is bad: findings and citations must fall back on the file's name.

Example: a text that begins with its addressees.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM107", "no-title", "info", carried)
