"""Small, whole, valid things to begin a test from: a little vocabulary, and an article that can be published."""

from copy import deepcopy
from datetime import date
from typing import Any

import orjson

from articles import models
from articles.editorial import drafts, reading, vocabulary
from articles.editorial.edits import Hand
from articles.editorial.vocabulary import Vocabulary
from articles.publishing import prospect, publish
from testimonials.models import PublishedContentNote, PublishedStory

Content = dict[str, Any]

# What a reviewer says of a review; of what it is, `signed` says.
REVIEW: Content = {
    "reviewed_by": {"name": "Dr Ada Moss", "credentials": "MRCOG"},
    "reviewed_on": "2026-11-01",
    "next_review_due": "2099-11-01",
}

# The id of `published_story`.
STORY = "A" * 22

VOCABULARY: dict[str, list[Content]] = {
    "facts": [
        {
            "key": "bleeding",
            "label": "Bleeding",
            "question": "Are you bleeding?",
            "help_text": "",
            "kind": "choice",
            "unit": None,
            "minimum": None,
            "maximum": None,
            "choices": [
                {"key": "none", "label": "None"},
                {"key": "light", "label": "Light"},
                {"key": "heavy", "label": "Heavy"},
            ],
            "ordered": True,
        },
        {
            "key": "days_since_loss",
            "label": "Days since the loss",
            "question": "How many days ago was it?",
            "help_text": "",
            "kind": "integer",
            "unit": "d",
            "minimum": 0,
            "maximum": 3650,
            "choices": [],
            "ordered": False,
        },
        {
            "key": "fever",
            "label": "Fever",
            "question": "Do you have a fever?",
            "help_text": "",
            "kind": "boolean",
            "unit": None,
            "minimum": None,
            "maximum": None,
            "choices": [],
            "ordered": False,
        },
    ],
    "activities": [{"key": "resume_sex", "label": "Have sex again", "requires": []}],
    "topics": [
        {"slug": "loss", "name": "Loss", "parent": None, "codings": []},
        {
            "slug": "miscarriage",
            "name": "Miscarriage",
            "parent": "loss",
            "codings": [{"system": "icd-10", "code": "O03", "display": "Spontaneous abortion"}],
        },
    ],
    "sources": [
        {
            "key": "leaflet",
            "title": "A leaflet",
            "publisher": "A hospital",
            "url": "https://example.org/leaflet",
            "published_on": None,
            "accessed_on": None,
        }
    ],
    "support_services": [
        {
            "key": "helpline",
            "name": "A helpline",
            "description": "Someone to talk to.",
            "url": None,
            "phone": "0808 800 1234",
            "region": "GB",
            "for_crisis": False,
        }
    ],
}

ARTICLE: Content = {
    "slug": "after-a-loss",
    "language": "en-GB",
    "title": "After a loss",
    "question": "When?",
    "short_answer": "When the bleeding has stopped.",
    "summary": "What to wait for.",
    "notice": "Sample content, not clinically reviewed.",
    "review": {"reviewed_by": None, "reviewed_on": None, "next_review_due": None, "content_hash": None},
    "topics": ["miscarriage"],
    "related": [],
    "definitions": [],
    "sections": [{"key": "answer", "heading": "The answer", "aspect": "answer", "body": "Wait for it to stop.\n"}],
    "guidance_rules": [
        {
            "key": "wait-for-bleeding",
            "activity": "resume_sex",
            "title": "Wait",
            "statement": "Wait until the bleeding has stopped.",
            "rationale": "",
            "action": "wait",
            "strength": "required",
            "certainty": "not_graded",
            "applies_when": [],
            "satisfied_when": [{"fact": "bleeding", "operator": "eq", "value": "none"}],
            "wait": None,
            "sources": ["leaflet"],
        }
    ],
    "symptom_warnings": [
        {
            "key": "fever",
            "symptom": "Fever",
            "description": "You feel hot and shivery.",
            "urgency": "urgent",
            "action": "Call your doctor today.",
            "triggered_when": [{"fact": "fever", "operator": "eq", "value": True}],
            "codings": [],
            "sources": ["leaflet"],
        }
    ],
    "scenarios": [
        {
            "key": "nothing-known",
            "title": "Nothing is known",
            "facts": {},
            "expect": {"outcomes": {"resume_sex": "need_facts"}, "warnings": []},
        }
    ],
    "support_services": ["helpline"],
    "sources": ["leaflet"],
}


def content(**changes: Any) -> Content:
    """An article's content, whole and publishable (unreviewed), with some members changed."""
    return {**deepcopy(ARTICLE), **changes}


def known(**lists: list[Content]) -> Vocabulary:
    """The small vocabulary as drafts are read with it, with some of its lists changed."""
    return Vocabulary(**vocabulary.as_embedded({**deepcopy(VOCABULARY), **deepcopy(lists)}))


def signed(article: Content | None = None, *, words: Vocabulary | None = None, **review: Any) -> Content:
    """An article's content with a review of exactly that; `review` changes what it says of itself."""
    article = drafts.normalise(article or content(notice="Information, not advice."))
    content_hash = reading.content_hash(article, words or known())
    return {**article, "review": {**deepcopy(REVIEW), "content_hash": content_hash, **review}}


def words(**lists: list[Content]) -> dict[str, list[Content]]:
    """A vocabulary file's content that holds these lists only."""
    return {**{name: [] for name in VOCABULARY}, **lists}


def draft(*, author: str | None = None, **changes: Any) -> models.Article:
    """The draft of `content(**changes)`, with the vocabulary that it needs, all of it by `author`."""
    vocabulary.write(deepcopy(VOCABULARY), by=Hand(author or ""))
    return drafts.write(drafts.normalise(content(**changes)), author=author)


def published(**changes: Any) -> models.ArticleVersion:
    """`content(**changes)`, live."""
    article = draft(**changes)
    return publish_knowingly(article.slug)


def publish_knowingly(slug: str, *, by: str = "tests") -> models.ArticleVersion:
    """The draft, live, as somebody publishes it who has read what changes for readers, and stands for all of it."""
    is_known = models.PublishedArticle.objects.filter(slug=slug).exists()
    acknowledged = less_cautious(slug) if is_known else ()
    return publish.publish(slug, by=by, allow_unreviewed=True, acknowledged=acknowledged)


def less_cautious(slug: str = "after-a-loss") -> set[str]:
    """The keys of all that the draft makes less cautious, as somebody acknowledges them who has read every sentence."""
    return {difference.key for difference in prospect.of(slug).less_cautious}


def published_story() -> PublishedStory:
    """A story on the article of `published`, as the public side holds it."""
    story = {
        "id": STORY,
        "article": ARTICLE["slug"],
        "display_name": None,
        "body": "We waited.",
        "content_notes": ["pregnancy_loss"],
        "cautions": [],
        "language": "en-GB",
        "published_on": "2026-11-20",
    }
    published = PublishedStory.objects.create(
        id=STORY, article=ARTICLE["slug"], published_on=date(2026, 11, 20), language="en-GB", body=orjson.dumps(story)
    )
    PublishedContentNote.objects.create(story=published, note="pregnancy_loss")
    return published
