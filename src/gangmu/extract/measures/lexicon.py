"""措施词表: what the measure rules read from ``data/measures.toml``, compiled once."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from gangmu.norms.norm import Instrument


class Lexicon(msgspec.Struct, frozen=True):
    """措施词表: ``machine`` finds words, ``instruments[k]`` is what the k-th word gives (None for a shadow); ``giving`` are
    the words by which each is given, ``promising`` the weaker ones of all."""

    machine: AhoCorasick
    instruments: tuple[Instrument | None, ...]
    giving: dict[Instrument, re.Pattern[str]]
    promising: re.Pattern[str]
    against: re.Pattern[str]
    silent: re.Pattern[str]
    who: re.Pattern[str]
    noun: re.Pattern[str]
    apart: re.Pattern[str]


@functools.cache
def lexicon() -> Lexicon:
    """The words of measures."""
    source = resources.files("gangmu.extract") / "data" / "measures.toml"
    data: dict[str, Any] = tomllib.loads(source.read_text("utf-8"))
    owner: dict[str, Instrument | None] = dict.fromkeys(data["shadows"])
    giving: dict[Instrument, re.Pattern[str]] = {}
    for one in data["instruments"]:
        for word in one["words"]:
            owner.setdefault(word, one["name"])
        verbs = sorted({*data["giving"], *one["verbs"]}, key=len, reverse=True)
        giving[one["name"]] = re.compile("|".join(map(re.escape, verbs)))
    whom = data["beneficiaries"]
    return Lexicon(
        machine=AhoCorasick(
            list(owner), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        ),
        instruments=tuple(owner.values()),
        giving=giving,
        promising=re.compile("|".join(map(re.escape, data["promising"]))),
        against=re.compile(data["against"]),
        silent=re.compile(data["silent"]),
        who=re.compile(whom["before"] + whom["after"]),
        noun=re.compile(whom["nouns"]),
        apart=re.compile(whom["split_end"]),
    )
