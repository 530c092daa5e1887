"""Words of screenings are found newest first and within a province, city, outcome or state (kit/wordindex.py)."""

from importlib import import_module

from django.db import migrations

from gangmu_console.kit import wordindex_schema
from gangmu_console.kit.wordindex import WordIndex

INDEX = WordIndex(
    "gate_screening", ("name", "applicant"),
    marks=("province", "city", "region", "outcome", "state", "enterprise", "batch_id"), day="as_of",
)  # fmt: skip
BEFORE = import_module("gangmu_console.gate.migrations.0003_search")


def make(apps, editor):
    BEFORE.drop(apps, editor)
    wordindex_schema.make(editor, INDEX)


def drop(apps, editor):
    wordindex_schema.drop(editor, INDEX)
    BEFORE.make(apps, editor)


class Migration(migrations.Migration):
    dependencies = [("gate", "0003_search")]
    operations = [migrations.RunPython(make, drop)]
