"""Fills the rows that came with `0009` for what is live already, from the documents as they were published.

As the door does: each entry of the vocabulary is spoken for by the latest version that has it.
"""

import orjson
from django.db import migrations

# Model, where a document has the entries, and the columns besides the key.
ENTRIES = (
    ("PublishedActivity", "activities", ()),
    ("PublishedSource", "sources", ()),
    ("PublishedSupportService", "support_services", ("region", "for_crisis")),
)


def fill(apps, schema_editor):
    articles = apps.get_model("articles", "PublishedArticle").objects.select_related("version")
    for article in articles.order_by("version_id"):
        article.language = article.version.language
        article.save(update_fields=["language"])
        if article.retired_at is None:
            _fill_article(apps, article, orjson.loads(bytes(article.version.document)))


def _fill_article(apps, article, document):
    for name, member, columns in ENTRIES:
        rows = apps.get_model("articles", name).objects
        for entry in document[member]:
            rows.filter(key=entry["key"], shown=True).update(shown=False)
            own = {column: entry[column] for column in columns}
            rows.create(article=article, key=entry["key"], body=orjson.dumps(entry), shown=True, **own)
    # Of the article's topics and those that they lie under, as they were published.
    topics = apps.get_model("articles", "PublishedTopic").objects.filter(article=article)
    bearers = [orjson.loads(bytes(body)) for body in topics.values_list("body", flat=True)]
    bearers += document["symptom_warnings"]
    codes = {(coding["system"], coding["code"]) for bearer in bearers for coding in bearer["codings"]}
    codings = apps.get_model("articles", "PublishedCoding")
    codings.objects.bulk_create(codings(article=article, system=system, code=code) for system, code in sorted(codes))
    relations = apps.get_model("articles", "PublishedRelation")
    relations.objects.bulk_create(
        relations(article=article, position=position, related_id=related)
        for position, related in enumerate(document["related"])
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_more_to_read")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
