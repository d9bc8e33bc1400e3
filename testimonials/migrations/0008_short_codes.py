"""A short code for every story of which anything is kept."""

from django.db import migrations, models
from django.db.models import Q

from testimonials.moderation.codes import SHORTEST, draw


def give(apps, schema_editor):
    submissions = apps.get_model("testimonials", "Submission").objects.filter(erased_at=None)
    taken = {""}
    for name in submissions.order_by("pk").values_list("pk", flat=True):
        code, attempts = "", 0
        while code in taken:
            code, attempts = draw(SHORTEST + attempts // 4), attempts + 1
        taken.add(code)
        submissions.filter(pk=name).update(code=code)


class Migration(migrations.Migration):
    dependencies = [("testimonials", "0007_earlier_texts")]

    operations = [
        migrations.AddField(
            "submission",
            "code",
            models.CharField(blank=True, help_text="What moderators call it; never leaves the desk.", max_length=12),
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
        migrations.AddConstraint(
            "submission",
            models.UniqueConstraint(condition=~Q(code=""), fields=("code",), name="code_names_one_story"),
        ),
    ]
