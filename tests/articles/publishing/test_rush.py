"""Publishers, editors and readers at once: nothing is torn, lost or out of its order."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from threading import Event
from typing import Any

import orjson
import pytest

from articles import models
from articles.editorial import drafts, vocabulary
from articles.public import feed
from articles.public import live as reading
from contentapi.errors import Conflict, Gone, NotFound
from testimonials.public import snapshot
from tests.articles.publishing.at_once import (
    PATIENCE,
    Content,
    events,
    marked,
    marks_in,
    publish_it,
    retire_it,
    threads,
    worded,
)

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]
ARTICLES = [f"article-{number}" for number in range(5)]
PUBLISHERS, ROUNDS = 8, 8
# Between two saves: so that nobody starves in one process that has to be everyone.
BREATH = 0.01


def dice(seed: int) -> random.Random:
    """Chance that a failure can be repeated with."""
    return random.Random(seed)  # noqa: S311


class Rush:
    """Everyone at work on the same few articles, until the publishers are done."""

    def __init__(self) -> None:
        self.done = Event()
        self.numbers = count(1)
        self.written: dict[str, set[str]] = defaultdict(set)
        self.outcomes: Counter[str] = Counter()
        self.followed: list[Content] = []
        self.copy: dict[str, bytes] = {}
        self.looked = 0

    def publish(self, seed: int) -> None:
        """Publishes now an article of its own, now one that others are at, too; sometimes takes one down."""
        chance = dice(seed)
        for _ in range(ROUNDS):
            slug = chance.choice([f"own-{seed}", *ARTICLES])
            act = retire_it if chance.random() < 0.15 else publish_it
            try:
                act(slug)
                self.outcomes[act.__name__] += 1
            except (Conflict, NotFound) as refused:
                self.outcomes[refused.code] += 1

    def write_drafts(self, seed: int) -> None:
        chance = dice(seed)
        while not self.done.is_set():
            slug = chance.choice([f"own-{chance.randrange(PUBLISHERS)}", *ARTICLES])
            mark = f"draft-{next(self.numbers)}"
            self.written[slug].add(mark)
            drafts.write(marked(slug, mark))
            self.done.wait(BREATH)

    def write_words(self, seed: int) -> None:
        chance = dice(seed)
        while not self.done.is_set():
            entries = worded(f"words-{next(self.numbers)}")
            for some in entries.values():
                chance.shuffle(some)
            vocabulary.write(entries)
            self.done.wait(BREATH)

    def follow(self) -> None:
        """Follows the feed by cursor, a few events at a time, and looks at once at what each tells of."""
        place, sequence = None, 0
        while True:
            last_look = self.done.is_set()
            stretch = feed.changes(place, 3)
            for body in stretch.events:
                event = orjson.loads(body)
                assert event["sequence"] == sequence + 1, "an event was missed, or came out of order"
                sequence = event["sequence"]
                self.followed.append(event)
                document = orjson.loads(reading.version(event["slug"], event["version"]).document)
                assert document["version"] == event["version"]
            place = stretch.next
            assert place.sequence == sequence
            if last_look and not stretch.events:
                return

    def keep_a_copy(self) -> None:
        """Begins a copy while everything moves, a page at a time, and then follows the feed from there."""
        page = snapshot.read(None, 1)
        self.fetch(page.entries)
        while page.next:
            self.done.wait(BREATH)
            page = snapshot.read(page.next, 1)
            self.fetch(page.entries)
        place = page.follow_from
        while True:
            last_look = self.done.is_set()
            stretch = feed.changes(place, 3)
            for event in map(orjson.loads, stretch.events):
                if event["kind"] == "article.retired":
                    self.copy.pop(event["slug"], None)
                else:
                    self.fetch([event])
            place = stretch.next
            if last_look and not stretch.events:
                return

    def fetch(self, named: Iterable[Mapping[str, Any]]) -> None:
        for one in named:
            with suppress(NotFound, Gone):
                self.copy[one["slug"]] = reading.document(one["slug"]).document

    def look(self, seed: int) -> None:
        """Reads articles and their rules as readers do: each answer is of one publication."""
        chance = dice(seed)
        while not self.done.is_set():
            slug = chance.choice(ARTICLES)
            with suppress(NotFound, Gone):
                assert_whole(reading.document(slug).document)
                self.looked += 1
            rules = models.PublishedRule.objects.filter(article=slug).values_list("body", flat=True)
            assert len({orjson.loads(bytes(body))["article_version"] for body in rules}) <= 1
            self.done.wait(BREATH)


def assert_whole(rendered: bytes) -> None:
    of_drafts, of_words = marks_in(rendered)
    assert len(of_drafts) == 1, f"torn between drafts: {of_drafts}"
    assert len(of_words) == 1, f"torn between words: {of_words}"


def test_publishers_editors_and_readers_at_once_neither_tear_nor_lose_nor_reorder_anything() -> None:
    rush = Rush()
    vocabulary.write(worded("words-0"))
    for slug in [*ARTICLES, *(f"own-{seed}" for seed in range(PUBLISHERS))]:
        rush.written[slug].add("draft-0")
        drafts.write(marked(slug, "draft-0"))

    with threads(PUBLISHERS + 8) as start:
        others = [
            *(start(rush.write_drafts, seed) for seed in (1, 2)),
            *(start(rush.write_words, seed) for seed in (1, 2)),
            *(start(rush.look, seed) for seed in (1, 2)),
            start(rush.follow),
            start(rush.keep_a_copy),
        ]
        publishers = [start(rush.publish, seed) for seed in range(PUBLISHERS)]
        try:
            for publisher in publishers:
                publisher.result(PATIENCE)
        finally:
            rush.done.set()
        for other in others:
            other.result(PATIENCE)

    assert_nothing_was_lost(rush)
    assert rush.outcomes["publish_it"] > PUBLISHERS * ROUNDS / 3
    assert rush.outcomes["retire_it"] > 0
    assert rush.looked > 0


def assert_nothing_was_lost(rush: Rush) -> None:
    assert rush.followed == events()
    live = models.PublishedArticle.objects.filter(retired_at=None)
    assert rush.copy == {slug: bytes(document) for slug, document in live.values_list("slug", "version__document")}
    assert [event["sequence"] for event in rush.followed] == list(range(1, len(rush.followed) + 1))
    kinds = Counter(event["kind"] for event in rush.followed)
    assert kinds["article.published"] == rush.outcomes["publish_it"] == models.ArticleVersion.objects.count()
    assert kinds["article.retired"] == rush.outcomes["retire_it"]
    for slug, marks in rush.written.items():
        versions = models.ArticleVersion.objects.filter(slug=slug).order_by("number")
        numbers = [version.number for version in versions]
        assert numbers == list(range(1, len(numbers) + 1))
        told = [event for event in rush.followed if event["slug"] == slug]
        assert [event["version"] for event in told if event["kind"] == "article.published"] == numbers
        for version in versions:
            assert_whole(bytes(version.document))
            assert marks_in(bytes(version.document))[0] <= marks, "a draft that never was has been published"
        for article in models.PublishedArticle.objects.filter(slug=slug):
            assert article.version.number == numbers[-1]
            assert (article.retired_at is None) is (told[-1]["kind"] == "article.published")
