"""The two roles of the desk: moderators decide, lead moderators also reopen what was decided."""

from django.db import migrations

MODERATE = ("moderate_submission", "Can moderate stories")
REOPEN = ("reopen_submission", "Can reopen decided stories")

ROLES = {"moderators": (MODERATE,), "lead moderators": (MODERATE, REOPEN)}


def add(apps, schema_editor):
    # Django makes permissions after the last migration; it will find these there.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="testimonials", model="submission"
    )
    permission = apps.get_model("auth", "Permission")
    for name, grants in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for codename, label in grants:
            granted, _ = permission.objects.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": label}
            )
            group.permissions.add(granted)


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("testimonials", "0002_append_only"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add, remove)]
