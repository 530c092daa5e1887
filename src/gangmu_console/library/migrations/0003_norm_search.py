"""Words of norms are found by pairs of characters (kit/wordindex.py)."""

from django.db import migrations

from gangmu_console.kit import wordindex_schema
from gangmu_console.kit.wordindex import WordIndex

INDEX = WordIndex("library_norm", ("summary", "quote"), marks=("kind", "state", "certainty", "stance"))


def make(apps, editor):
    wordindex_schema.make(editor, INDEX)


def drop(apps, editor):
    wordindex_schema.drop(editor, INDEX)


class Migration(migrations.Migration):
    dependencies = [("library", "0002_clause_search")]
    operations = [migrations.RunPython(make, drop)]
