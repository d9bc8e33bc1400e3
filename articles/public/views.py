"""The read API: each view turns a request into one query and ready bytes into a response. Nothing is assembled here."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from articles.models.public import (
    ArticleVersion,
    PublishedArticle,
    PublishedFact,
    PublishedRule,
    PublishedTopic,
    PublishedWarning,
)
from articles.public import feed, live, queries, serializers
from contentapi.api import delivery
from contentapi.api.endpoints import link, read
from contentapi.api.pagination import Order, PageQuery, page_of, paginate
from contentapi.errors import NotFound

Asked = Mapping[str, Any]

NO_ARTICLE = "There is no article of this name."
RETIRED = "The article has been retired. `successor` names what stands in its place, if anything does."


def _only(document: bytes, names: tuple[str, ...]) -> bytes:
    """The members `names` of a ready document, in its own order."""
    members = orjson.loads(document)
    return orjson.dumps({name: value for name, value in members.items() if name in names})


def _list(request: HttpRequest, asked: Asked, rows: QuerySet[Any], order: Order, surrogate_keys: str) -> HttpResponse:
    page = paginate(request, asked, rows, order, changed=live.latest_change())
    if names := asked.get("fields"):
        page.rows[:] = [_only(row, names) for row in page.rows]
    return delivery.send(
        request,
        page.json(),
        cache=delivery.FRESH,
        surrogate_keys=surrogate_keys,
        last_modified=page.last_modified,
    )


def _where(asked: Asked, **columns: str) -> dict[str, Any]:
    """The filters that were asked for: `topic="article__topics__slug"` uses the parameter `topic`, if it was given."""
    return {column: asked[name] for name, column in columns.items() if name in asked}


_BY_TITLE = Order("articles:title", ("title", "slug"))
_BY_PUBLICATION = Order("articles:-published_at", ("published_at", "slug"), descending=True)
_ARTICLE_ORDERS = {
    queries.ArticleOrdering.TITLE.value: _BY_TITLE,
    queries.ArticleOrdering.NEWEST_FIRST.value: _BY_PUBLICATION,
}


@read(
    operation_id="listArticles",
    summary="List articles",
    description="Every live article in brief, by title unless ordered otherwise.",
    tag="Articles",
    query=queries.ArticleListQuery,
    answer=page_of(serializers.ArticleSummarySerializer, "ArticleSummaryPage"),
    answer_means="A page of articles.",
    links={"article": link("getArticle", "Read the first of them, whole.", slug="$response.body#/results/0/slug")},
)
def articles(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedArticle.objects.filter(
        retired_at=None,
        **_where(asked, topic="topics__slug", updated_since="published_at__gte"),
    )
    if "activity" in asked:
        rules = PublishedRule.objects.filter(activity=asked["activity"])
        rows = rows.filter(pk__in=rules.values("article"))
    order = _ARTICLE_ORDERS[asked["ordering"]]
    return _list(request, asked, rows, order, "articles")


@read(
    operation_id="getArticle",
    summary="Read an article",
    description=(
        "The article document: everything that the article says, with its guidance rules and symptom warnings as data "
        "and all that they use. It can be read, and assessed, from these bytes alone."
    ),
    tag="Articles",
    query=queries.ArticleQuery,
    answer=serializers.ArticleDocumentSerializer,
    answer_means="The document.",
    problems={"not_found": NO_ARTICLE, "gone": RETIRED},
    path=(queries.ARTICLE,),
    links={
        "assessment": link("assessArticle", "Ask what its guidance comes to for a reader.", slug="$request.path.slug"),
        "versions": link("listArticleVersions", "Look at its history.", slug="$request.path.slug"),
    },
)
def article(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    stored = live.document(slug)
    names = asked.get("fields")
    return delivery.send(
        request,
        _only(stored.document, names) if names else stored.document,
        cache=delivery.FRESH,
        surrogate_keys=f"articles article/{slug}",
        etag=None if names else f'"{stored.sha256}"',
        last_modified=stored.published_at,
    )


@read(
    operation_id="listArticleVersions",
    summary="List an article's versions",
    description="The article's history, newest first. It stays readable when the article is retired.",
    tag="Articles",
    query=PageQuery,
    answer=page_of(serializers.VersionSerializer, "ArticleVersionPage"),
    answer_means="A page of versions.",
    problems={"not_found": NO_ARTICLE},
    path=(queries.ARTICLE,),
    links={
        "version": link(
            "getArticleVersion",
            "Read the newest of them.",
            slug="$request.path.slug",
            number="$response.body#/results/0/number",
        )
    },
)
def article_versions(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    rows = ArticleVersion.objects.filter(slug=slug)
    order = Order(f"versions:{slug}", ("number",), descending=True)
    page = paginate(request, asked, rows, order, changed=live.latest_change())
    # A published article has a version: an empty first page means that there is none.
    if not page.rows and "cursor" not in asked:
        raise NotFound(NO_ARTICLE)
    return delivery.send(
        request,
        page.json(),
        cache=delivery.FRESH,
        surrogate_keys=f"article/{slug}",
        last_modified=page.last_modified,
    )


@read(
    operation_id="getArticleVersion",
    summary="Read one version of an article",
    description="The document exactly as it was published then. It never changes.",
    tag="Articles",
    query=queries.ArticleQuery,
    answer=serializers.ArticleDocumentSerializer,
    answer_means="The document of that version.",
    problems={"not_found": "There is no such version."},
    path=(queries.ARTICLE, queries.VERSION),
)
def article_version(request: HttpRequest, asked: Asked, slug: str, number: int) -> HttpResponse:
    stored = live.version(slug, number)
    names = asked.get("fields")
    return delivery.send(
        request,
        _only(stored.document, names) if names else stored.document,
        cache=delivery.IMMUTABLE,
        surrogate_keys=f"article/{slug}/{number}",
        etag=None if names else f'"{stored.sha256}"',
        last_modified=stored.published_at,
    )


@read(
    operation_id="listGuidanceRules",
    summary="List guidance rules",
    description="The rules of every live article, by article and in the order in which it gives them.",
    tag="Guidance",
    query=queries.RuleListQuery,
    answer=page_of(serializers.PublishedRuleSerializer, "PublishedRulePage"),
    answer_means="A page of rules.",
)
def guidance_rules(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedRule.objects.filter(
        **_where(
            asked,
            article="article",
            topic="article__topics__slug",
            activity="activity",
            strength="strength",
            fact="facts__key",
        )
    )
    return _list(request, asked, rows, _parts("rules"), "guidance-rules articles")


@read(
    operation_id="listSymptomWarnings",
    summary="List symptom warnings",
    description="The warnings of every live article, by article and in the order in which it gives them.",
    tag="Guidance",
    query=queries.WarningListQuery,
    answer=page_of(serializers.PublishedWarningSerializer, "PublishedWarningPage"),
    answer_means="A page of warnings.",
)
def symptom_warnings(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedWarning.objects.filter(
        **_where(asked, article="article", topic="article__topics__slug", urgency="urgency", fact="facts__key")
    )
    return _list(request, asked, rows, _parts("warnings"), "symptom-warnings articles")


def _parts(name: str) -> Order:
    return Order(name, ("article_id", "position"))


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
    return _list(request, asked, rows, Order("topics", ("slug",)), "topics articles")


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
    operation_id="listFacts",
    summary="List facts",
    description="Every fact that a live article turns on: what a reader may be asked, and how it is answered.",
    tag="Vocabulary",
    query=PageQuery,
    answer=page_of(serializers.FactSerializer, "FactPage"),
    answer_means="A page of facts.",
)
def facts(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedFact.objects.filter(shown=True)
    return _list(request, asked, rows, Order("facts", ("key",)), "facts articles")


@read(
    operation_id="listChanges",
    summary="Follow changes",
    description=(
        "What happened to what is public, in order, for whoever keeps a copy: make the copy from `/snapshot`, follow "
        "from its `follow_from`, keep `next_cursor`, and give it as `after` the next time. No event is ever missed, "
        "however many are published at once. What was taken away has an event too. A cursor of another feed is a `409` "
        "with the code `resync`: the copy is then to be made anew."
    ),
    tag="Changes",
    query=queries.ChangeQuery,
    answer=serializers.ChangePageSerializer,
    answer_means="A stretch of the feed.",
    problems={"resync": "`after` is of another feed, or of another time of this one: make the copy anew."},
    dated=False,
    links={"next": link("listChanges", "Read on from where this ends.", after="$response.body#/next_cursor")},
)
def changes(request: HttpRequest, asked: Asked) -> HttpResponse:
    stretch = feed.changes(asked.get("after"), asked["page_size"])
    body = b'{"results":[' + b",".join(stretch.events) + b'],"next_cursor":"%b"}' % str(stretch.next).encode()
    return delivery.send(request, body, cache=delivery.REVALIDATED, surrogate_keys="changes")
