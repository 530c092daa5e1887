"""索引: what is kept for the search beside the clauses, on either database, and the look-up in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from gangmu_console.kit.narrowed import aside
from gangmu_console.kit.wordindex import among
from gangmu_console.library.models import Clause, Document
from gangmu_console.library.search.grams import phrases, tokens

BEST = 1000  # what a search shows; one that finds more is to be narrowed by another word
WIDE = BEST + BEST // 2  # the newest matches that are looked at: not all of them may be seen by everybody
_LONGEST = 16_000  # positions that a PostgreSQL tsvector can hold


def index_document(document: Document) -> None:
    """Bring the index up to date with the clauses of ``document``; stands in the transaction that changed them."""
    index_clauses(document.clauses.all())


def index_clauses(clauses: Iterable[Clause]) -> None:
    """Index each clause by its heading and text; what was indexed of it before is replaced."""
    kept = [(clause.pk, list(tokens(f"{clause.label} {clause.heading} {clause.text}"))) for clause in clauses]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany("DELETE FROM library_clause_fts WHERE rowid = %s", [(pk,) for pk, _ in kept])
            rows = [(pk, " ".join(grams)) for pk, grams in kept]
            cursor.executemany("INSERT INTO library_clause_fts (rowid, grams) VALUES (%s, %s)", rows)
        else:
            sql = (
                "INSERT INTO library_clause_grams (clause_id, grams) VALUES (%s, %s::tsvector) "
                "ON CONFLICT (clause_id) DO UPDATE SET grams = EXCLUDED.grams"
            )
            cursor.executemany(sql, [(pk, _vector(grams)) for pk, grams in kept])


def indexed() -> int:
    """How many clauses the index holds."""
    table = "library_clause_fts" if connection.vendor == "sqlite" else "library_clause_grams"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def found_in(clauses: QuerySet[Any], words: str) -> QuerySet[Any]:
    """Those of ``clauses`` that hold every one of ``words``; none where nothing can be searched for."""
    wanted = phrases(words)
    if not wanted:
        return clauses.none()
    if connection.vendor == "sqlite":
        sql = f"SELECT rowid FROM library_clause_fts WHERE library_clause_fts MATCH %s ORDER BY rowid DESC LIMIT {WIDE}"
        with connection.cursor() as cursor:
            cursor.execute(sql, [_match(wanted)])
            return aside(clauses).filter(among([pk for (pk,) in cursor.fetchall()]))
    sql = f"SELECT clause_id FROM library_clause_grams WHERE grams @@ %s::tsquery LIMIT {WIDE}"
    return clauses.filter(pk__in=RawSQL(sql, [_query(wanted)]))


def _match(wanted: list[list[str]]) -> str:
    """FTS5: ``"ab bc" * AND "PTA" *``. The pieces hold letters, digits and ideographs only, so nothing needs escaping."""
    return " AND ".join(f'"{" ".join(pieces)}" *' for pieces in wanted)


def _query(wanted: list[list[str]]) -> str:
    """tsquery: ``'ab' <-> 'bc':* & 'pta':*``."""
    return " & ".join(
        "(" + " <-> ".join([f"'{p}'" for p in pieces[:-1]] + [f"'{pieces[-1]}':*"]) + ")" for pieces in wanted
    )


def _vector(grams: list[str]) -> str:
    return " ".join(f"'{gram}':{place}" for place, gram in enumerate(grams[:_LONGEST], 1))
