"""词典: the words of ``data/targets.toml``, compiled once into the expressions that the rules use."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any

import msgspec

from gangmu.norms.norm import Change


class Lexicon(msgspec.Struct, frozen=True):
    """词典: expressions anchored where their use says: ``…_end`` match up to the end of a stretch, ``…_start`` from its start."""

    reach_end: re.Pattern[str]
    change_end: re.Pattern[str]
    deed_end: re.Pattern[str]
    deed_start: re.Pattern[str]
    deed: re.Pattern[str]
    lead_start: re.Pattern[str]
    tail_end: re.Pattern[str]
    worked_end: re.Pattern[str]
    measured_end: re.Pattern[str]
    timed: re.Pattern[str]
    attribute_ok: re.Pattern[str]
    past: re.Pattern[str]
    paid: re.Pattern[str]
    rule: re.Pattern[str]
    rule_near: re.Pattern[str]
    rule_undated: re.Pattern[str]
    goal_heading: re.Pattern[str]
    strive: re.Pattern[str]
    sure: re.Pattern[str]
    weak: frozenset[str]
    changes: dict[str, Change]
    deeds: dict[str, Change]
    named: frozenset[str]
    ratios: tuple[tuple[str, tuple[str, ...]], ...]
    table: Table


class Table(msgspec.Struct, frozen=True):
    """The words in the head of an indicator table, and the marks of an empty cell."""

    name: tuple[str, ...]
    unit: tuple[str, ...]
    nature: tuple[str, ...]
    skip: tuple[str, ...]
    base: tuple[str, ...]
    aim: tuple[str, ...]
    change: tuple[str, ...]
    empty: frozenset[str]
    measure: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """One alternation of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@functools.cache
def lexicon() -> Lexicon:
    """The words of the target rules."""
    source = resources.files("gangmu.extract") / "data" / "targets.toml"
    data: dict[str, Any] = tomllib.loads(source.read_text("utf-8"))
    return Lexicon(**_verbs(data), **_phrases(data["indicator"]), **_places(data), table=_table(data["table"]))


def _verbs(data: dict[str, Any]) -> dict[str, Any]:
    change, deed = data["change"], data["deed"]
    kinds: tuple[Change, ...] = ("growth_rate", "increase", "decrease")
    changes = {word: kind for kind in kinds for word in change[kind]}
    deeds: dict[str, Change] = {}
    deeds |= dict.fromkeys(deed["cumulative"], "cumulative")
    deeds |= dict.fromkeys([*deed["level"], *deed["named"]], "level")
    deeds |= dict.fromkeys(deed["decrease"], "decrease")
    # 提高20%以上, 提高幅度达到20%: the verb, then perhaps a link
    shift = (
        rf"(?P<how>(?:{any_of(change['before'])})*)(?P<verb>{any_of(changes)})(?P<link>(?:{any_of(change['link'])})*)"
    )
    places = any_of(data["places"]["words"])
    # 2026年完成…, 10年建成… are no 年完成
    adverbs = rf"{any_of([*deed['adverb'], *deed['counted']])}|(?<![0-9一二两三四五六七八九十])年"
    done = rf"(?P<adverb>(?:(?:{adverbs})[、，]?)*)(?P<verb>{any_of(deeds)})"
    # 服务业, 开发区, 建设用地 begin like a verb
    noun = r"(?!业|性|区(?!域)|型|商|厂|线|用地|总值|机构|率|度|量)"
    return {
        "reach_end": re.compile(rf"(?P<verb>{any_of(data['reach']['words'])})(?:了)?$"),
        "change_end": re.compile(rf"{shift}$"),
        "deed_end": re.compile(rf"{done}(?:{places})?(?:了|出|起)?(?:约|近)?$"),
        "deed_start": re.compile(done + noun),
        "deed": re.compile(rf"(?:{any_of(deeds)})"),
        "weak": frozenset(data["reach"]["weak"]),
        "changes": changes,
        "deeds": deeds,
        "named": frozenset(deed["named"]),
    }


def _phrases(words: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "lead_start": re.compile(
            rf"(?:[，、：；。！？\s”’）·]|{any_of(words['lead'])}|{'|'.join(words['lead_unless'])})+"
        ),
        "tail_end": re.compile(rf"(?:[，、：；\s]|{any_of(words['tail'])})+$"),
        "worked_end": re.compile(rf"(?:{any_of(words['worked'])})+$"),
        "measured_end": re.compile(rf"(?:{any_of(words['measured'])})(?:（[^（）]*）)?$"),
        "timed": re.compile(any_of(words["timed"])),
    }


def _places(data: dict[str, Any]) -> dict[str, Any]:
    never, goal = data["never"], data["goal"]
    return {
        "attribute_ok": re.compile(any_of(never["attribute_ok"])),
        "past": re.compile("|".join([any_of(never["past"]), *never["past_unless"]])),
        "paid": re.compile(any_of(never["paid"])),
        "rule": re.compile(any_of(never["rule"])),
        "rule_undated": re.compile(any_of([*never["rule"], *never["rule_undated"]])),
        "rule_near": re.compile(any_of([*never["rule"], *never["rule_near"]])),
        "goal_heading": re.compile(any_of(goal["headings"])),
        "strive": re.compile(any_of(goal["strive"])),
        "sure": re.compile(any_of(goal["sure"])),
        "ratios": tuple((word, tuple(row["parts"])) for row in data["ratio"] for word in row["words"]),
    }


def _table(words: dict[str, list[str]]) -> Table:
    return Table(
        name=tuple(words["name"]), unit=tuple(words["unit"]), nature=tuple(words["nature"]), skip=tuple(words["skip"]),
        base=tuple(words["base"]), aim=tuple(words["aim"]), change=tuple(words["change"]), empty=frozenset(words["empty"]),
        measure=re.compile(rf"(?:{any_of(words['measure'])})$"),
    )  # fmt: skip
