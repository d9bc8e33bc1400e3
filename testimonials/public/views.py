"""Reading stories: published rows only, one query an answer, and nothing stale: what was withdrawn is gone at once."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.models.public import ChangeEvent, PublishedTopic
from articles.public import live
from articles.terms import ChangeKind
from contentapi.api import delivery
from contentapi.api.endpoints import link, read
from contentapi.api.pagination import UNDATED, Order, page_of, paginate
from contentapi.errors import Gone, NotFound
from testimonials.models.public import PublishedStory
from testimonials.public import queries
from testimonials.public.serializers import StorySerializer

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
    page = paginate(request, asked, rows, _NEWEST_FIRST, changed=UNDATED, state=live.state())
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
