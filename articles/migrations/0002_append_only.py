"""History that the database itself keeps: published versions and change events are never changed or deleted."""

from django.db import migrations

TABLES = ("articles_articleversion", "articles_changeevent")

SQLITE = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

POSTGRESQL_FUNCTION = """
CREATE FUNCTION articles_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""

POSTGRESQL = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION articles_refuse_change()
"""


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
        template = POSTGRESQL
    else:
        template = SQLITE
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(template.format(table=table, verb=verb))


def remove(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            where = f" ON {table}" if postgresql else ""
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_{verb}{where}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION articles_refuse_change()")


def start_feed(apps, schema_editor):
    apps.get_model("articles", "ChangeFeed").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunPython(add, remove),
        migrations.RunPython(start_feed, migrations.RunPython.noop),
    ]
