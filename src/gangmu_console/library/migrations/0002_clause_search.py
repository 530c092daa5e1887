"""The search index: FTS5 in SQLite, a table of tsvectors in PostgreSQL; both hold character pairs (library/search)."""

from django.db import migrations


def make(apps, editor):
    if editor.connection.vendor == "sqlite":
        editor.execute("CREATE VIRTUAL TABLE library_clause_fts USING fts5(grams, tokenize='unicode61')")
        editor.execute(
            "CREATE TRIGGER library_clause_fts_gone AFTER DELETE ON library_clause "
            "BEGIN DELETE FROM library_clause_fts WHERE rowid = old.id; END"
        )
    elif editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE TABLE library_clause_grams (clause_id bigint PRIMARY KEY REFERENCES library_clause (id) ON DELETE CASCADE, "
            "grams tsvector NOT NULL)"
        )
        editor.execute("CREATE INDEX library_clause_grams_gin ON library_clause_grams USING gin (grams)")


def drop(apps, editor):
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TRIGGER library_clause_fts_gone")
        editor.execute("DROP TABLE library_clause_fts")
    elif editor.connection.vendor == "postgresql":
        editor.execute("DROP TABLE library_clause_grams")


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
