"""YAML as packs use it: plain maps, lists and values, read fast; anchors, aliases, tags and duplicate keys are refused.

A file is parsed by ``ryaml``. Only where something is wrong does the slower PyYAML look at it again: it knows the lines.
Both descend from libyaml and so agree on what is YAML.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable

import ryaml

from gangmu.pack.complaint import Complaint, Path

MOST_CHARACTERS = 4_000_000
DEEPEST = 16
# What may be an anchor, an alias or a tag: the sign after a place where a value can begin.
_SUSPECT = re.compile(r"(?:^|[\s\[{,?:-])[&*!]", re.M)


def parse_yaml(text: str, file: str) -> tuple[object, tuple[Complaint, ...]]:
    """The maps, lists and values that ``text`` writes, and nothing; or None and what is wrong with it."""
    if len(text) > MOST_CHARACTERS:
        size = MOST_CHARACTERS // 1_000_000
        return None, (Complaint(file, (), f"the file has more than {size} million characters", "split the pack"),)
    if _SUSPECT.search(text) or "\n---" in text or "\n..." in text:
        found = refused(text, file)
        if found:
            return None, found
    try:
        value = ryaml.loads(text)  # type: ignore[attr-defined]  # its stub does not export it
    except ValueError as error:
        return None, refused(text, file) or (Complaint(file, (), f"this is not YAML ({error})", "mend the line"),)
    if _deeper(value, DEEPEST):
        return None, refused(text, file)
    return value, ()


# The slow reader takes longer to import than a pack to load: it is fetched when something is wrong.
def refused(text: str, file: str) -> tuple[Complaint, ...]:
    """The first thing in ``text`` that no pack may hold, with its line; empty where nothing is to be said."""
    found: tuple[Complaint, ...] = importlib.import_module("gangmu.pack.marks").refused(text, file, DEEPEST)
    return found


def line_finder(text: str) -> Callable[[Path], int]:
    """The function that tells the line (from 1) on which ``path`` begins in ``text``."""
    finder: Callable[[Path], int] = importlib.import_module("gangmu.pack.marks").Lines(text).at
    return finder


def _deeper(value: object, depth: int) -> bool:
    """Whether ``value`` is nested more than ``depth`` deep."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth < 0 or any(_deeper(part, depth - 1) for part in inner if isinstance(part, dict | list))
