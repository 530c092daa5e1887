"""诊断: what a reader of the document should know, keyed by code, worded in Chinese and English from data."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "info"]
Language = Literal["zh", "en"]


class Diagnostic(msgspec.Struct, frozen=True):
    """诊断: fault ``code`` at ``text[start:end]`` of ``clause``; ``args`` fill the message, ``related`` are clause ids."""

    code: str
    severity: Severity
    start: int
    end: int
    clause: str = ""
    args: dict[str, str] = {}
    related: tuple[str, ...] = ()


@functools.cache
def wordings() -> dict[str, dict[str, str]]:
    """The message of every code in every language, from ``data/messages/*.toml`` (one file a family of codes)."""
    folder = resources.files("gangmu.norms") / "data" / "messages"
    families = sorted(folder.iterdir(), key=lambda file: file.name)
    return {code: words for file in families for code, words in tomllib.loads(file.read_text("utf-8")).items()}


def message(diagnostic: Diagnostic, language: Language = "zh") -> str:
    """The sentence a person reads for ``diagnostic``."""
    return wordings()[diagnostic.code][language].format_map(diagnostic.args)
