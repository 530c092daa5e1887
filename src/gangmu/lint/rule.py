"""规则: one fault that documents can have, and the function that finds it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from importlib import import_module

import msgspec

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, Place
from gangmu.norms.diagnostic import Severity


class Rule(msgspec.Struct, frozen=True):
    """规则: ``code`` and ``name`` of the fault, its usual ``severity``, and ``check``, which reports it.

    The rule's module is called after both (``GM201`` ``contradictory-target``: ``rules/gm201_contradictory_target.py``);
    its docstring is the page of the rule: what it does, why it is bad, an example.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Docket, Rule], Iterable[Finding]]

    def found(self, places: Iterable[Place], severity: Severity | None = None, **args: str) -> Finding:
        """A finding of this rule; a place that is named twice stands once."""
        return Finding(self.code, self.name, severity or self.severity, tuple(dict.fromkeys(places)), args)

    @property
    def module(self) -> str:
        """The name of the module that holds the rule."""
        return f"{self.code.lower()}_{self.name.replace('-', '_')}"

    def page(self) -> str:
        """The documentation of the rule: the docstring of its module."""
        return inspect.getdoc(import_module(f"gangmu.lint.rules.{self.module}")) or ""
