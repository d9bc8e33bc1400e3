"""The door under real threads, on PostgreSQL, where writers do run at the same time.

SQLite lets one transaction write at a time, so there is nothing of this to see there; nor could these tests clean up
after themselves, since a flush empties its tables by DELETE, which history refuses. TRUNCATE is not refused.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from threading import Barrier, Event
from typing import Any

import orjson
import pytest
from django.db import connection, transaction

from articles import models
from articles.editorial import drafts, vocabulary
from articles.public import live as reading
from articles.publishing import prospect, publish
from contentapi.errors import Conflict, Gone, NotFound
from tests import factories
from tests.threads import close_connections

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]

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


# The feed's lock, step by step


def run_beside(function: Callable[..., Any], *args: Any) -> Any:
    """What `function` returns when somebody else calls it just now."""
    with threads(1) as start:
        return start(function, *args).result(PATIENCE)


def test_a_publication_waits_for_the_one_before_it_and_its_event_comes_after() -> None:
    factories.draft(slug="first")
    factories.draft(slug="second")

    with threads(1) as start:
        with transaction.atomic():
            publish_it("first")
            later = start(publish_it, "second")
            with pytest.raises(TimeoutError):
                later.result(A_MOMENT)
            seen_meanwhile = run_beside(reading.changes, 0, 10)
        later.result(PATIENCE)

    assert seen_meanwhile.events == []
    assert happened() == [("first", "published", 1), ("second", "published", 1)]


def test_a_publication_that_fails_gives_its_number_back() -> None:
    factories.draft(slug="first")
    factories.draft(slug="second")

    with threads(1) as start, suppress(ZeroDivisionError), transaction.atomic():
        publish_it("first")
        later = start(publish_it, "second")
        raise ZeroDivisionError
    later.result(PATIENCE)

    assert [(one["sequence"], one["slug"]) for one in events()] == [(1, "second")]


@pytest.mark.parametrize("commits", [True, False])
def test_a_publication_waits_for_an_editor_who_is_saving(commits: bool) -> None:
    factories.draft(slug="article")
    drafts.write(marked("article", "draft-1"))

    with threads(1) as start:
        with suppress(ZeroDivisionError), transaction.atomic():
            drafts.write(marked("article", "draft-2"))
            publication = start(publish_it, "article")
            with pytest.raises(TimeoutError):
                publication.result(A_MOMENT)
            if not commits:
                raise ZeroDivisionError
        version = publication.result(PATIENCE)

    expected = "draft-2" if commits else "draft-1"
    assert marks_in(bytes(version.document))[0] == {expected}


def test_an_editor_waits_for_a_publication_and_comes_after_it() -> None:
    factories.draft(slug="article")
    drafts.write(marked("article", "draft-1"))

    with threads(1) as start:
        with transaction.atomic():
            publish_it("article")
            saving = start(drafts.write, marked("article", "draft-2"))
            with pytest.raises(TimeoutError):
                saving.result(A_MOMENT)
        saving.result(PATIENCE)

    assert marks_in(reading.document("article").document)[0] == {"draft-1"}
    assert models.Article.objects.get().title == "draft-2"


def test_a_publication_waits_for_words_that_are_being_saved() -> None:
    factories.draft(slug="article")
    vocabulary.write(worded("words-1"))

    with threads(1) as start:
        with transaction.atomic():
            vocabulary.write(worded("words-2"))
            publication = start(publish_it, "article")
            with pytest.raises(TimeoutError):
                publication.result(A_MOMENT)
        version = publication.result(PATIENCE)

    assert marks_in(bytes(version.document))[1] == {"words-2"}


# Races


def test_one_draft_published_by_eight_at_once_is_one_version() -> None:
    factories.draft(slug="article")
    for number in range(1, 5):
        drafts.write(marked("article", f"draft-{number}"))

        outcomes = at_once(*[lambda: publish_it("article")] * 8)

        refused = [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)]
        assert refused == ["unchanged"] * 7
        assert happened() == [("article", "published", earlier) for earlier in range(1, number + 1)]


def test_of_eight_who_were_shown_the_same_one_publishes_it_with_its_record() -> None:
    factories.draft(slug="article")
    publish_it("article")
    for number in range(1, 5):
        drafts.write(marked("article", f"draft-{number}"))
        seen, keys = prospect.of("article").token, factories.less_cautious("article")

        outcomes = at_once(
            *[partial(publish_it, "article", by=f"publisher-{who}", acknowledged=keys, seen=seen) for who in range(8)]
        )

        refused = [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)]
        assert refused == ["moved"] * 7
        versions = models.ArticleVersion.objects.order_by("number")
        assert [version.number for version in versions] == list(range(1, number + 2))
        assert set(models.PublicationRecord.objects.values_list("version", flat=True)) == {one.pk for one in versions}


def test_an_editor_who_saves_while_somebody_publishes_what_they_were_shown_comes_before_or_after() -> None:
    factories.draft(slug="article")
    drafts.write(marked("article", "draft-0"))
    for number in range(1, 9):
        seen = prospect.of("article").token
        before = models.ArticleVersion.objects.count()

        outcome, _ = at_once(
            partial(publish_it, "article", seen=seen),
            partial(drafts.write, marked("article", f"draft-{number}")),
        )

        new = models.ArticleVersion.objects.order_by("number")[before:]
        if isinstance(outcome, Conflict):
            assert (outcome.code, len(new)) == ("moved", 0)
        else:
            assert [marks_in(bytes(version.document))[0] for version in new] == [{f"draft-{number - 1}"}]


def test_retiring_and_publishing_at_once_is_one_after_the_other() -> None:
    factories.draft(slug="article")
    publish_it("article")
    for number in range(1, 9):
        drafts.write(marked("article", f"draft-{number}"))
        before = len(events())

        at_once(lambda: publish_it("article"), lambda: retire_it("article"))

        new = models.ArticleVersion.objects.filter(slug="article").count()
        article = models.PublishedArticle.objects.get()
        is_live = article.retired_at is None
        assert happened()[before:] in (
            [("article", "published", new), ("article", "retired", new)],
            [("article", "retired", new - 1), ("article", "published", new)],
        )
        assert (happened()[-1][1] == "published") is is_live
        assert article.version.number == new
        assert models.PublishedRule.objects.exists() is is_live
        if not is_live:
            publish_it("article")


def test_an_article_retired_by_eight_at_once_is_retired_once() -> None:
    factories.published(slug="article")
    outcomes = at_once(*[lambda: retire_it("article")] * 8)
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)] == ["retired"] * 7
    assert happened() == [("article", "published", 1), ("article", "retired", 1)]


def test_a_successor_is_live_at_the_moment_in_which_it_is_named() -> None:
    for _ in range(6):
        factories.draft(slug="old")
        factories.draft(slug="new")
        publish_it("old")
        publish_it("new")
        before = len(events())

        outcome, _ = at_once(lambda: retire_it("old", successor="new"), lambda: retire_it("new"))

        order = [slug for slug, _, _ in happened()[before:]]
        refused = isinstance(outcome, Conflict)
        assert order == (["new"] if refused else ["old", "new"])
        if refused:
            retire_it("old")


def test_a_draft_begun_by_eight_at_once_is_one_draft() -> None:
    vocabulary.write(factories.VOCABULARY)
    contents = [marked("article", f"draft-{number}") for number in range(8)]

    at_once(*[lambda content=content: drafts.write(content) for content in contents])

    assert drafts.read(models.Article.objects.get()) in contents


# Everything at once

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
        cursor = 0
        while True:
            last_look = self.done.is_set()
            stretch = reading.changes(cursor, 3)
            for body in stretch.events:
                event = orjson.loads(body)
                assert event["sequence"] == cursor + 1, "an event was missed, or came out of order"
                cursor = event["sequence"]
                self.followed.append(event)
                document = orjson.loads(reading.version(event["slug"], event["version"]).document)
                assert document["version"] == event["version"]
            assert stretch.next_cursor == cursor
            if last_look and not stretch.events:
                return

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

    with threads(PUBLISHERS + 7) as start:
        others = [
            *(start(rush.write_drafts, seed) for seed in (1, 2)),
            *(start(rush.write_words, seed) for seed in (1, 2)),
            *(start(rush.look, seed) for seed in (1, 2)),
            start(rush.follow),
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
