"""导向用语: the words that take a stance, found in one pass over a passage."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

import ahocorasick_rs as ac
import msgspec

from gangmu.norms.norm import Activity, Stance
from gangmu.text import Affixes, by_last

_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
# how far back the words that may stand before a verb can reach
_LEAD = 6


class Verb(msgspec.Struct, frozen=True):
    """导向动词: what ``word`` lays down, and what it ``need``s around it to do so, in which ``tail`` (see directives.toml)."""

    word: str
    stance: Stance
    need: str
    tail: str
    soft: bool = False


class Hit(msgspec.Struct, frozen=True):
    """命中: ``text[start:end]`` is a stance word; ``readings`` are its possible stances, to be tried in order.

    ``weak``: every reading promotes, so it stands where a verb can stand and needs no further look at its place.
    """

    start: int
    end: int
    readings: tuple[Verb, ...]
    weak: bool


class Suffixes(msgspec.Struct, frozen=True):
    """词尾: literal word ends, looked up by their last character; many times faster than an alternation anchored at the end.

    ``lengths`` says for each last character how long the words that end in it are, the longest first; ``ends`` are they.
    """

    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]
    ends: Affixes

    def of(self, text: str) -> int:
        """The length of the longest word that ends ``text``, 0 where none does."""
        for length in self.lengths.get(text[-1:], ()):
            if text[-length:] in self.words:
                return length
        return 0


def _suffixes(words: list[str]) -> Suffixes:
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    longest = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
    return Suffixes(frozenset(words), longest, by_last(words))


class Lexicon(msgspec.Struct, frozen=True):
    """导向词库: everything of directives.toml, compiled."""

    spotter: Any
    readings: tuple[tuple[Verb, ...], ...]
    weak: tuple[bool, ...]
    activity: re.Pattern[str]
    activities: dict[str, Activity]
    acts: frozenset[str]
    adverbs: Suffixes
    nouns: Suffixes
    tails: dict[str, re.Pattern[str]]
    industrial: Suffixes
    abstract: Suffixes
    trim_end: Suffixes
    trim_start: re.Pattern[str]
    starts: frozenset[str]
    adjective: re.Pattern[str]
    empty: re.Pattern[str]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = tomllib.loads((resources.files("gangmu.extract") / "data" / "directives.toml").read_text("utf-8"))
    readings: dict[str, list[Verb]] = {}
    for group in data["verb"]:
        for word in group["words"]:
            need, _, tail = group["needs"].partition(":")
            verb = Verb(word, group["stance"], need, tail, group.get("soft", False))
            readings.setdefault(word, []).append(verb)
    # a shadow takes the place of the stance word it contains and reads as nothing
    readings.update({word: [] for word in data["shadow"]["words"]})
    activities: dict[str, Activity] = {word: name for name, words in data["activity"].items() for word in words}
    longest = "|".join(re.escape(word) for word in sorted(activities, key=len, reverse=True))
    return Lexicon(
        spotter=ac.AhoCorasick(
            list(readings), matchkind=ac.MatchKind.LeftmostLongest, implementation=ac.Implementation.DFA
        ),
        readings=tuple(tuple(verbs) for verbs in readings.values()),
        weak=tuple(all(verb.stance in ("encourage", "upgrade") for verb in verbs) for verbs in readings.values()),
        activity=re.compile(rf"(?:以任何名义|以任何方式|任何方式|[、，和并或及])*({longest})"),
        activities=activities,
        acts=frozenset([*(word[0] for word in activities), *"以任、，和并或及"]),
        adverbs=_suffixes([*data["lead"]["adverbs"], *"，、；：。”"]),
        nouns=_suffixes(data["lead"]["nouns"]),
        tails={name: re.compile(pattern) for name, pattern in data["tail"].items()},
        industrial=_suffixes(data["industrial"]["ends"]),
        abstract=_suffixes(data["industrial"]["abstract"]),
        trim_end=_suffixes(data["subject"]["trim_end"]),
        trim_start=re.compile(rf"^(?:{'|'.join(data['subject']['trim_start'])})+(?=[^的]{{2,}})"),
        starts=frozenset(word[0] for word in data["subject"]["trim_start"]),
        adjective=re.compile(data["subject"]["adjective"]),
        empty=re.compile(data["subject"]["empty"]),
    )


def hits(text: str, body: int = 0) -> list[Hit]:
    """The stance words of ``text``, from left to right, without overlap; ``body`` is where its label ends.

    A weak word is left out where no verb can stand: 发展 counts after 大力 or a comma, not in 农村发展研究.
    """
    words = lexicon()
    readings, weak = words.readings, words.weak
    found = [
        Hit(start, end, readings[k], weak[k])
        for k, start, end in words.spotter.find_matches_as_indexes(text)
        if readings[k] and (not weak[k] or start <= body or _led(text, start, end - start, words))
    ]
    if not found or "《" not in text:
        return found
    # 《关于淘汰…的通知》 names a document and takes no stance here
    titles = [(title.start(), title.end()) for title in _TITLE.finditer(text)]
    return [hit for hit in found if not any(start < hit.start < end for start, end in titles)]


def _led(text: str, at: int, length: int, words: Lexicon) -> bool:
    """Whether a promoting word of ``length`` characters can be a verb at ``at``, which is behind the head of ``text``."""
    last, here = text[at - 1], max(0, at - _LEAD)
    if text.endswith(words.adverbs.ends.get(last, ()), here, at):
        return True
    return length > 2 and text.endswith(words.nouns.ends.get(last, ()), here, at)


def activities(text: str, start: int, end: int) -> tuple[int, Activity | None]:
    """Where the activities named right at ``start`` end, and the first of them (None where there is none)."""
    words = lexicon()
    named: Activity | None = None
    if text[start : start + 1] not in words.acts:
        return start, None
    while found := words.activity.match(text, start, end):
        named = named or words.activities[found[1]]
        start = found.end()
    return start, named
