"""词表: what the task rules read from ``data/tasks_*.toml``, compiled once."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any

import msgspec

from gangmu.norms.norm import Certainty, Recurrence
from gangmu.text import Affixes, by_first, by_last

# the marks that may stand behind the last word of an order
CLOSERS = '”’）》 "'


class Order(msgspec.Struct, frozen=True):
    """命令: a verb at the head of a phrase and an object at its end make the phrase an order, by the rule ``name``."""

    name: str
    certainty: Certainty
    verbs: frozenset[str]
    objects: Affixes


class Orders(msgspec.Struct, frozen=True):
    """命令词表: the words of ``tasks_orders.toml``; ``orders`` are the rules of each verb, ``closing`` (by their last character)
    all that an order can end in."""

    adverbs: Affixes
    prepositions: tuple[str, ...]
    inside: re.Pattern[str]
    tails: tuple[str, ...]
    closing: Affixes
    setting: Affixes
    soft: tuple[str, ...]
    mild: tuple[str, ...]
    soft_object: re.Pattern[str]
    bound_others: re.Pattern[str]
    itself: re.Pattern[str]
    formal: re.Pattern[str]
    actions: Affixes
    orders: dict[str, tuple[Order, ...]]
    verbs: Affixes
    counted: Affixes
    never: re.Pattern[str]
    dated: Affixes
    silent: re.Pattern[str]
    aims: re.Pattern[str]
    recurrence: tuple[tuple[Recurrence, re.Pattern[str]], ...]


class Agencies(msgspec.Struct, frozen=True):
    """机构词表: the grammar of ``tasks_agencies.toml``. ``plain`` and ``name`` (by its last character,
    else ``any_name``) are what names of authorities end in; ``acting`` are the ``verbs`` that no list of names is cut inside;
    a list without ``cut`` is one name; ``followed`` finds where a name is followed by its duty."""

    plain: tuple[str, ...]
    name: dict[str, re.Pattern[str]]
    any_name: re.Pattern[str]
    unit: tuple[str, ...]
    companion: tuple[str, ...]
    places: tuple[str, ...]
    open_end: re.Pattern[str]
    cut: re.Pattern[str]
    joint: re.Pattern[str]
    openers: tuple[str, ...]
    opener: re.Pattern[str]
    not_a_name: re.Pattern[str]
    verbs: Affixes
    acting: Affixes
    name_heads: tuple[str, ...]
    followed: re.Pattern[str]
    compound: re.Pattern[str]
    free: re.Pattern[str]
    bound: re.Pattern[str]
    allowed: re.Pattern[str]
    punish: re.Pattern[str]
    helps: frozenset[str]
    by: re.Pattern[str]
    with_others: re.Pattern[str]
    modal: re.Pattern[str]


def load(name: str) -> dict[str, Any]:
    """The data file ``data/<name>`` of the extract package."""
    data: dict[str, Any] = tomllib.loads((resources.files("gangmu.extract") / "data" / name).read_text("utf-8"))
    return data


def either(words: Iterable[str]) -> str:
    """One alternation of regular expressions, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


@functools.cache
def orders() -> Orders:
    """The words of orders."""
    data = load("tasks_orders.toml")
    rules = tuple(
        Order(one["name"], one["certainty"], frozenset(one["verbs"]), by_last(one["objects"])) for one in data["orders"]
    )
    sections = data["sections"]
    return Orders(
        adverbs=by_first(data["adverbs"]),
        prepositions=tuple(data["prepositions"]),
        inside=re.compile(either(data["inside"])),
        tails=tuple(sorted(data["tails"], key=len, reverse=True)),
        closing=by_last([*(one for rule in data["orders"] for one in rule["objects"]), *data["tails"], *CLOSERS]),
        setting=by_first(data["settings"]),
        soft=tuple(data["soft"]),
        mild=tuple(data["mild"]),
        soft_object=re.compile(data["soft_objects"]),
        bound_others=re.compile(data["bound_others"]),
        itself=re.compile(data["itself"]),
        formal=re.compile(data["formal"]),
        actions=by_first(data["actions"]),
        orders={verb: tuple(rule for rule in rules if verb in rule.verbs) for rule in rules for verb in rule.verbs},
        verbs=by_first(verb for rule in rules for verb in rule.verbs),
        counted=by_first(data["counted"]["verbs"]),
        never=re.compile("|".join([*data["counted"]["never"], data["counted_names"]["heads"]])),
        dated=by_first(data["dated"]["verbs"]),
        silent=re.compile(sections["silent"]),
        aims=re.compile(sections["aims"]),
        recurrence=tuple((name, re.compile(words)) for name, words in data["recurrence"].items()),
    )


@functools.cache
def agencies() -> Agencies:
    """The grammar of those who can be given a duty."""
    data, words_of = load("tasks_agencies.toml"), load("tasks_orders.toml")
    words = (*data["endings"], *data["units"], *data["companions"])
    last = {one[-1] for one in words if "\u4e00" <= one[-1] <= "\u9fff"} | set("省市州县区盟旗乡镇道地方）")
    shapes = [one for one in data["endings"] if not one.isalpha()]
    # actions and adverbs that hold no word or mark at which a list of names is cut
    verbs = [one for one in (*words_of["actions"], *words_of["adverbs"]) if len(one) > 1]
    cuts = re.compile(either([*data["joints"], "[、，；等 ]"]))
    return Agencies(
        plain=tuple(one for one in data["endings"] if one.isalpha()),
        name=_by_last(shapes),
        any_name=_ended(one for one in shapes if not _is_last(one[-1])),
        unit=tuple(data["units"]),
        companion=tuple(data["companions"]),
        places=tuple(sorted(data["places"], key=len, reverse=True)),
        open_end=re.compile(data["open_ends"]),
        cut=re.compile(f"[、，；{''.join({one[0] for one in data['joints']})}]"),
        joint=re.compile(either(data["joints"])),
        openers=tuple(data["openers"]),
        opener=re.compile(f"(?:{either(data['openers'])})+"),
        not_a_name=re.compile(data["not_a_name"]),
        verbs=by_first(verbs),
        acting=by_first(one for one in verbs if not cuts.search(one)),
        name_heads=tuple(data["name_heads"]),
        followed=re.compile(rf"[{''.join(sorted(last))}](?={either(data['followers'])}|$)(?!{data['attributive']})"),
        compound=re.compile(either(data["compounds"])),
        free=re.compile(data["free"]),
        bound=re.compile(data["bound"]),
        allowed=re.compile(data["allowed"]),
        punish=re.compile(data["punish"]),
        helps=frozenset(data["helps"]),
        by=re.compile(data["by"]),
        with_others=re.compile(data["with_others"]),
        modal=re.compile("应当|应该|必须|应|要|须|需|将(?=会同|按照|积极|进一步)"),
    )


def _is_last(character: str) -> bool:
    """Whether a shape that ends in ``character`` matches only what ends in it."""
    return character == "）" or "\u4e00" <= character <= "\u9fff"


def _ended(shapes: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(shapes)})$")


def _by_last(shapes: list[str]) -> dict[str, re.Pattern[str]]:
    """What a name that ends in a character may match: trying every shape at every place of every name is slow."""
    free = [one for one in shapes if not _is_last(one[-1])]
    found = {last: _ended([*free, *(one for one in shapes if one[-1] == last)]) for last in {one[-1] for one in shapes}}
    # a last line break does not count
    return {last: shape for last, shape in found.items() if _is_last(last)} | {"\n": _ended(shapes)}
