"""The feed tells of stories too, and knows when an article last changed."""

from django.db import migrations, models


def fill(apps, schema_editor):
    last = apps.get_model("articles", "ChangeEvent").objects.order_by("-sequence").first()
    if last is not None:  # all events were about articles until now
        apps.get_model("articles", "ChangeFeed").objects.update(articles_changed_at=last.at)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_append_only")]

    operations = [
        migrations.AlterField(
            model_name="changeevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("article.published", "article.published"),
                    ("article.retired", "article.retired"),
                    ("story.published", "story.published"),
                    ("story.removed", "story.removed"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="changeevent",
            index=models.Index(fields=["subject"], name="changes_by_subject"),
        ),
        migrations.AddField(
            model_name="changefeed",
            name="articles_changed_at",
            field=models.DateTimeField(null=True, help_text="Of the last event that was about an article."),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
