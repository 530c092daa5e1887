"""理由: the sentences of a verdict, keyed by code and worded in Chinese and English from data."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec

from gangmu.norms.diagnostic import Language, worded


class Reason(msgspec.Struct, frozen=True):
    """理由: sentence ``code``; ``args`` fill it, one that begins with ``@`` is itself a word of data/words.toml."""

    code: str
    args: tuple[tuple[str, str], ...] = ()


class Question(msgspec.Struct, frozen=True):
    """问题: the ``fact`` that is missing, as the path of a project's field, and how to ask for it."""

    fact: str
    ask: Reason


def reason(code: str, **args: str) -> Reason:
    """The reason ``code`` about ``args``."""
    return Reason(code, tuple(args.items()))


def sentence(given: Reason, language: Language = "zh") -> str:
    """``given`` as people read it."""
    args = {name: word(value, language) for name, value in given.args}
    return worded(given.code, language, args)


def word(key: str, language: Language = "zh") -> str:
    """The word for ``@group.key``; anything else stays as it is."""
    if not key.startswith("@"):
        return key
    group, _, name = key[1:].partition(".")
    return _words()[group][name][language]


@functools.cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((resources.files("gangmu.screen") / "data" / "words.toml").read_text("utf-8"))
