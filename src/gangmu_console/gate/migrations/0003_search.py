"""The search index over the names of screenings: pairs of characters (gate/search.py)."""

from django.db import migrations

TEXT = "lower({row}.name || ' ' || {row}.applicant)"
PAIRS = (
    "(SELECT group_concat(substr(" + TEXT + ", n, 2), ' ') FROM "
    "(SELECT n FROM gate_places WHERE n <= length(" + TEXT + ") ORDER BY n))"
)
SQLITE = [
    "CREATE TABLE gate_places (n integer PRIMARY KEY)",
    "INSERT INTO gate_places WITH RECURSIVE places(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM places WHERE n < 512) "
    "SELECT n FROM places",
    "CREATE VIRTUAL TABLE gate_screening_fts USING fts5(grams, tokenize='unicode61', content='')",
    "CREATE TRIGGER gate_screening_fts_new AFTER INSERT ON gate_screening BEGIN "
    "INSERT INTO gate_screening_fts (rowid, grams) VALUES (new.id, " + PAIRS.format(row="new") + "); END",
    "CREATE TRIGGER gate_screening_fts_gone AFTER DELETE ON gate_screening BEGIN "
    "INSERT INTO gate_screening_fts (gate_screening_fts, rowid, grams) VALUES ('delete', old.id, "
    + PAIRS.format(row="old")
    + "); END",
    "CREATE TRIGGER gate_screening_fts_changed AFTER UPDATE OF name, applicant ON gate_screening "
    "WHEN old.name <> new.name OR old.applicant <> new.applicant BEGIN "
    "INSERT INTO gate_screening_fts (gate_screening_fts, rowid, grams) VALUES ('delete', old.id, "
    + PAIRS.format(row="old")
    + "); "
    "INSERT INTO gate_screening_fts (rowid, grams) VALUES (new.id, " + PAIRS.format(row="new") + "); END",
    "INSERT INTO gate_screening_fts (rowid, grams) SELECT old.id, "
    + PAIRS.format(row="old")
    + " FROM gate_screening AS old",
]
POSTGRESQL = [
    "CREATE FUNCTION gate_pairs(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ "
    "SELECT array_agg(DISTINCT substr(lower(said), n, 2)) FROM generate_series(1, length(said)) AS n $$",
    "CREATE INDEX gate_screening_pairs ON gate_screening USING gin (gate_pairs(name || ' ' || applicant))",
]
GONE = {
    "sqlite": [
        "DROP TRIGGER gate_screening_fts_new",
        "DROP TRIGGER gate_screening_fts_gone",
        "DROP TRIGGER gate_screening_fts_changed",
        "DROP TABLE gate_screening_fts",
        "DROP TABLE gate_places",
    ],
    "postgresql": ["DROP INDEX gate_screening_pairs", "DROP FUNCTION gate_pairs(text)"],
}


def make(apps, editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(editor.connection.vendor, []):
        editor.execute(statement)


def drop(apps, editor):
    for statement in GONE.get(editor.connection.vendor, []):
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("gate", "0002_state_indexes")]
    operations = [migrations.RunPython(make, drop)]
