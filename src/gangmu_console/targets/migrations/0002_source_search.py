"""Words of the sources of observations are found by pairs of characters (kit/wordindex.py)."""

from django.db import migrations

from gangmu_console.kit import wordindex_schema
from gangmu_console.kit.wordindex import WordIndex

INDEX = WordIndex("targets_observation", ("source",))


def make(apps, editor):
    wordindex_schema.make(editor, INDEX)


def drop(apps, editor):
    wordindex_schema.drop(editor, INDEX)


class Migration(migrations.Migration):
    dependencies = [("targets", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
