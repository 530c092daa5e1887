"""规则: one fault that documents can have, and the function that finds it."""

from __future__ import annotations

import functools
import inspect
import re
import tomllib
from collections.abc import Callable, Iterable
from importlib import import_module, resources
from typing import NamedTuple

import msgspec

from gangmu.lint.docket import Docket
from gangmu.lint.finding import Finding, Place
from gangmu.norms.diagnostic import Language, Severity

_PART = re.compile(r"\n\n(?:What it does|Why it is bad|Example): ")


class Page(NamedTuple):
    """规则说明: the fault in a few words (Chinese), what the rule does, why the fault is bad, an example."""

    fault: str
    does: str
    why: str
    example: str


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

    def told(self, language: Language = "zh") -> Page:
        """The page of the rule in parts, in the language of the reader."""
        fault, does, why, example = (" ".join(part.split()) for part in _PART.split(self.page()))
        if language == "en":
            return Page(
                fault, does[:1].upper() + does[1:], why[:1].upper() + why[1:], example[:1].upper() + example[1:]
            )
        return Page(fault, **_chinese()[self.code])


@functools.cache
def _chinese() -> dict[str, dict[str, str]]:
    """The parts of every page in Chinese, from ``data/pages.toml``."""
    return tomllib.loads((resources.files("gangmu.lint") / "data" / "pages.toml").read_text("utf-8"))
