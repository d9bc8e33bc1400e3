"""The client: one method an operation, named as the contract names it."""

import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from importlib import metadata
from types import TracebackType
from typing import Final, Self, TypeVar

import httpx

from health_content.generated.api.articles import get_article, get_article_version, list_article_versions, list_articles
from health_content.generated.api.changes import list_changes
from health_content.generated.api.guidance import assess_article, list_guidance_rules, list_symptom_warnings
from health_content.generated.api.start import get_root
from health_content.generated.api.stories import (
    amend_submission,
    get_story,
    get_story_policy,
    get_submission,
    list_stories,
    report_story,
    submit_story,
    withdraw_submission,
)
from health_content.generated.api.vocabulary import get_topic, list_facts, list_topics
from health_content.generated.client import AuthenticatedClient
from health_content.generated.client import Client as Core
from health_content.generated.models import (
    AmendmentRequest,
    ArticleDocument,
    ArticleSummaryPage,
    ArticleVersionPage,
    Assessment,
    AssessmentRequest,
    AssessmentRequestFacts,
    Change,
    ChangeKind,
    ChangePage,
    ConsentRequest,
    FactPage,
    ListArticlesOrdering,
    PublishedRulePage,
    PublishedWarningPage,
    ReportReason,
    ReportRequest,
    Root,
    Story,
    StoryPage,
    StoryPolicy,
    StorySubmissionRequest,
    Strength,
    Submission,
    Submitted,
    Topic,
    TopicPage,
    Urgency,
)
from health_content.generated.types import UNSET, Unset
from health_content.http import Http
from health_content.stories import Receipt, SubmittedStory

T = TypeVar("T")

_VERSION = metadata.version("health-content-client")

# A change of these kinds says: let go of every copy of what stood at its url.
TOMBSTONES: Final[frozenset[ChangeKind]] = frozenset(["article.retired", "story.removed"])

_RETRIES = 2


def _given(value: T | None) -> T | Unset:
    """The generated core says "left out" in a way of its own."""
    return UNSET if value is None else value


def _whole(kind: type[T], answer: object) -> T:
    """The contract knows parts as well, which `fields` asks for. Nothing here does, so every answer is whole."""
    if not isinstance(answer, kind):
        raise TypeError(f"The answer lacks members of {kind.__name__} that the contract promises.")
    return answer


