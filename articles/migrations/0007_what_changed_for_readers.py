"""What a publication changed for readers, kept with its version: history, as the version is."""

import django.db.models.deletion
from django.db import migrations, models


TABLE = "articles_publicationrecord"

SQLITE = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

# The function came with the history of versions.
POSTGRESQL = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION articles_refuse_change()
"""


def add(apps, schema_editor):
    template = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(template.format(table=TABLE, verb=verb))


def remove(apps, schema_editor):
    where = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_refuses_{verb}{where}")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_kept_work'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicationRecord',
            fields=[
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='articles.articleversion')),
                ('compared_with', models.PositiveIntegerField(help_text='The version that readers knew, if there was one.', null=True)),
                ('differences', models.JSONField(help_text='Each with its sentence, and who acknowledged it, if it asked for that.')),
                ('asked', models.PositiveIntegerField(help_text='How many sets of facts both were asked.')),
                ('remarks', models.JSONField(help_text='How these were chosen, where not all of them were asked.')),
                ('floor', models.CharField(choices=[('safety', 'safety'), ('content', 'content'), ('editorial', 'editorial')], max_length=20)),
                ('reasons', models.JSONField(help_text='Why it could not be said to be less significant.')),
            ],
            options={
                'ordering': ('version',),
                'default_permissions': (),
            },
        ),
        migrations.RunPython(add, remove),
    ]
