"""页面套话: which lines and parts of a page surround its text, by the words in ``data/boilerplate.toml``."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

import msgspec

_BLANKS = re.compile(r"\s+")
# No steering line is longer; a longer one that begins like it is a paragraph.
_LONGEST = 200


class Boilerplate(msgspec.Struct, frozen=True):
    """套话: patterns of whole lines (``frames``: only before or after the text), names of parts, ends of names."""

    lines: tuple[str, ...]
    frames: tuple[str, ...]
    names: frozenset[str]
    titles: tuple[str, ...]
    sites: tuple[str, ...]


@functools.cache
def boilerplate() -> Boilerplate:
    """The words of the data file."""
    file = resources.files("gangmu.read.html") / "data" / "boilerplate.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), Boilerplate)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lines, frames = ("|".join(f"(?:{line})" for line in each) for each in (boilerplate().lines, boilerplate().frames))
    return re.compile(lines), re.compile(frames)


def surrounds(line: str) -> bool:
    """Whether ``line`` only steers, counts, shares or dates the page."""
    return _matches(line, _patterns()[0])


def frames(line: str) -> bool:
    """Whether ``line``, standing before or after the text, says whose site it is."""
    return _matches(line, _patterns()[1])


def _matches(line: str, pattern: re.Pattern[str]) -> bool:
    bare = _BLANKS.sub("", line)
    return len(bare) <= _LONGEST and bool(pattern.fullmatch(bare))


def is_name(title: str) -> bool:
    """Whether ``title`` may name a document rather than a site."""
    return title.endswith(boilerplate().titles) and len(title) > 4


def is_site(title: str) -> bool:
    """Whether ``title`` may name a site or a part of it."""
    return title.endswith(boilerplate().sites)
