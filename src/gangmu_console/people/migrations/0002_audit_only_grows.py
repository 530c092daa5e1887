"""The audit trail only grows: the database itself refuses to change or delete an entry."""

from django.db import migrations

TABLE = "people_auditentry"


def guard(apps, editor):
    if editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            editor.execute(
                f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
                "BEGIN SELECT RAISE(ABORT, 'audit entries are only ever added'); END"
            )
    elif editor.connection.vendor == "postgresql":
        editor.execute(
            "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'audit entries are only ever added'; END $$"
        )
        editor.execute(
            f"CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION audit_only_grows()"
        )


def release(apps, editor):
    if editor.connection.vendor == "sqlite":
        for verb in ("update", "delete"):
            editor.execute(f"DROP TRIGGER audit_no_{verb}")
    elif editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER audit_only_grows ON {TABLE}")
        editor.execute("DROP FUNCTION audit_only_grows()")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(guard, release)]
