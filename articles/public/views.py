"""The read API: each view turns a request into one query and ready bytes into a response. Nothing is assembled here."""

import orjson
from django.http import HttpRequest, HttpResponse

from articles.models.public import (
    ArticleVersion,
    PublishedArticle,
    PublishedCoding,
    PublishedRelation,
    PublishedRule,
    PublishedWarning,
)
from articles.public import feed, lists, live, names, queries, serializers
from articles.public.listed import serializers as listed
from articles.public.lists import Asked
from contentapi.api import delivery
from contentapi.api.endpoints import link, read
from contentapi.api.pagination import Order, Page, PageQuery, page_of, paginate
from contentapi.errors import NotFound

NO_ARTICLE = "There is no article of this name."
RETIRED = "The article has been retired. `successor` names what stands in its place, if anything does."


def _only(document: bytes, names: tuple[str, ...]) -> bytes:
    """The members `names` of a ready document, in its own order."""
    members = orjson.loads(document)
    return orjson.dumps({name: value for name, value in members.items() if name in names})


_TITLE = queries.ArticleOrdering.TITLE.value
_ORDERS = {_TITLE: ("title", "slug"), queries.ArticleOrdering.NEWEST_FIRST.value: ("published_at", "slug")}


def _order(name: str, ordering: str) -> Order:
    return Order(f"{name}:{ordering}", _ORDERS[ordering], descending=ordering != _TITLE)


@read(
    operation_id="listArticles",
    summary="List articles",
    description="Every live article in brief, by title unless ordered otherwise.",
    tag="Articles",
    query=queries.ArticleListQuery,
    answer=page_of(listed.ArticleSummarySerializer, "ArticleSummaryPage"),
    answer_means="A page of articles.",
    links={"article": link("getArticle", "Read the first of them, whole.", slug="$response.body#/results/0/slug")},
)
def articles(request: HttpRequest, asked: Asked) -> HttpResponse:
    page = _page_of_articles(request, asked, "articles", "body")
    return lists.deliver(request, page, "articles")


@read(
    operation_id="listArticleParts",
    summary="List parts of articles",
    description=(
        "The members of each live article's document that `fields` names, and no others: several articles in one read, "
        "without what is not wanted of them. The list is filtered and ordered as that of articles is."
    ),
    tag="Articles",
    query=queries.ArticlePartListQuery,
    answer=page_of(serializers.ArticlePartSerializer, "ArticlePartPage"),
    answer_means="A page of parts, one of each article.",
)
def article_parts(request: HttpRequest, asked: Asked) -> HttpResponse:
    page = _page_of_articles(request, asked, "article-parts", "version__document")
    page.rows[:] = [_only(row, asked["fields"]) for row in page.rows]
    return lists.deliver(request, page, "articles")


def _page_of_articles(request: HttpRequest, asked: Asked, name: str, body: str) -> Page:
    """The page of live articles that was asked for, each with its column `body`."""
    rows = PublishedArticle.objects.filter(
        retired_at=None,
        **lists.where(asked, slug="slug__in", topic="topics__slug", updated_since="published_at__gte"),
    )
    if "activity" in asked:
        rules = PublishedRule.objects.filter(activity=asked["activity"])
        rows = rows.filter(pk__in=rules.values("article"))
    if "language" in asked:
        rows = rows.filter(lists.in_language(asked["language"]))
    if "code" in asked:
        codings = PublishedCoding.objects.filter(**lists.where(asked, code="code", code_system="system"))
        rows = rows.filter(pk__in=codings.values("article"))
    order = _order(name, asked["ordering"])
    page = paginate(request, asked, rows, order, changed=live.latest_change(), state=live.state(), body=body)
    if not page.rows or len(page.rows) < len(asked.get("slug", ())):
        names.refuse_unknown(asked, {"slug": names.ARTICLE, "topic": names.TOPIC, "activity": names.ACTIVITY})
    return page


