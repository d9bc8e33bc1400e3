"""Reading the vocabulary of what is live: each entry once, as the latest publication that has it tells it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from articles.models.public import (
    PublishedActivity,
    PublishedFact,
    PublishedSource,
    PublishedSupportService,
    PublishedTopic,
)
from articles.public import lists, live, queries, serializers
from articles.public.lists import Asked
from contentapi.api import delivery
from contentapi.api.endpoints import link, read
from contentapi.api.pagination import Order, PageQuery, page_of
from contentapi.errors import NotFound


@read(
    operation_id="listTopics",
    summary="List topics",
    description="Every topic that a live article is on, and those that they lie under.",
    tag="Vocabulary",
    query=PageQuery,
    answer=page_of(serializers.TopicSerializer, "TopicPage"),
    answer_means="A page of topics.",
    links={"topic": link("getTopic", "Read the first of them.", slug="$response.body#/results/0/slug")},
)
def topics(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedTopic.objects.filter(shown=True)
    return lists.send(request, asked, rows, Order("topics", ("slug",)), "topics articles")


@read(
    operation_id="getTopic",
    summary="Read a topic",
    description="One topic, with its place in the tree and its codes.",
    tag="Vocabulary",
    answer=serializers.TopicSerializer,
    answer_means="The topic.",
    problems={"not_found": "No live article is on a topic of this name."},
    path=(queries.TOPIC,),
)
def topic(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    # Not when its article was published: once that is retired an older one speaks, and the date would go back.
    rows = PublishedTopic.objects.filter(slug=slug, shown=True).annotate(changed=live.latest_change())
    found = rows.values_list("body", "changed").first()
    if found is None:
        raise NotFound("No live article is on a topic of this name.")
    body, changed = found
    return delivery.send(
        request, bytes(body), cache=delivery.FRESH, surrogate_keys="topics articles", last_modified=changed
    )


@read(
    operation_id="listActivities",
    summary="List activities",
    description=(
        "Every activity that a live article's rules are about, and those that it presupposes: what a reader may want "
        "to decide about."
    ),
    tag="Vocabulary",
    query=PageQuery,
    answer=page_of(serializers.ActivitySerializer, "ActivityPage"),
    answer_means="A page of activities.",
)
def activities(request: HttpRequest, asked: Asked) -> HttpResponse:
    return _entries(request, asked, PublishedActivity.objects.filter(shown=True), "activities")


@read(
    operation_id="listFacts",
    summary="List facts",
    description="Every fact that a live article turns on: what a reader may be asked, and how it is answered.",
    tag="Vocabulary",
    query=PageQuery,
    answer=page_of(serializers.FactSerializer, "FactPage"),
    answer_means="A page of facts.",
)
def facts(request: HttpRequest, asked: Asked) -> HttpResponse:
    return _entries(request, asked, PublishedFact.objects.filter(shown=True), "facts")


@read(
    operation_id="listSources",
    summary="List sources",
    description="Every source that a live article cites.",
    tag="Vocabulary",
    query=PageQuery,
    answer=page_of(serializers.SourceSerializer, "CitedSourcePage"),
    answer_means="A page of sources.",
)
def sources(request: HttpRequest, asked: Asked) -> HttpResponse:
    return _entries(request, asked, PublishedSource.objects.filter(shown=True), "sources")


@read(
    operation_id="listSupportServices",
    summary="List support services",
    description=(
        "Everyone to turn to whom a live article names. An emergency number is none of them: show that of your region "
        "as well."
    ),
    tag="Vocabulary",
    query=queries.SupportServiceListQuery,
    answer=page_of(serializers.SupportServiceSerializer, "SupportServicePage"),
    answer_means="A page of support services.",
)
def support_services(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedSupportService.objects.filter(shown=True, **lists.where(asked, for_crisis="for_crisis"))
    if "region" in asked:
        rows = rows.filter(lists.in_region(asked["region"]))
    return _entries(request, asked, rows, "support-services")


def _entries(request: HttpRequest, asked: Asked, rows: QuerySet[Any], name: str) -> HttpResponse:
    return lists.send(request, asked, rows, Order(name, ("key",)), f"{name} articles")
