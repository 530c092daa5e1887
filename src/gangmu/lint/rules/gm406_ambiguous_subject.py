"""对象有多种含义，未归入行业。

What it does: reports subjects of directives whose name means several things in the registries.

Why it is bad: the directive matches no project until a person chooses.

Example: 风电 is electricity from wind, or the machines for it.
"""

from __future__ import annotations

from gangmu.lint.carried import carried
from gangmu.lint.rule import Rule

RULE = Rule("GM406", "ambiguous-subject", "info", carried)
