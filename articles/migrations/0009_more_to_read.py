"""More of what is live has rows of its own: its language and codes, what is related, its sources and services."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_the_feed_has_an_identity'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='publishedrule',
            index=models.Index(fields=['activity', 'article', 'position'], name='published_rules_by_activity'),
        ),
        migrations.AddField(
            model_name='publishedarticle',
            name='language',
            field=models.CharField(default='', max_length=20),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='PublishedActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.BinaryField()),
                ('shown', models.BooleanField()),
                ('key', models.CharField(max_length=64, validators=[django.core.validators.RegexValidator('^[a-z][a-z0-9]*(_[a-z0-9]+)*\\Z', 'Use small letters, digits and single underscores.')])),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='articles.publishedarticle')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('key', 'article'), name='publishedactivity_is_listed_once'), models.UniqueConstraint(condition=models.Q(('shown', True)), fields=('key',), name='one_publishedactivity_is_shown')],
            },
        ),
        migrations.CreateModel(
            name='PublishedCoding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('system', models.CharField(choices=[('icd-10', 'icd-10'), ('icd-10-cm', 'icd-10-cm'), ('snomed-ct', 'snomed-ct'), ('loinc', 'loinc')], max_length=20)),
                ('code', models.CharField(max_length=40)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='articles.publishedarticle')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('code', 'system', 'article'), name='published_coding_is_listed_once')],
            },
        ),
        migrations.CreateModel(
            name='PublishedRelation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relations', to='articles.publishedarticle')),
                ('related', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.publishedarticle')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('article', 'position'), name='published_relation_has_its_place')],
            },
        ),
        migrations.CreateModel(
            name='PublishedSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.BinaryField()),
                ('shown', models.BooleanField()),
                ('key', models.CharField(max_length=100, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'Use small letters, digits and single hyphens.')])),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='articles.publishedarticle')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('key', 'article'), name='publishedsource_is_listed_once'), models.UniqueConstraint(condition=models.Q(('shown', True)), fields=('key',), name='one_publishedsource_is_shown')],
            },
        ),
        migrations.CreateModel(
            name='PublishedSupportService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.BinaryField()),
                ('shown', models.BooleanField()),
                ('key', models.CharField(max_length=100, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*\\Z', 'Use small letters, digits and single hyphens.')])),
                ('region', models.CharField(max_length=10)),
                ('for_crisis', models.BooleanField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='articles.publishedarticle')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('key', 'article'), name='publishedsupportservice_is_listed_once'), models.UniqueConstraint(condition=models.Q(('shown', True)), fields=('key',), name='one_publishedsupportservice_is_shown')],
            },
        ),
    ]
