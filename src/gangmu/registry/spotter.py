"""术语识别: where the terms of a registry stand in a text, in one pass, the longest at each place."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


class Hit(msgspec.Struct, frozen=True):
    """命中: ``text[start:end]`` names ``id``; None where the name stands for several things, all in ``candidates``."""

    start: int
    end: int
    id: str | None
    candidates: tuple[str, ...]


class Spotter:
    """识别器: finds ``terms`` (name → ids), leftmost longest, none overlapping; one Aho-Corasick pass, linear in the text.

    A name with two or more ids is found and left unresolved; a name without ids is a phrase that shadows the names inside
    it (``朝阳产业`` is no place) and is never reported.
    """

    def __init__(self, terms: Mapping[str, tuple[str, ...]]) -> None:
        self._ids = tuple(terms.values())
        self._machine = AhoCorasick(
            list(terms),
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def hits(self, text: str) -> list[Hit]:
        """Every hit in ``text`` from left to right."""
        ids = self._ids
        return [
            Hit(start, end, found[0] if len(found) == 1 else None, found)
            for k, start, end in self._machine.find_matches_as_indexes(text)
            if (found := ids[k])
        ]
