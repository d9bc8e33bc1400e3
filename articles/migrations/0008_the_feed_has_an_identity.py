"""The feed has an identity, and its events say what they are about, each member in every one."""

import articles.models.public
import orjson
from django.db import migrations, models


TABLE = "articles_changeevent"

SQLITE = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""

# The function came with the history of versions.
POSTGRESQL = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION articles_refuse_change()
"""


def told_again(event, successors):
    """An event as it is told now. What it said stays; what it left out is said."""
    said = orjson.loads(bytes(event.body))
    subject = event.kind.partition(".")[0]
    return {
        "sequence": said["sequence"],
        "kind": said["kind"],
        "subject": subject,
        "slug": said.get("slug"),
        "id": said.get("id"),
        "version": said["version"],
        "significance": said["significance"],
        "successor": successors.get(event.sequence),
        "at": said["at"],
        "url": said["url"],
    }


def told_before(event, successors):
    said = orjson.loads(bytes(event.body))
    named = "slug" if said["subject"] == "article" else "id"
    return {name: said[name] for name in ("sequence", "kind", named, "version", "significance", "at", "url")}


def named_successors(apps):
    """What each event said of a successor, as far as that is still known: of an article's last retirement alone."""
    retired = apps.get_model("articles", "PublishedArticle").objects.exclude(retired_at=None).exclude(successor="")
    named = dict(retired.values_list("slug", "successor"))
    events = apps.get_model("articles", "ChangeEvent").objects.filter(kind="article.retired", subject__in=named)
    last = dict(events.order_by("sequence").values_list("subject", "sequence"))
    return {sequence: named[slug] for slug, sequence in last.items()}


def rewrite(apps, schema_editor, told):
    """Writes each event's body anew, for which the database's own guard is put aside until this is done."""
    events = apps.get_model("articles", "ChangeEvent").objects
    successors = named_successors(apps)
    postgresql = schema_editor.connection.vendor == "postgresql"
    where = f" ON {TABLE}" if postgresql else ""
    schema_editor.execute(f"DROP TRIGGER {TABLE}_refuses_UPDATE{where}")
    last = 0
    while batch := list(events.filter(sequence__gt=last).order_by("sequence")[:500]):
        for event in batch:
            event.body = orjson.dumps(told(event, successors))
        events.bulk_update(batch, ["body"])
        last = batch[-1].sequence
    schema_editor.execute((POSTGRESQL if postgresql else SQLITE).format(table=TABLE, verb="UPDATE"), params=None)


def tell_again(apps, schema_editor):
    rewrite(apps, schema_editor, told_again)


def tell_as_before(apps, schema_editor):
    rewrite(apps, schema_editor, told_before)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_what_changed_for_readers")]

    operations = [
        migrations.AddField(
            model_name="changefeed",
            name="epoch",
            field=models.CharField(default=articles.models.public.new_epoch, max_length=22),
        ),
        migrations.RunPython(tell_again, tell_as_before),
    ]
