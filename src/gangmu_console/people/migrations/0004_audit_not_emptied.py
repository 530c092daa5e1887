"""The audit trail cannot be emptied at once either (PostgreSQL's TRUNCATE passes by the triggers of rows)."""

from django.db import migrations

TABLE = "people_auditentry"


def guard(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON {TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
        )


def release(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER audit_not_emptied ON {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("people", "0003_account_region")]
    operations = [migrations.RunPython(guard, release)]
