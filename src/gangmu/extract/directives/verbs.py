"""导向用语: the words that take a stance, found in one pass over a passage."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import ahocorasick_rs as ac
import msgspec

from gangmu.norms.norm import Activity, Stance


class Verb(msgspec.Struct, frozen=True):
    """导向动词: what ``word`` lays down, and what it ``needs`` around it to do so (see directives.toml)."""

    word: str
    stance: Stance
    needs: str
    soft: bool = False


class Hit(msgspec.Struct, frozen=True):
    """命中: ``text[start:end]`` is a stance word; ``readings`` are its possible stances, to be tried in order."""

    start: int
    end: int
    readings: tuple[Verb, ...]


class Lexicon(msgspec.Struct, frozen=True):
    """导向词库: everything of directives.toml, compiled."""

    spotter: Any
    readings: tuple[tuple[Verb, ...], ...]
    activity: re.Pattern[str]
    activities: dict[str, Activity]
    lead: re.Pattern[str]
    tails: dict[str, re.Pattern[str]]
    industrial: re.Pattern[str]
    abstract: re.Pattern[str]
    subject: dict[str, re.Pattern[str]]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = tomllib.loads((resources.files("gangmu.extract") / "data" / "directives.toml").read_text("utf-8"))
    readings: dict[str, list[Verb]] = {}
    for group in data["verb"]:
        for word in group["words"]:
            readings.setdefault(word, []).append(Verb(word, group["stance"], group["needs"], group.get("soft", False)))
    activities: dict[str, Activity] = {word: name for name, words in data["activity"].items() for word in words}
    longest = "|".join(re.escape(word) for word in sorted(activities, key=len, reverse=True))
    return Lexicon(
        spotter=ac.AhoCorasick(list(readings), matchkind=ac.MatchKind.LeftmostLongest),
        readings=tuple(tuple(verbs) for verbs in readings.values()),
        activity=re.compile(rf"(?:以任何名义|以任何方式|任何方式|[、，和并或及])*({longest})"),
        activities=activities,
        lead=re.compile(data["lead"]["adverbs"]),
        tails={name: re.compile(pattern) for name, pattern in data["tail"].items()},
        industrial=re.compile(data["industrial"]["ends"]),
        abstract=re.compile(data["industrial"]["abstract"] + "$"),
        subject={name: re.compile(pattern) for name, pattern in data["subject"].items()},
    )


def hits(text: str) -> Iterator[Hit]:
    """The stance words of ``text``, from left to right, without overlap."""
    words = lexicon()
    for index, start, end in words.spotter.find_matches_as_indexes(text):
        yield Hit(start, end, words.readings[index])


def activities(text: str, start: int, end: int) -> tuple[int, Activity | None]:
    """Where the activities named right at ``start`` end, and the first of them (None where there is none)."""
    words = lexicon()
    named: Activity | None = None
    while found := words.activity.match(text, start, end):
        named = named or words.activities[found[1]]
        start = found.end()
    return start, named
