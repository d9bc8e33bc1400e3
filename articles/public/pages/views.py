"""`/` shows a person what this is; `/llms.txt` tells an assistant. Both are of live articles alone."""

import re
from collections.abc import Iterable, Iterator

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import loader
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from articles.models.public import PublishedArticle
from articles.public.pages import shown
from contentapi.api import delivery
from contentapi.api.delivery import read_only
from contentapi.api.pages import send_page

# On the front door.
_SHOWN = 3
# In `/llms.txt`: it is read whole, and what is not in it is in the list that it names.
_LISTED = 200


@read_only
def front_door(request: HttpRequest) -> HttpResponse:
    """What this is, and the articles that were published last, as a reader would see them.

    A client that asks for JSON, and not for a page, is sent to the API's own way in.
    """
    if _wants_json(request.META.get("HTTP_ACCEPT", "")):
        response: HttpResponse = HttpResponseRedirect(reverse("root"))
    else:
        live = PublishedArticle.objects.filter(retired_at=None).order_by("-published_at", "slug")
        documents = live.values_list("version__document", flat=True)[:_SHOWN]
        response = send_page(
            request,
            "articles/front_door.html",
            {"articles": [shown.article(orjson.loads(bytes(document))) for document in documents]},
            surrogate_keys="articles",
        )
    patch_vary_headers(response, ["Accept"])
    return response


def _wants_json(accept: str) -> bool:
    accepted = accept.lower()
    return "application/json" in accepted and "text/html" not in accepted


@read_only
def for_assistants(request: HttpRequest) -> HttpResponse:
    """What this is, for a language model: the two laws, where everything is, and what there is to read."""
    listed = PublishedArticle.objects.filter(retired_at=None).order_by("title", "slug")
    found = list(listed.values_list("slug", "body")[: _LISTED + 1])
    text = loader.render_to_string(
        "articles/llms.txt",
        {
            "origin": request.build_absolute_uri("/").rstrip("/"),
            "articles": list(_entries(found[:_LISTED])),
            "more": len(found) > _LISTED,
        },
    )
    return delivery.send(
        request,
        text.encode(),
        cache=delivery.FRESH,
        surrogate_keys="articles",
        content_type="text/plain; charset=utf-8",
    )


def _entries(found: Iterable[tuple[str, bytes | memoryview]]) -> Iterator[dict[str, str]]:
    for slug, body in found:
        summary = orjson.loads(bytes(body))
        yield {
            "path": reverse("article", kwargs={"slug": slug}),
            "title": _as_words(summary["title"]),
            "summary": _as_words(summary["summary"]),
            "language": summary["language"],
        }


# What would end a line of a list, or be read as Markdown's.
_MARKS = re.compile(r"([\\`*_\[\]<>#])")


def _as_words(text: str) -> str:
    """A text as one line of Markdown that says exactly this."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
