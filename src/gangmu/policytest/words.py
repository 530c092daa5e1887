"""中文字段: test files in Chinese become the English fields that the code knows; the way back finds the line."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import msgspec

from gangmu.pack.complaint import Path


class Block(msgspec.Struct, frozen=True):
    """Names of one kind of block: its fields, the blocks inside them, and the words of their values."""

    keys: dict[str, str]
    inside: dict[str, str] = {}
    values: dict[str, str] = {}


class Vocabulary(msgspec.Struct, frozen=True):
    """The Chinese words of test files (data/words.toml)."""

    block: dict[str, Block]
    values: dict[str, dict[str, str]]


@functools.cache
def vocabulary() -> Vocabulary:
    """What the data file says."""
    text = (resources.files("gangmu.policytest") / "data" / "words.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Vocabulary)


def in_english(raw: object, kind: str, path: Path, origin: dict[Path, Path], written: Path) -> object:
    """``raw``, a block of ``kind`` at ``path``, with English names; ``origin`` learns where each field was ``written``."""
    origin[path] = written
    if isinstance(raw, list):
        return [in_english(item, kind, (*path, place), origin, (*written, place)) for place, item in enumerate(raw)]
    if not isinstance(raw, dict):
        return raw
    block = vocabulary().block[kind]
    found: dict[object, object] = {}
    for name, value in raw.items():
        field = block.keys.get(str(name), name)
        where, stood = (*path, str(field)), (*written, str(name))
        origin[where] = stood
        if field in block.inside:
            value = in_english(value, block.inside[field], where, origin, stood)
        elif field in block.values:
            value = _worded(value, vocabulary().values[block.values[field]])
        found[field] = value
    return found


def _worded(value: object, words: dict[str, str]) -> object:
    if isinstance(value, list):
        return [_worded(item, words) for item in value]
    return words.get(value, value) if isinstance(value, str) else value
