"""Content notes are keys, and no longer the words that a reader sees: in what moderators noted, and in public stories.

No event says so: in the same release the feed gets an identity, for which every copy of before reads everything anew.
"""

import orjson
from django.db import migrations

KEYS = {
    "pregnancy loss": "pregnancy_loss",
    "medical procedures": "medical_procedures",
    "repeated loss": "repeated_loss",
    "late loss": "late_loss",
    "another pregnancy": "another_pregnancy",
    "self-harm": "self_harm",
}
WORDS = {key: words for words, key in KEYS.items()}


def rename(apps, terms):
    submissions = apps.get_model("testimonials", "Submission").objects.exclude(content_notes=[])
    for name, notes in submissions.values_list("pk", "content_notes"):
        submissions.filter(pk=name).update(content_notes=[terms.get(note, note) for note in notes])
    stories = apps.get_model("testimonials", "PublishedStory").objects.all()
    for name, body in stories.values_list("pk", "body"):
        story = orjson.loads(bytes(body))
        story["content_notes"] = [terms.get(note, note) for note in story["content_notes"]]
        stories.filter(pk=name).update(body=orjson.dumps(story))


def forwards(apps, schema_editor):
    rename(apps, KEYS)


def backwards(apps, schema_editor):
    rename(apps, WORDS)


class Migration(migrations.Migration):
    dependencies = [("testimonials", "0009_spam_marks")]

    operations = [migrations.RunPython(forwards, backwards)]
