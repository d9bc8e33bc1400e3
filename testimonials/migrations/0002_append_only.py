"""History that the database itself keeps: what moderators did is never changed or deleted."""

from django.db import migrations

TABLE = "testimonials_moderationevent"

SQLITE = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

# The function is that of the articles' history.
POSTGRESQL = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION articles_refuse_change()
"""


def add(apps, schema_editor):
    template = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(template.format(table=TABLE, verb=verb), params=None)


def remove(apps, schema_editor):
    where = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_refuses_{verb}{where}")


class Migration(migrations.Migration):
    dependencies = [("testimonials", "0001_initial"), ("articles", "0002_append_only")]

    operations = [migrations.RunPython(add, remove)]
