from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("testimonials", "0008_short_codes")]

    operations = [
        migrations.AddField(
            "submission",
            "spam_marked_by",
            models.CharField(blank=True, help_text="Who read it and took it for spam.", max_length=150),
        ),
    ]