class Client:
    """A service at `base_url`, such as `https://health.example.org`.

    Reads are conditional: the last `keep` answers are held in memory, and one that has not changed comes from there.
    What the service refuses is raised as a `Problem`; what never reached it, as an `httpx.TransportError`. Threads may
    share a client. It is synchronous; use it as a context manager, or `close` it.
    """

    def __init__(
        self, base_url: str, *, timeout: float = 10.0, keep: int = 256, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._http = Http(
            keep=keep,
            base_url=base_url.rstrip("/").removesuffix("/api/v1"),
            timeout=timeout,
            transport=transport,
            headers={"Accept": "application/json", "User-Agent": f"health-content-client/{_VERSION}"},
        )
        self._core = Core(http=self._http)

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- Articles ------------------------------------------------------------------------------------------------

    def get_root(self) -> Root:
        """Links to everything that the service offers."""
        return get_root.sync(client=self._core)

    def list_articles(
        self,
        *,
        topic: str | None = None,
        activity: str | None = None,
        updated_since: datetime | None = None,
        ordering: ListArticlesOrdering | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> ArticleSummaryPage:
        """Live articles in brief. `updated_since` needs a time zone."""
        answer = list_articles.sync(
            client=self._core,
            topic=_given(topic),
            activity=_given(activity),
            updated_since=UNSET if updated_since is None else updated_since.isoformat(),
            ordering=_given(ordering),
            page_size=_given(page_size),
            cursor=_given(cursor),
        )
        return _whole(ArticleSummaryPage, answer)

    def get_article(self, slug: str) -> ArticleDocument:
        """The whole document. Show its `notice` with whatever is taken from it. A retired article is `Gone`."""
        return _whole(ArticleDocument, get_article.sync(slug, client=self._core))

    def list_article_versions(
        self, slug: str, *, page_size: int | None = None, cursor: str | None = None
    ) -> ArticleVersionPage:
        """An article's history, which outlives the article."""
        return list_article_versions.sync(slug, client=self._core, page_size=_given(page_size), cursor=_given(cursor))

    def get_article_version(self, slug: str, number: int) -> ArticleDocument:
        """The document of one version; it never changes."""
        return _whole(ArticleDocument, get_article_version.sync(slug, number, client=self._core))

    # --- Guidance ------------------------------------------------------------------------------------------------

    def assess_article(
        self,
        slug: str,
        facts: Mapping[str, bool | int | str | None],
        *,
        activity: str | None = None,
        version: int | None = None,
    ) -> Assessment:
        """What an article's guidance comes to, given what is known of one reader; nothing of it is kept.

        What is left out of `facts`, or None, is not known, which is never "no": leave out what a reader did not say.
        Begin with `{}` and ask `next_questions`, the first first. Show the `notice` and every triggered warning.
        """
        known = AssessmentRequestFacts.from_dict(facts)
        asked = AssessmentRequest(facts=known, activity=_given(activity), version=_given(version))
        return assess_article.sync(slug, client=self._core, body=asked)

    assess = assess_article

    def list_guidance_rules(
        self,
        *,
        article: str | None = None,
        topic: str | None = None,
        activity: str | None = None,
        strength: Strength | None = None,
        fact: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> PublishedRulePage:
        """Rules across live articles, each with its article."""
        return list_guidance_rules.sync(
            client=self._core,
            article=_given(article),
            topic=_given(topic),
            activity=_given(activity),
            strength=_given(strength),
            fact=_given(fact),
            page_size=_given(page_size),
            cursor=_given(cursor),
        )

    def list_symptom_warnings(
        self,
        *,
        article: str | None = None,
        topic: str | None = None,
        urgency: Urgency | None = None,
        fact: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> PublishedWarningPage:
        """Warning signs across live articles, each with its article."""
        return list_symptom_warnings.sync(
            client=self._core,
            article=_given(article),
            topic=_given(topic),
            urgency=_given(urgency),
            fact=_given(fact),
            page_size=_given(page_size),
            cursor=_given(cursor),
        )

    def list_topics(self, *, page_size: int | None = None, cursor: str | None = None) -> TopicPage:
        """The topics of live articles."""
        return list_topics.sync(client=self._core, page_size=_given(page_size), cursor=_given(cursor))

    def get_topic(self, slug: str) -> Topic:
        return get_topic.sync(slug, client=self._core)

    def list_facts(self, *, page_size: int | None = None, cursor: str | None = None) -> FactPage:
        """Every fact that live articles ask about."""
        return list_facts.sync(client=self._core, page_size=_given(page_size), cursor=_given(cursor))

    # --- Changes -------------------------------------------------------------------------------------------------

    def list_changes(self, *, after: int = 0, page_size: int | None = None) -> ChangePage:
        """One stretch of the feed. `changes` reads it whole."""
        return list_changes.sync(client=self._core, after=after, page_size=_given(page_size))

    def changes(self, *, after: int = 0, every: float | None = None) -> Iterator[Change]:
        """What happened to what is public, in order, from behind `after` to the end of the feed.

        With `every` it goes on for ever, and asks again after so many seconds. Keep the `sequence` of the last change
        that was dealt with. A kind in `TOMBSTONES` means: let go of every copy. Raises `Resync` where `after` lies
        beyond the feed: forget everything and begin at 0.
        """
        while True:
            page = self.list_changes(after=after, page_size=100)
            yield from page.results
            after = page.next_cursor
            if page.results:
                continue
            if every is None:
                return
            time.sleep(every)

    # --- Stories -------------------------------------------------------------------------------------------------

    def list_stories(
        self,
        *,
        article: str | None = None,
        topic: str | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
    ) -> StoryPage:
        """Readers' stories. Show `content_notes` and `cautions` before a `body`."""
        return list_stories.sync(
            client=self._core,
            article=_given(article),
            topic=_given(topic),
            page_size=_given(page_size),
            cursor=_given(cursor),
        )

    def get_story(self, story_id: str) -> Story:
        """One story; `Gone` once it is withdrawn or taken down."""
        return get_story.sync(story_id, client=self._core)

    def report_story(self, story_id: str, *, reason: ReportReason, detail: str | None = None) -> None:
        """Tells the moderators what is wrong with a story."""
        report_story.sync(story_id, client=self._core, body=ReportRequest(reason=reason, detail=_given(detail)))

    def get_story_policy(self) -> StoryPolicy:
        """What an author agrees to. Show all of it, and its `support`, before they send a story."""
        return get_story_policy.sync(client=self._core)

    def submit_story(
        self,
        *,
        article: str,
        body: str,
        language: str,
        consent: ConsentRequest,
        display_name: str | None = None,
        idempotency_key: str | None = None,
    ) -> SubmittedStory:
        """Sends a story for moderation; nothing is public before a person has read it.

        A broken connection is tried again under the same key, so that a story is never taken twice. Give a key of your
        own (16 to 255 printable ASCII characters) to go on after a crash: the same story under the same key gets the
        same answer for a day. Who has the key can have the receipt, so guard it alike.
        """
        story = StorySubmissionRequest(
            article=article, body=body, language=language, consent=consent, display_name=_given(display_name)
        )
        taken = self._submit(story, key=idempotency_key or secrets.token_urlsafe(24))
        receipt = Receipt(submission_id=taken.id, secret=taken.receipt)
        return SubmittedStory(receipt, taken.status, taken.decision_due_by, taken.safety_net)

    def _submit(self, story: StorySubmissionRequest, *, key: str) -> Submitted:
        for _ in range(_RETRIES):
            with suppress(httpx.TransportError):
                return submit_story.sync(client=self._core, body=story, idempotency_key=key)
        return submit_story.sync(client=self._core, body=story, idempotency_key=key)

    def get_submission(self, receipt: Receipt) -> Submission:
        """A story as its author sees it: how it stands, and what the moderator wrote. `NotFound` once withdrawn."""
        return get_submission.sync(receipt.submission_id, client=self._as_author(receipt))

    def amend_submission(
        self, receipt: Receipt, *, body: str | None = None, display_name: str | Unset | None = UNSET
    ) -> Submission:
        """New texts where a moderator asked for changes. A `display_name` of None takes the name away."""
        amendment = AmendmentRequest(body=_given(body), display_name=display_name)
        return amend_submission.sync(receipt.submission_id, client=self._as_author(receipt), body=amendment)

    def withdraw_submission(self, receipt: Receipt) -> None:
        """Takes a story back for good, published or not."""
        withdraw_submission.sync(receipt.submission_id, client=self._as_author(receipt))

    def _as_author(self, receipt: Receipt) -> AuthenticatedClient:
        return AuthenticatedClient(http=self._http, token=receipt.secret)
