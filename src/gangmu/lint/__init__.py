"""政策检查: rules that find contradictions, gaps and drafting faults in documents and packs."""

from __future__ import annotations

from gangmu.lint.engine import chosen, lint, unknown
from gangmu.lint.finding import Finding, Place
from gangmu.lint.output import findings_json, findings_sarif
from gangmu.lint.rule import Rule
from gangmu.lint.rules import RULES

__all__ = ["RULES", "Finding", "Place", "Rule", "chosen", "findings_json", "findings_sarif", "lint", "unknown"]
