"""用语: the word lists that rules read, from data/words.toml."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources


@functools.cache
def word_list(group: str, name: str) -> tuple[str, ...]:
    """The words ``name`` of ``group``, the longest first."""
    words: list[str] = _data()[group][name]
    return tuple(sorted(words, key=len, reverse=True))


@functools.cache
def any_of(group: str, name: str) -> re.Pattern[str]:
    """A pattern that finds any of the words ``name`` of ``group``."""
    return re.compile("|".join(re.escape(word) for word in word_list(group, name)))


@functools.cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((resources.files("gangmu.lint") / "data" / "words.toml").read_text("utf-8"))
