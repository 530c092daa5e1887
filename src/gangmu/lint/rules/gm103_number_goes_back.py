"""编号退回。

What it does: reports a sequence that falls back without a new heading.

Why it is bad: two lists may have run together, or a heading is missing.

Example: 1., 2., 3., then 2. again.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM103", "number-goes-back", "info", carried)
