"""The parameters of the read API. A name that nothing has is an empty list; a name that cannot be one is a 400."""

from enum import StrEnum

from articles.guidance.terms import Strength, Urgency
from articles.public import feed
from articles.public.serializers import ArticleDocumentSerializer, ArticleSummarySerializer
from contentapi.api.openapi import in_path
from contentapi.api.pagination import PageQuery, page_size
from contentapi.api.queries import Cursor, Moment, Names, Query
from contentapi.api.serializers import SLUG, Key, Slug, Term

ARTICLE = in_path("slug", SLUG, "The article's `slug`, as lists give it.", example="sex-after-miscarriage")
TOPIC = in_path("slug", SLUG, "The topic's `slug`.", example="miscarriage")
VERSION = in_path("number", "[1-9][0-9]{0,8}", "Which version, counted from 1.", example=1, kind="integer")

_IN_TOPIC = "on this topic, or on one that lies under it"


class ArticleOrdering(StrEnum):
    """How a list of articles is ordered."""

    TITLE = "title"
    NEWEST_FIRST = "-published_at"


class ArticleQuery(Query):
    fields = Names(tuple(ArticleDocumentSerializer().fields), required=False)  # type: ignore[assignment]


class ArticleListQuery(PageQuery):
    topic = Slug(required=False, help_text=f"Only articles {_IN_TOPIC}.")
    activity = Key(required=False, help_text="Only articles with a rule about this activity.")
    updated_since = Moment(required=False, help_text="Only articles whose current version was published then or later.")
    ordering = Term(
        ArticleOrdering,
        default=ArticleOrdering.TITLE.value,
        help_text="By `title`, or the one that was published last first: `-published_at`.",
    )
    fields = Names(tuple(ArticleSummarySerializer().fields), required=False)  # type: ignore[assignment]


class RuleListQuery(PageQuery):
    article = Slug(required=False, help_text="Only rules of this article.")
    topic = Slug(required=False, help_text=f"Only rules of articles {_IN_TOPIC}.")
    activity = Key(required=False, help_text="Only rules about this activity.")
    strength = Term(Strength, required=False, help_text="Only rules of this strength.")
    fact = Key(required=False, help_text="Only rules that turn on this fact.")


class WarningListQuery(PageQuery):
    article = Slug(required=False, help_text="Only warnings of this article.")
    topic = Slug(required=False, help_text=f"Only warnings of articles {_IN_TOPIC}.")
    urgency = Term(Urgency, required=False, help_text="Only warnings of this urgency.")
    fact = Key(required=False, help_text="Only warnings that turn on this fact.")


class ChangeQuery(Query):
    after = Cursor(
        feed.Position.read,
        required=False,
        help_text=(
            "Only events after this: the `next_cursor` of the last answer, or the `follow_from` of a snapshot, never "
            "made up. Left out: from the beginning."
        ),
    )
    page_size = page_size()
