"""The shared vocabulary as content: read from its rows, written to its rows.

Everything is keyed and in the shape that the document embeds, so that rendering is looking up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction

from articles import models
from articles.editorial import edits, rows
from articles.editorial.edits import NOBODY_KNOWS, Hand
from articles.guidance import facts as guidance_facts
from articles.terms import TERMINOLOGIES, CodingSystem

Entry = dict[str, Any]


@dataclass(frozen=True)
class Vocabulary:
    """All of it, by key, at one moment."""

    facts: Mapping[str, Entry]
    activities: Mapping[str, Entry]
    topics: Mapping[str, Entry]
    sources: Mapping[str, Entry]
    support_services: Mapping[str, Entry]

    @cached_property
    def guidance_facts(self) -> Mapping[str, guidance_facts.Fact]:
        """The facts as conditions are checked against."""
        return {key: guidance_facts.Fact.from_document(entry) for key, entry in self.facts.items()}

    def with_required(self, activities: Iterable[str]) -> list[str]:
        """`activities` and all that they require, each once, in the order in which they come up."""
        found: dict[str, None] = {}
        pending = list(activities)
        while pending:
            key = pending.pop(0)
            if key not in found and key in self.activities:
                found[key] = None
                pending += self.activities[key]["requires"]
        return list(found)

    def with_ancestors(self, topics: Iterable[str]) -> list[str]:
        """`topics` and all that they lie under, each once."""
        found: dict[str, None] = {}
        for slug in topics:
            here: str | None = slug
            while here is not None and here not in found:
                found[here] = None
                here = self.topics[here]["parent"]
        return list(found)


def read() -> Vocabulary:
    """The vocabulary as it stands: seven small queries, whatever its size."""
    facts = models.Fact.objects.prefetch_related("choices")
    topics = models.Topic.objects.select_related("parent").prefetch_related("codings")
    return Vocabulary(
        facts={fact.key: _fact(fact) for fact in facts},
        activities={one.key: _activity(one) for one in models.Activity.objects.prefetch_related("requires")},
        topics={topic.slug: _topic(topic) for topic in topics},
        sources={source.key: _source(source) for source in models.Source.objects.all()},
        support_services={one.key: _service(one) for one in models.SupportService.objects.all()},
    )


def _fact(fact: models.Fact) -> Entry:
    return {
        "key": fact.key,
        "label": fact.label,
        "question": fact.question,
        "help_text": fact.help_text,
        "kind": fact.kind,
        "unit": fact.unit or None,
        "minimum": fact.minimum,
        "maximum": fact.maximum,
        "choices": [{"key": choice.key, "label": choice.label} for choice in fact.choices.all()],
        "ordered": fact.ordered,
    }


def _activity(activity: models.Activity) -> Entry:
    requires = sorted(other.key for other in activity.requires.all())
    return {"key": activity.key, "label": activity.label, "requires": requires}


def _topic(topic: models.Topic) -> Entry:
    return {
        "slug": topic.slug,
        "name": topic.name,
        "parent": topic.parent.slug if topic.parent else None,
        "codings": [coding(one.system, one.code, one.display) for one in topic.codings.all()],
    }


def coding(system: str, code: str, display: str) -> Entry:
    """A coding with the canonical names of its terminology."""
    terminology = TERMINOLOGIES[CodingSystem(system)]
    return {"system": system, "uri": terminology.uri, "oid": terminology.oid, "code": code, "display": display}


def _day(value: Any) -> str | None:
    return value.isoformat() if value is not None else None


def _source(source: models.Source) -> Entry:
    return {
        "key": source.key,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url or None,
        "published_on": _day(source.published_on),
        "accessed_on": _day(source.accessed_on),
    }


def _service(service: models.SupportService) -> Entry:
    return {
        "key": service.key,
        "name": service.name,
        "description": service.description,
        "url": service.url or None,
        "phone": service.phone or None,
        "region": service.region,
        "for_crisis": service.for_crisis,
    }


@transaction.atomic
def write(content: Mapping[str, list[Entry]], *, by: Hand = NOBODY_KNOWS) -> None:
    """Adds the entries of `content` (checked) to the vocabulary, and makes those that are there already say the same.

    What the vocabulary has and `content` doesn't stays as it is. The feed's lock is taken, so that no article is being
    published from one half of the change while the other is still to come. `by` is whose words they are.
    """
    models.ChangeFeed.lock()
    edits.record(_changed(content, read()), by=by, whole=True)
    for entry in content["facts"]:
        fact = _upsert(models.Fact, "key", {**_blank(entry, "unit"), "choices": None})
        rows.replace(models.FactChoice, {"fact_id": fact.pk}, entry["choices"], ("key",))
    for entry in content["topics"]:
        topic = _upsert(models.Topic, "slug", {**entry, "parent": None, "codings": None})
        codings = ({name: one[name] for name in CODING} for one in entry["codings"])
        rows.replace(models.TopicCoding, {"topic_id": topic.pk}, codings, ("system", "code"))
    for entry in content["activities"]:
        _upsert(models.Activity, "key", {**entry, "requires": None})
    for entry in content["sources"]:
        _upsert(models.Source, "key", _blank(entry, "url"))
    for entry in content["support_services"]:
        _upsert(models.SupportService, "key", _blank(entry, "url", "phone"))
    # Links within a kind come last, when all that they may lead to is there.
    for entry in content["topics"]:
        parent = models.Topic.objects.get(slug=entry["parent"]) if entry["parent"] else None
        models.Topic.objects.filter(slug=entry["slug"]).update(parent=parent)
    for entry in content["activities"]:
        required = models.Activity.objects.filter(key__in=entry["requires"])
        models.Activity.objects.get(key=entry["key"]).requires.set(required)


def _changed(content: Mapping[str, list[Entry]], present: Vocabulary) -> list[edits.Subject]:
    return [
        (models.Edited(name), key)
        for name, entries in as_embedded(content).items()
        for key, entry in entries.items()
        if getattr(present, name).get(key) != entry
    ]


CODING = ("system", "code", "display")
_LINKS = ("choices", "codings", "requires")


def _blank(entry: Entry, *names: str) -> Entry:
    """Columns of text say "" where content says null."""
    return {**entry, **{name: entry[name] or "" for name in names}}


def _upsert(model: Any, key: str, entry: Entry) -> Any:
    values = {name: value for name, value in entry.items() if name not in (*_LINKS, key)}
    found = model.objects.filter(**{key: entry[key]})
    # Not `update_or_create`: its FOR UPDATE would lock out the foreign keys of drafts that are being saved, each in an
    # order of its own, and PostgreSQL would end one of the two as a deadlock. The feed's lock keeps writers apart.
    if not found.update(**values):
        return model.objects.create(**{key: entry[key]}, **values)
    return found.get()


def as_embedded(content: Mapping[str, list[Entry]]) -> dict[str, dict[str, Entry]]:
    """The entries of a vocabulary file by key, in the shape that `read` gives and documents embed."""
    embedded = {
        name: {entry["slug" if name == "topics" else "key"]: dict(entry) for entry in entries}
        for name, entries in content.items()
    }
    for topic in embedded["topics"].values():
        topic["codings"] = [coding(**one) for one in topic["codings"]]
    for activity in embedded["activities"].values():
        activity["requires"] = sorted(activity["requires"])
    return embedded


def as_written(entry: Entry) -> Entry:
    """An embedded entry in the shape that `write` takes."""
    if "codings" not in entry:
        return dict(entry)
    return {**entry, "codings": [{name: one[name] for name in CODING} for one in entry["codings"]]}


def put_back_missing(embedded: Mapping[str, list[Entry]], present: Vocabulary, *, by: Hand) -> list[str]:
    """Writes what is missing from the vocabulary, as `by`'s words; names what is there and says something else."""
    differs, missing = [], {}
    for name, entries in as_embedded(embedded).items():
        there = getattr(present, name)
        differs += [f"{name}: {key}" for key, entry in entries.items() if key in there and there[key] != entry]
        missing[name] = [entry for entry in embedded[name] if entry.get("key", entry.get("slug")) not in there]
    # Not every topic's ancestors are embedded: one whose parent has gone too comes back at the top, and is named.
    known = {None, *present.topics, *(topic["slug"] for topic in missing["topics"])}
    lost = [topic for topic in missing["topics"] if topic["parent"] not in known]
    differs += [f"topics: {topic['slug']}" for topic in lost]
    missing["topics"] = [{**topic, "parent": None} if topic in lost else topic for topic in missing["topics"]]
    write(missing, by=by)
    return differs


def as_content(entry: Entry) -> Entry:
    """An embedded entry as a content file writes it: less what is derived, less what is empty."""
    kept = {name: value for name, value in entry.items() if value not in (None, [], "")}
    if "codings" in kept:
        kept["codings"] = [{name: one[name] for name in CODING} for one in kept["codings"]]
    return kept
