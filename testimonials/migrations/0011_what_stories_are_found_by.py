"""A public story is found by its language and its content notes: both have columns."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('testimonials', '0010_content_notes_are_keys'),
    ]

    operations = [
        migrations.AddField(
            model_name='publishedstory',
            name='language',
            field=models.CharField(default='', max_length=20),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='PublishedContentNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(choices=[('pregnancy_loss', 'pregnancy loss'), ('bleeding', 'bleeding'), ('infection', 'infection'), ('medical_procedures', 'medical procedures'), ('repeated_loss', 'repeated loss'), ('late_loss', 'late loss'), ('sex', 'sex'), ('another_pregnancy', 'another pregnancy'), ('self_harm', 'self harm'), ('abuse', 'abuse')], max_length=20)),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='testimonials.publishedstory')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('note', 'story'), name='public_story_bears_a_note_once')],
            },
        ),
    ]
