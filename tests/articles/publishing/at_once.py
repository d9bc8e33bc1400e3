"""Several at once, each in a thread of their own; drafts and words that show where they were torn."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any

import orjson
from django.db import connection

from articles import models
from articles.editorial import drafts
from articles.publishing import publish
from contentapi.errors import Conflict
from tests import factories
from tests.threads import close_connections

Content = dict[str, Any]

# Generous: reached only where something waits for what will never come.
PATIENCE = 60
A_MOMENT = 0.3


# Threads


@contextmanager
def threads(number: int) -> Iterator[Callable[..., Future[Any]]]:
    """Starts functions in threads of their own, each with its own connection, given back when it is done."""

    def run(function: Callable[..., Any], *args: Any) -> Any:
        try:
            return function(*args)
        finally:
            close_connections()

    with ThreadPoolExecutor(number) as executor:
        yield lambda function, *args: executor.submit(run, function, *args)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returned, or the Conflict that it raised, when all were begun at the same moment."""
    barrier = Barrier(len(acts))

    def begin(act: Callable[[], Any]) -> Any:
        connection.ensure_connection()
        barrier.wait(PATIENCE)
        try:
            return act()
        except Conflict as refused:
            return refused

    with threads(len(acts)) as start:
        futures = [start(begin, act) for act in acts]
    return [future.result(PATIENCE) for future in futures]


# Drafts and words that show where they were torn


def marked(slug: str, mark: str) -> Content:
    """A draft that says `mark` in each of its parts, and in no two of them by the same query."""
    content = factories.content(slug=slug, related=[mark])
    for name in ("title", "question", "short_answer", "summary", "notice"):
        content[name] = mark
    content["notice"] += ": not clinically reviewed."
    content["sections"][0]["heading"] = mark
    content["guidance_rules"][0]["key"] = content["guidance_rules"][0]["title"] = mark
    content["symptom_warnings"][0]["symptom"] = mark
    content["scenarios"][0]["title"] = mark
    content["definitions"] = [{"term": mark, "meaning": mark, "range": None, "according_to": "leaflet"}]
    return drafts.normalise(content)


def worded(mark: str) -> dict[str, list[Content]]:
    """A vocabulary that says `mark` in each of its entries."""
    named = {"facts": "label", "activities": "label", "topics": "name", "sources": "title", "support_services": "name"}
    return {kind: [{**entry, named[kind]: mark} for entry in entries] for kind, entries in factories.VOCABULARY.items()}


def marks_in(rendered: bytes) -> tuple[set[str], set[str]]:
    """The marks of drafts and those of words that a document holds."""
    text = rendered.decode()
    return set(re.findall(r"draft-\d+", text)), set(re.findall(r"words-\d+", text))


def publish_it(slug: str, **how: Any) -> Any:
    return publish.publish(slug, **{"by": "tests", "allow_unreviewed": True, **how})


def retire_it(slug: str, successor: str | None = None) -> Any:
    return publish.retire(slug, by="tests", successor=successor)


def events() -> list[Content]:
    return [orjson.loads(bytes(event.body)) for event in models.ChangeEvent.objects.all()]


def happened() -> list[tuple[str, str, int]]:
    return [(one["slug"], one["kind"].removeprefix("article."), one["version"]) for one in events()]
