"""标签: the elements of HTML by what they do to the reading of a page, from ``data/tags.toml``."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec


class Tags(msgspec.Struct, frozen=True):
    """标签类: sets of element names, as the data file explains them."""

    blocks: frozenset[str]
    unseen: frozenset[str]
    void: frozenset[str]
    raw: frozenset[str]
    loose: frozenset[str]
    walls: frozenset[str]
    ends_p: frozenset[str]


@functools.cache
def tags() -> Tags:
    """The sets of the data file."""
    file = resources.files("gangmu.read.html") / "data" / "tags.toml"
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), Tags)
