"""A review is of a content, and stands in a history of its own, as does who had a hand in which draft."""

import django.core.validators
from django.db import migrations, models


TABLES = ("articles_clinicalreview", "articles_draftedit")

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
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(template.format(table=table, verb=verb))


def remove(apps, schema_editor):
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            where = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_{verb}{where}")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_stories_in_the_feed'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'ordering': ('slug',), 'permissions': [('publish_article', 'Can publish articles and restore their versions'), ('retire_article', 'Can retire articles'), ('review_article', 'Can review articles clinically')]},
        ),
        migrations.AddField(
            model_name='article',
            name='reviewed_content_hash',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name='article',
            name='author',
            field=models.CharField(blank=True, help_text='Who wrote it, by user name or by name: never served. The reviewer must be someone else.', max_length=200),
        ),
        migrations.CreateModel(
            name='ClinicalReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=100, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'Use small letters, digits and single hyphens.')])),
                ('content_hash', models.CharField(max_length=64)),
                ('reading', models.BinaryField(help_text='What was signed: the bytes of which `content_hash` is the SHA-256.')),
                ('name', models.CharField(max_length=200)),
                ('credentials', models.CharField(max_length=200)),
                ('reviewed_on', models.DateField()),
                ('next_review_due', models.DateField()),
                ('user_id', models.BigIntegerField(help_text="The reviewer's account, where they had one.", null=True)),
                ('account', models.CharField(blank=True, help_text='Its user name.', max_length=150)),
                ('authors', models.JSONField(help_text='From whom the reviewer was told apart.')),
                ('last_edit', models.BigIntegerField(help_text='The last edit that it takes in.')),
                ('recorded_by', models.CharField(help_text='A user name, or the name of a command. Never served.', max_length=150)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('slug', '-pk'),
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['slug', 'content_hash'], name='clinical_reviews_by_content')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('credentials', ''), _negated=True), models.Q(('recorded_by', ''), _negated=True)), name='review_names_its_reviewer_and_what_they_are'), models.CheckConstraint(condition=models.Q(('next_review_due__gt', models.F('reviewed_on'))), name='next_review_comes_after_this_one')],
            },
        ),
        migrations.CreateModel(
            name='DraftEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('article', 'article'), ('facts', 'facts'), ('activities', 'activities'), ('topics', 'topics'), ('sources', 'sources'), ('support_services', 'support services')], max_length=20)),
                ('key', models.CharField(help_text="The article's slug, or the entry's key.", max_length=100)),
                ('user_id', models.BigIntegerField(help_text='The account, where it was one.', null=True)),
                ('account', models.CharField(blank=True, max_length=150)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('whole', models.BooleanField(default=False, help_text='Somebody stands for all of it, not for a change alone.')),
                ('at', models.DateTimeField()),
            ],
            options={
                'default_permissions': (),
                'indexes': [models.Index(fields=['what', 'key'], name='draft_edits_by_what_was_edited')],
            },
        ),
        migrations.RunPython(add, remove),
    ]
