"""The parameters of the read API. A name that nothing public ever had is a 400 (`names`), as one that cannot be one is;
a language or a code that nothing has is an empty list."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from articles.guidance.terms import Strength, Urgency
from articles.public import feed
from articles.public.serializers import ArticleDocumentSerializer, Language, Region
from articles.terms import CodingSystem
from contentapi.api.openapi import in_path
from contentapi.api.pagination import PageQuery, page_size
from contentapi.api.queries import Cursor, Moment, Names, Query, Slugs, YesOrNo
from contentapi.api.serializers import SLUG, Key, Pattern, Slug, Term
from contentapi.errors import Fault

ARTICLE = in_path("slug", SLUG, "The article's `slug`, as lists give it.", example="sex-after-miscarriage")
TOPIC = in_path("slug", SLUG, "The topic's `slug`.", example="miscarriage")
VERSION = in_path("number", "[1-9][0-9]{0,8}", "Which version, counted from 1.", example=1, kind="integer")

_IN_TOPIC = "on this topic, or on one that lies under it"
IN_LANGUAGE = "in this language (BCP 47); `en` is any English, `en-GB` that alone."
_FIELDS: dict[str, Any] = {
    "example": "title,short_answer,notice",
    "help_text": "Which members of the document, with commas between their names.",
}


class ArticleOrdering(StrEnum):
    """How a list of articles is ordered."""

    TITLE = "title"
    NEWEST_FIRST = "-published_at"


class ArticlePartQuery(Query):
    fields = Names(tuple(ArticleDocumentSerializer().fields), **_FIELDS)  # type: ignore[assignment]


class ArticleListQuery(PageQuery):
    slug = Slugs(
        most=100,
        required=False,
        help_text=(
            "Only these articles, with commas between their slugs: up to 100. They come as `ordering` says, in pages."
        ),
    )
    topic = Slug(required=False, help_text=f"Only articles {_IN_TOPIC}.")
    activity = Key(required=False, help_text="Only articles with a rule about this activity.")
    language = Language(required=False, help_text=f"Only articles {IN_LANGUAGE}")
    code = Pattern(
        "[A-Z0-9]+(?:[.-][A-Z0-9]+)?",
        example="O03.9",
        max_length=40,
        required=False,
        help_text=(
            "Only articles on a topic that bears this code, or on one that lies under such a topic, and those with a "
            "warning that bears it. As the terminology writes it, to the letter."
        ),
    )
    code_system = Term(CodingSystem, required=False, help_text="The terminology that `code` is from; left out: any.")
    updated_since = Moment(required=False, help_text="Only articles whose current version was published then or later.")
    ordering = Term(
        ArticleOrdering,
        default=ArticleOrdering.TITLE.value,
        help_text="By `title`, or the one that was published last first: `-published_at`.",
    )

    @classmethod
    def faults_between(cls, given: Mapping[str, Any]) -> list[Fault]:
        if "code_system" not in given or "code" in given:
            return []
        detail = "This says which terminology `code` is from: give `code` as well."
        return [Fault(detail, "missing_code", parameter="code_system")]


class ArticlePartListQuery(ArticleListQuery):
    fields = Names(tuple(ArticleDocumentSerializer().fields), **_FIELDS)  # type: ignore[assignment]


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


class SupportServiceListQuery(PageQuery):
    region = Region(
        required=False,
        help_text=(
            "Only services that help somewhere in this region (ISO 3166): `GB` gives those of its parts, such as "
            "`GB-SCT`, as well, and `GB-SCT` those of all of `GB`."
        ),
    )
    for_crisis = YesOrNo(
        required=False, help_text="Whether they are to help someone whose life may be at risk; left out: both kinds."
    )


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
