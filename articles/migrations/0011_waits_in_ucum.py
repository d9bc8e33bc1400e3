"""A wait is counted in UCUM's units, as facts are: drafts, and forms that are kept for whoever was signed out.

Published versions and copies of drafts stay as they are; whoever reads one knows the words of before.
"""

from django.db import migrations, models

IN_UCUM = {"days": "d", "weeks": "wk", "months": "mo", "menstrual_periods": "{menses}"}
UNITS = [("wk", "weeks"), ("d", "days"), ("mo", "months"), ("{menses}", "menstrual periods")]

NO_WAIT = models.Q(wait_elapsed_fact=None, wait_maximum=None, wait_minimum=None, wait_unit="")


def say(apps, codes):
    rules = apps.get_model("articles", "GuidanceRule").objects
    for before, after in codes.items():
        rules.filter(wait_unit=before).update(wait_unit=after)
    kept = apps.get_model("articles", "KeptForm").objects
    for form in kept.all():
        fields = [[name, codes.get(value, value) if _is_unit(name) else value] for name, value in form.fields]
        if fields != form.fields:
            kept.filter(pk=form.pk).update(fields=fields)


def _is_unit(name):
    return name.rpartition("-")[2] == "wait_unit"


def forwards(apps, schema_editor):
    say(apps, IN_UCUM)


def backwards(apps, schema_editor):
    say(apps, {code: word for word, code in IN_UCUM.items()})


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0010_rows_of_what_is_live"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="guidancerule", name="wait_is_whole_or_absent"),
        migrations.RunPython(forwards, backwards),
        migrations.AlterField(
            model_name="fact",
            name="unit",
            field=models.CharField(blank=True, choices=UNITS, help_text="Of a whole number.", max_length=20),
        ),
        migrations.AlterField(
            model_name="guidancerule",
            name="wait_unit",
            field=models.CharField(blank=True, choices=UNITS, max_length=20),
        ),
        migrations.AddConstraint(
            model_name="guidancerule",
            constraint=models.CheckConstraint(
                condition=NO_WAIT
                | models.Q(
                    ("wait_minimum__gte", 1),
                    ("wait_minimum__isnull", False),
                    ("wait_unit__in", [code for code, _ in UNITS]),
                    ("wait_elapsed_fact__isnull", False),
                ),
                name="wait_is_whole_or_absent",
                violation_error_message="A wait has a minimum (from 1), a unit, and a fact that counts it.",
            ),
        ),
    ]
