"""A mark that changes with whatever the standings of targets rest on (targets/current.py)."""

from django.db import migrations

TABLE = "CREATE TABLE targets_stamp (mark varchar(40) NOT NULL)"
WATCHED = {
    "targets_target": ("INSERT", "UPDATE", "DELETE"),
    "targets_observation": ("INSERT", "UPDATE", "DELETE"),
    "targets_indicator": ("UPDATE",),
    "library_document": ("UPDATE OF key, status, issued, effective, expires",),
}
NEW = {"sqlite": "hex(randomblob(16))", "postgresql": "gen_random_uuid()"}


def _events():
    for table, events in WATCHED.items():
        for event in events:
            yield table, event, f"{table}_stamp_{event.split()[0].lower()}"


def make(apps, editor):
    vendor = editor.connection.vendor
    mark = f"UPDATE targets_stamp SET mark = {NEW[vendor]}"
    editor.execute(TABLE)
    editor.execute(f"INSERT INTO targets_stamp (mark) VALUES ({NEW[vendor]})")
    if vendor == "postgresql":
        editor.execute(
            "CREATE FUNCTION targets_changed() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {mark}; RETURN NULL; END $$"
        )
    for table, event, name in _events():
        if vendor == "sqlite":
            editor.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {mark}; END")
        else:
            editor.execute(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION targets_changed()"
            )


def drop(apps, editor):
    for table, _, name in _events():
        editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if editor.connection.vendor == "postgresql" else ""))
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION targets_changed()")
    editor.execute("DROP TABLE targets_stamp")


class Migration(migrations.Migration):
    dependencies = [("targets", "0002_source_search"), ("library", "0003_norm_search")]
    operations = [migrations.RunPython(make, drop)]
