"""字对: text cut into overlapping pairs of characters, so that any run of characters is a phrase of neighbouring pairs.

A run of Chinese characters ``abc`` gives ``ab bc c``; letters and digits stay whole (``PTA``, ``2020``). Words of a search
are cut likewise; the last piece of each matches by its beginning, since the text may go on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RUN = re.compile(r"[a-z0-9]+|[\u3400-\u9fff\U00020000-\U0003ffff]+")
_BLANK = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")  # a line break inside a Chinese sentence


def tokens(text: str) -> Iterator[str]:
    """The pieces of ``text`` in order."""
    for run in _RUN.findall(_BLANK.sub("", plain(text))):
        yield from _cut(run)


def phrases(words: str) -> list[list[str]]:
    """The pieces of each word of a search; every phrase has to be found, its last piece by its beginning."""
    found = []
    for word in plain(words).split():
        runs = _RUN.findall(word)
        pieces = [piece for run in runs for piece in _cut(run)]
        if pieces and len(runs[-1]) > 1 and not runs[-1].isascii():
            pieces.pop()  # the single last character is already in the last pair
        if pieces:
            found.append(pieces)
    return found


def plain(text: str) -> str:
    """``text`` in half-width and lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def _cut(run: str) -> Iterator[str]:
    if run.isascii():
        yield run
        return
    for place in range(len(run)):
        yield run[place : place + 2]
