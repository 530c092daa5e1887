"""版面标记: the marks by which a reader sees paragraphs, page numbers and contents, from ``data/marks.toml``."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib import resources

import msgspec

_BLANKS = re.compile(r"\s+")
# Kangxi radicals, compatibility ideographs and their supplement, Latin ligatures: written for the plain character.
_DECOMPOSED = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB07), range(0x2F800, 0x2FA1E))


class Marks(msgspec.Struct, frozen=True):
    """标记: the patterns of the data file."""

    final: str
    markers: tuple[str, ...]
    part: str
    ornate: str
    bare: str
    contents: str
    contents_title: str


@functools.cache
def _marks() -> Marks:
    return msgspec.convert(tomllib.loads(_data("marks.toml")), Marks)


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    found = getattr(_marks(), name)
    return re.compile(found if isinstance(found, str) else "|".join(f"(?:{one})" for one in found))


def is_final(line: str) -> bool:
    """Whether ``line`` ends where a sentence ends."""
    return bool(_pattern("final").search(line[-4:]))


def has_marker(line: str) -> bool:
    """Whether ``line`` begins with a number or sign under which paragraphs begin."""
    return bool(_pattern("markers").match(line))


def begins_part(line: str) -> bool:
    """Whether ``line`` may name an annex, table or figure that begins there."""
    return bool(_pattern("part").fullmatch(_BLANKS.sub("", line)))


def is_ornate_number(line: str) -> bool:
    """Whether ``line`` is a page number that shows it is one: ``- 3 -``, ``第3页``, ``3/12``."""
    return bool(_pattern("ornate").fullmatch(_BLANKS.sub("", line)))


def bare_number(line: str) -> int | None:
    """The figure that ``line`` consists of, if it is nothing else."""
    bare = _BLANKS.sub("", line)
    return int(bare) if _pattern("bare").fullmatch(bare) else None


def is_contents(line: str) -> bool:
    """Whether ``line`` is one of a table of contents."""
    return bool(_pattern("contents").fullmatch(_BLANKS.sub("", line)))


def is_contents_title(line: str) -> bool:
    """Whether ``line`` is the heading of a table of contents."""
    return bool(_pattern("contents_title").fullmatch(_BLANKS.sub("", line)))


@functools.cache
def characters() -> Mapping[int, str]:
    """Code points that fonts give for a plain character -> that character."""
    named = tomllib.loads(_data("radicals.toml"))["characters"]
    plain = {code: unicodedata.normalize("NFKC", chr(code)) for codes in _DECOMPOSED for code in codes}
    return {**plain, **{ord(radical): character for radical, character in named.items()}}


def _data(name: str) -> str:
    return (resources.files("gangmu.read.pdf") / "data" / name).read_text("utf-8")
