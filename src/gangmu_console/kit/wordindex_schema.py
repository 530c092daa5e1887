"""字对索引的建立: what migrations make of a ``WordIndex`` on either database, and take away again."""

from __future__ import annotations

from typing import Any

from gangmu_console.kit.wordindex import KEY_BITS, WordIndex

LONGEST = 20_000  # characters of a row that are looked at
_PLACES = (
    "CREATE TABLE IF NOT EXISTS word_places (n integer PRIMARY KEY)",
    "INSERT OR IGNORE INTO word_places WITH RECURSIVE places(n) AS "
    f"(SELECT 1 UNION ALL SELECT n + 1 FROM places WHERE n < {LONGEST}) SELECT n FROM places",
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION word_pairs(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ "
    "SELECT array_agg(DISTINCT substr(lower(said), n, 2)) FROM generate_series(1, length(said)) AS n $$"
)


def make(editor: Any, index: WordIndex) -> None:
    """Make the index and fill it with what is there."""
    for statement in (_sqlite if editor.connection.vendor == "sqlite" else _postgresql)(index):
        editor.execute(statement)


def drop(editor: Any, index: WordIndex) -> None:
    """Take the index away; what indexes share stays."""
    if editor.connection.vendor == "sqlite":
        for event in ("new", "gone", "changed"):
            editor.execute(f"DROP TRIGGER {index.name}_{event}")
        editor.execute(f"DROP TABLE {index.name}")
    else:
        editor.execute(f"DROP INDEX {index.table}_pairs")


def _postgresql(index: WordIndex) -> list[str]:
    text = " || ' ' || ".join(index.fields)
    return [_FUNCTION, f"CREATE INDEX {index.table}_pairs ON {index.table} USING gin (word_pairs({text}))"]


def _sqlite(index: WordIndex) -> list[str]:
    new, old = _row(index, "new"), _row(index, "old")
    into = f"INSERT INTO {index.name} (rowid, words, marks)"
    gone = f"INSERT INTO {index.name} ({index.name}, rowid, words, marks) VALUES ('delete', {old})"
    watched = dict.fromkeys((*index.fields, *index.marks, *([index.day] if index.day else [])))
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in watched)
    name, table = index.name, index.table
    return [
        *_PLACES,
        f"CREATE VIRTUAL TABLE {name} USING fts5(words, marks, tokenize='unicode61', content='', prefix='1')",
        f"CREATE TRIGGER {name}_new AFTER INSERT ON {table} BEGIN {into} VALUES ({new}); END",
        f"CREATE TRIGGER {name}_gone AFTER DELETE ON {table} BEGIN {gone}; END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE OF {', '.join(watched)} ON {table} WHEN {changed} "
        f"BEGIN {gone}; {into} VALUES ({new}); END",
        f"{into} SELECT {old} FROM {table} AS old ORDER BY 1",
    ]


def _row(index: WordIndex, row: str) -> str:
    """Row number, pairs and marks of ``row``, as SQL."""
    text = "lower(" + " || ' ' || ".join(f"{row}.{field}" for field in index.fields) + ")"
    words = (
        f"(SELECT group_concat(substr({text}, n, 2), ' ') FROM "
        f"(SELECT n FROM word_places WHERE n <= length({text}) ORDER BY n))"
    )
    key = f"{row}.id"
    if index.day:
        key = f"(CAST(julianday({row}.{index.day}) AS integer) << {KEY_BITS} | {row}.id)"
    marks = [
        f"'qz{chr(97 + place)}' || lower(replace(coalesce({row}.{column}, ''), '_', 'x'))"
        for place, column in enumerate(index.marks)
    ]
    return f"{key}, {words}, {' || chr(32) || '.join(marks) if marks else chr(39) * 2}".replace("chr(32)", "' '")