@read(
    operation_id="getArticle",
    summary="Read an article",
    description=(
        "The article document: everything that the article says, with its guidance rules and symptom warnings as data "
        "and all that they use. It can be read, and assessed, from these bytes alone."
    ),
    tag="Articles",
    answer=serializers.ArticleDocumentSerializer,
    answer_means="The document.",
    problems={"not_found": NO_ARTICLE, "gone": RETIRED},
    path=(queries.ARTICLE,),
    links={
        "assessment": link("assessArticle", "Ask what its guidance comes to for a reader.", slug="$request.path.slug"),
        "related": link("listRelatedArticles", "See what to read with it.", slug="$request.path.slug"),
        "versions": link("listArticleVersions", "Look at its history.", slug="$request.path.slug"),
    },
)
def article(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    stored = live.document(slug)
    return delivery.send(
        request,
        stored.document,
        cache=delivery.FRESH,
        surrogate_keys=f"articles article/{slug}",
        etag=f'"{stored.sha256}"',
        last_modified=stored.published_at,
    )


@read(
    operation_id="getArticlePart",
    summary="Read a part of an article",
    description="The members of the article document that `fields` names, and no others.",
    tag="Articles",
    query=queries.ArticlePartQuery,
    answer=serializers.ArticlePartSerializer,
    answer_means="The part.",
    problems={"not_found": NO_ARTICLE, "gone": RETIRED},
    path=(queries.ARTICLE,),
)
def article_part(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    stored = live.document(slug)
    return delivery.send(
        request,
        _only(stored.document, asked["fields"]),
        cache=delivery.FRESH,
        surrogate_keys=f"articles article/{slug}",
        last_modified=stored.published_at,
    )


@read(
    operation_id="listRelatedArticles",
    summary="List what is related to an article",
    description=(
        "The articles that this one names as `related`, in its own order, in brief. Those that are not live are left "
        "out."
    ),
    tag="Articles",
    query=PageQuery,
    answer=page_of(listed.ArticleSummarySerializer, "RelatedArticlePage"),
    answer_means="A page of articles.",
    problems={"not_found": NO_ARTICLE, "gone": RETIRED},
    path=(queries.ARTICLE,),
    links={"article": link("getArticle", "Read the first of them, whole.", slug="$response.body#/results/0/slug")},
)
def related_articles(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    rows = PublishedRelation.objects.filter(article=slug, related__retired_at=None)
    order = Order(f"related:{slug}", ("position",))
    page = paginate(request, asked, rows, order, changed=live.latest_change(), state=live.state(), body="related__body")
    if not page.rows:
        live.current_version(slug)  # whether there is such an article at all, and live
    return lists.deliver(request, page, f"articles article/{slug}")


@read(
    operation_id="listArticleVersions",
    summary="List an article's versions",
    description="The article's history, newest first. It stays readable when the article is retired.",
    tag="Articles",
    query=PageQuery,
    answer=page_of(listed.VersionSerializer, "ArticleVersionPage"),
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
    page = paginate(request, asked, rows, order, changed=live.latest_change(), state=live.state())
    # A published article has a version: an empty first page means that there is none.
    if not page.rows and "cursor" not in asked:
        raise NotFound(NO_ARTICLE)
    return lists.deliver(request, page, f"article/{slug}")


@read(
    operation_id="getArticleVersion",
    summary="Read one version of an article",
    description="The document exactly as it was published then. It never changes.",
    tag="Articles",
    answer=serializers.ArticleDocumentSerializer,
    answer_means="The document of that version.",
    problems={"not_found": "There is no such version."},
    path=(queries.ARTICLE, queries.VERSION),
)
def article_version(request: HttpRequest, asked: Asked, slug: str, number: int) -> HttpResponse:
    stored = live.version(slug, number)
    return delivery.send(
        request,
        stored.document,
        cache=delivery.IMMUTABLE,
        surrogate_keys=f"article/{slug}/{number}",
        etag=f'"{stored.sha256}"',
        last_modified=stored.published_at,
    )


# What the parameters of lists of parts name.
_NAMED = {"article": names.ARTICLE, "topic": names.TOPIC, "activity": names.ACTIVITY, "fact": names.FACT}


@read(
    operation_id="listGuidanceRules",
    summary="List guidance rules",
    description="The rules of every live article, by article and in the order in which it gives them.",
    tag="Guidance",
    query=queries.RuleListQuery,
    answer=page_of(listed.PublishedRuleSerializer, "PublishedRulePage"),
    answer_means="A page of rules.",
)
def guidance_rules(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedRule.objects.filter(
        **lists.where(
            asked,
            article="article",
            topic="article__topics__slug",
            activity="activity",
            strength="strength",
            fact="facts__key",
        )
    )
    return lists.send(request, asked, rows, _parts("rules"), "guidance-rules articles", kinds=_NAMED)


@read(
    operation_id="listSymptomWarnings",
    summary="List symptom warnings",
    description="The warnings of every live article, by article and in the order in which it gives them.",
    tag="Guidance",
    query=queries.WarningListQuery,
    answer=page_of(listed.PublishedWarningSerializer, "PublishedWarningPage"),
    answer_means="A page of warnings.",
)
def symptom_warnings(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows = PublishedWarning.objects.filter(
        **lists.where(asked, article="article", topic="article__topics__slug", urgency="urgency", fact="facts__key")
    )
    return lists.send(request, asked, rows, _parts("warnings"), "symptom-warnings articles", kinds=_NAMED)


def _parts(name: str) -> Order:
    return Order(name, ("article_id", "position"))


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
    answer=listed.ChangePageSerializer,
    answer_means="A stretch of the feed.",
    problems={"resync": "`after` is of another feed, or of another time of this one: make the copy anew."},
    dated=False,
    links={"next": link("listChanges", "Read on from where this ends.", after="$response.body#/next_cursor")},
)
def changes(request: HttpRequest, asked: Asked) -> HttpResponse:
    stretch = feed.changes(asked.get("after"), asked["page_size"])
    body = b'{"results":[' + b",".join(stretch.events) + b'],"next_cursor":"%b"}' % str(stretch.next).encode()
    return delivery.send(request, body, cache=delivery.REVALIDATED, surrogate_keys="changes")
