"""诊断: what a reader of the document should know, keyed by code, worded in Chinese and English from data."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Literal

import msgspec

Severity = Literal["error", "warning", "info"]
Language = Literal["zh", "en"]
_HOLE = re.compile(r"\{(\w+)\}")
_POINT = re.compile(r"[\u3000-\u303f\uff00-\uffef“”‘’—]")
_HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—]")


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


def worded(code: str, language: Language, args: Mapping[str, str]) -> str:
    """The message of ``code`` with its holes filled. A space parts Chinese from figures, never Chinese from Chinese."""
    words = wordings()[code][language]
    if language == "en":
        return words.format_map(args)

    parts = [str(args[part]) if k % 2 else part for k, part in enumerate(_HOLE.split(words))]
    for k in range(0, len(parts), 2):
        before, after = "".join(parts[:k]), "".join(parts[k + 1 :])
        parts[k] = _tight(parts[k], before[-1:], after[:1])
    return "".join(parts)


def _tight(words: str, before: str, after: str) -> str:
    """The words between two holes without a space at either end that does not belong there."""
    if words.startswith(" ") and close(before, (words + after)[1:2]):
        words = words[1:]
    return words[:-1] if words.endswith(" ") and close((before + words)[-2], after) else words


def close(left: str, right: str) -> bool:
    """Whether no space belongs between two characters: both are Chinese, or one is a full-width mark."""
    marked = _POINT.match(left) or _POINT.match(right)
    return bool(marked or (_HAN.match(left) and _HAN.match(right)))


def message(diagnostic: Diagnostic, language: Language = "zh") -> str:
    """The sentence a person reads for ``diagnostic``."""
    return worded(diagnostic.code, language, diagnostic.args)
