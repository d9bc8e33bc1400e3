"""Reading stories, and the snapshot that has them too: nothing stale, so that what was withdrawn is gone at once."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse

from articles.models.public import ChangeEvent, PublishedTopic
from articles.public import lists, names
from articles.public import live as live_articles
from articles.terms import ChangeKind
from contentapi.api import delivery
from contentapi.api.endpoints import link, read
from contentapi.api.pagination import UNDATED, Order, address, page_of, paginate
from contentapi.errors import Gone, NotFound
from testimonials.models.public import PublishedContentNote, PublishedStory
from testimonials.public import queries
from testimonials.public import snapshot as live
from testimonials.public.serializers import SnapshotPageSerializer, StorySerializer

Asked = Mapping[str, Any]

_NEWEST_FIRST = Order("stories", ("published_on", "id"), descending=True)

NO_STORY = "There is no story of this name."
REMOVED = "The story is no longer public. Take it out of whatever you keep."


@read(
    operation_id="listStories",
    summary="List stories",
    description=(
        "Readers' own stories, newest first. Each was read by a moderator. Show `content_notes` and `cautions` before "
        "a story's body, and ask again before you show one that you keep: its author may withdraw it at any time."
    ),
    tag="Stories",
    query=queries.StoryListQuery,
    answer=page_of(StorySerializer, "StoryPage"),
    answer_means="A page of stories.",
    dated=False,
    links={"story": link("getStory", "Read the first of them.", story_id="$response.body#/results/0/id")},
)
def stories(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedStory.objects.all()
    if "article" in asked:
        rows = rows.filter(article=asked["article"])
    if "topic" in asked:
        rows = rows.filter(article__in=PublishedTopic.objects.filter(slug=asked["topic"]).values("article"))
    if "language" in asked:
        rows = rows.filter(lists.in_language(asked["language"]))
    if "content_note" in asked:
        rows = rows.filter(notes__note=asked["content_note"])
    if "without_content_note" in asked:
        notes = PublishedContentNote.objects.filter(story=OuterRef("pk"), note__in=asked["without_content_note"])
        rows = rows.filter(~Exists(notes))
    page = paginate(request, asked, rows, _NEWEST_FIRST, changed=UNDATED, state=live_articles.state())
    if not page.rows:
        names.refuse_unknown(asked, {"article": names.ARTICLE, "topic": names.TOPIC})
    return delivery.send(request, page.json(), cache=delivery.REVALIDATED, surrogate_keys="stories")


@read(
    operation_id="getStory",
    summary="Read a story",
    description="One story. Show its `content_notes` and `cautions` before its body.",
    tag="Stories",
    answer=StorySerializer,
    answer_means="The story.",
    path=(queries.STORY,),
    problems={"not_found": NO_STORY, "gone": REMOVED},
    dated=False,
)
def story(request: HttpRequest, asked: Asked, story_id: str) -> HttpResponse:
    body = PublishedStory.objects.filter(pk=story_id).values_list("body", flat=True).first()
    if body is None:
        removed = ChangeEvent.objects.filter(kind=ChangeKind.STORY_REMOVED, subject=story_id)
        raise Gone(REMOVED) if removed.exists() else NotFound(NO_STORY)
    keys = f"stories story/{story_id}"
    return delivery.send(request, bytes(body), cache=delivery.REVALIDATED, surrogate_keys=keys)


@read(
    operation_id="getSnapshot",
    summary="Begin a copy",
    description=(
        "Everything that is live, articles first, for whoever begins a copy. Read all pages, fetch what each entry "
        "names (a `404` or `410` means that the feed tells of its end), then follow `/changes` from `follow_from`: "
        "whatever was published or taken away while you read is told there, and your copy then equals what is public. "
        "You may stop between pages and go on later. A page of another feed's snapshot is a `409` with the code "
        "`resync`: begin again without a cursor."
    ),
    tag="Changes",
    query=queries.SnapshotQuery,
    answer=SnapshotPageSerializer,
    answer_means="A page of the snapshot.",
    problems={"resync": "`cursor` is of another feed, or of another time of this one: begin again without it."},
    dated=False,
    links={"changes": link("listChanges", "Follow what happens from there on.", after="$response.body#/follow_from")},
)
def snapshot(request: HttpRequest, asked: Asked) -> HttpResponse:
    page = live.read(asked.get("cursor"), asked["page_size"])
    body = {
        "results": page.entries,
        "next": address(request, str(page.next)) if page.next else None,
        "follow_from": str(page.follow_from),
    }
    keys = "changes articles stories"
    return delivery.send(request, orjson.dumps(body), cache=delivery.REVALIDATED, surrogate_keys=keys)
