"""Words of the trail of changes are found by pairs of characters (kit/wordindex.py)."""

from django.db import migrations

from gangmu_console.kit import wordindex_schema
from gangmu_console.kit.wordindex import WordIndex

INDEX = WordIndex("people_auditentry", ("label", "actor_name", "action"), marks=("kind",))


def make(apps, editor):
    wordindex_schema.make(editor, INDEX)


def drop(apps, editor):
    wordindex_schema.drop(editor, INDEX)


class Migration(migrations.Migration):
    dependencies = [("people", "0004_audit_not_emptied")]
    operations = [migrations.RunPython(make, drop)]
