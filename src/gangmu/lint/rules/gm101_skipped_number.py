"""编号跳号。

What it does: reports numbers that the sequence of clauses leaves out (一、 then 三、).

Why it is bad: a clause may have been lost in copying, and citations of it lead nowhere.

Example: （一）, （二）, （四）.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM101", "skipped-number", "warning", carried)
