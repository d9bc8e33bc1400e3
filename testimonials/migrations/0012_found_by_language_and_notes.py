"""Fills what came with `0011` for the stories that are public already, from what is served of them."""

import orjson
from django.db import migrations


def fill(apps, schema_editor):
    notes = apps.get_model("testimonials", "PublishedContentNote")
    for story in apps.get_model("testimonials", "PublishedStory").objects.all():
        served = orjson.loads(bytes(story.body))
        story.language = served["language"]
        story.save(update_fields=["language"])
        notes.objects.bulk_create(notes(story=story, note=note) for note in dict.fromkeys(served["content_notes"]))


class Migration(migrations.Migration):
    dependencies = [("testimonials", "0011_what_stories_are_found_by")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
