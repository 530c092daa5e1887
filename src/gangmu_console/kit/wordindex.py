"""字对索引: the words of a table's rows as overlapping pairs of characters, the newest rows first.

SQLite holds the pairs in an FTS5 table that triggers fill. Its row numbers are the order of the list (day, then key), and
columns that lists are narrowed by are written beside the pairs, so that the newest of a narrowed list are found without
looking at any other. PostgreSQL holds them in an index over an array. The index finds; the words themselves decide.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from gangmu_console.kit.narrowed import Narrowed, aside, narrowed_by

FOUND = 1000  # what a search shows: the newest so many; who finds more narrows it
_MANY = 10 * FOUND  # keys that lead to other rows
_WIDE = 2 * FOUND  # what is looked at where the index does not know everything that narrows a list
_WORD = re.compile(r"[^\W_]+")
KEY_BITS = 32  # bits of a key below its day
_JULIAN = 1721424  # from Python's count of days to SQLite's


@dataclass(frozen=True)
class WordIndex:
    """字对索引 of ``fields`` of ``table``; ``marks`` are columns that it narrows by too, ``day`` what a list begins with."""

    table: str
    fields: tuple[str, ...]
    marks: tuple[str, ...] = ()
    day: str = ""

    @property
    def name(self) -> str:
        """The FTS5 table."""
        return f"{self.table}_words"

    def found(self, queryset: QuerySet[Any], words: str, most: int | None = FOUND) -> QuerySet[Any]:
        """Those of ``queryset`` (ordered, or newest first) that hold every one of ``words``; past ``most``, the first of them.

        Where ``most`` are not enough there is one more, so that who counts knows. None finds them all.
        """
        runs = _WORD.findall(words.lower())
        if not runs:
            return queryset.none()
        exact = reduce(and_, (self._holds(word) for word in words.split()))
        if connection.vendor != "sqlite":
            return queryset.filter(self._pairs_held(runs), exact)
        wanted = _phrases(runs)
        if most is None:
            sql = f"SELECT rowid & {2**KEY_BITS - 1} FROM {self.name} WHERE {self.name} MATCH %s"
            return queryset.filter(Q(pk__in=RawSQL(sql, [wanted])), exact)
        narrowed = narrowed_by(queryset, self.marks, self.day)
        whole = narrowed.whole and _plain(words)  # nothing is left for the database to leave out
        keys = self._keys(wanted, narrowed, (most if whole else _WIDE) + 1)
        if len(keys) <= (most if whole else _WIDE):
            return aside(queryset).filter(among(keys), exact)
        return aside(queryset).filter(among(keys)) if whole else queryset.filter(exact)

    def condition(self, word: str, most: int | None = FOUND, through: str = "") -> Q:
        """What holds of the rows with ``word``, as one condition among others: their keys where they are few.

        ``through`` is the relation that leads from the rows asked for to those of the index.
        """
        runs = _WORD.findall(word.lower())
        if connection.vendor != "sqlite" or not runs or most is None:
            return self._holds(word, through)
        bound = _MANY if through else FOUND
        keys = self._keys(_phrases(runs), Narrowed([]), bound + 1)
        exact = self._holds(word, through)
        return among(keys, through) & exact if len(keys) <= bound else exact

    def _holds(self, word: str, through: str = "") -> Q:
        anywhere = Q()
        for field in self.fields:
            anywhere |= Q(**{f"{through}__{field}__icontains" if through else f"{field}__icontains": word})
        return anywhere

    def _keys(self, wanted: str, narrowed: Narrowed, most: int) -> list[int]:
        """The keys of the first ``most`` rows, in the order of the list."""
        told = f"words : ({wanted})" + "".join(f" AND marks : ({_marked(self.marks, one)})" for one in narrowed.equal)
        sql = f"SELECT rowid & {2**KEY_BITS - 1} FROM {self.name} WHERE {self.name} MATCH %s"
        bounds: list[Any] = [told]
        if narrowed.since is not None:
            sql, bounds = f"{sql} AND rowid >= %s", [*bounds, _first(narrowed.since)]
        if narrowed.until is not None:
            sql, bounds = f"{sql} AND rowid < %s", [*bounds, _first(narrowed.until + dt.timedelta(days=1))]
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} ORDER BY rowid {'ASC' if narrowed.upwards else 'DESC'} LIMIT %s", [*bounds, most])
            return [pk for (pk,) in cursor.fetchall()]

    def _pairs_held(self, runs: list[str]) -> Q:
        wanted = [pair for run in runs for pair in pairs(run) if len(pair) == 2]
        text = " || ' ' || ".join(f"{self.table}.{field}" for field in self.fields)
        held = RawSQL(f"word_pairs({text}) @> %s::text[]", [wanted], output_field=BooleanField())
        return Q(held) if wanted else Q()


def among(keys: list[int], through: str = "") -> Q:
    """Those with ``keys`` (SQLite), told as one parameter."""
    told = RawSQL("SELECT value FROM json_each(%s)", [json.dumps(keys)]) if keys else ()
    return Q(**{f"{through or 'pk'}__in": told})


def pairs(run: str) -> list[str]:
    """``run`` as overlapping pairs; a single character is itself."""
    return [run[place : place + 2] for place in range(max(1, len(run) - 1))]


def mark(place: int, value: object) -> str:
    """How the ``place``-th mark says ``value``: one piece, longer than any pair."""
    return f"qz{chr(97 + place)}{'' if value is None else value}".replace("_", "x").lower()


def _marked(marks: tuple[str, ...], one: tuple[tuple[str, Any], ...]) -> str:
    return " OR ".join(f'"{mark(marks.index(column), value)}"' for column, value in one)


def _phrases(runs: list[str]) -> str:
    """FTS5: each run of letters as neighbouring pairs; a single character as the beginning of one."""
    return " AND ".join(f'"{" ".join(pairs(run))}"' + " *" * (len(run) < 2) for run in runs)


def _plain(words: str) -> bool:
    """Whether the pairs alone decide: words without signs inside them."""
    return all(_WORD.fullmatch(word) for word in words.split())


def _first(day: dt.date) -> int:
    """The row number before all of ``day``."""
    return (day.toordinal() + _JULIAN) << KEY_BITS
