"""Rival (b): what Django costs by itself. A view without any middleware: one raw query, and the bytes."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

_DOCUMENT = """
    SELECT version.document
    FROM articles_publishedarticle AS article
    JOIN articles_articleversion AS version ON version.id = article.version_id
    WHERE article.slug = %s
"""


def article(request: HttpRequest, slug: str) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(_DOCUMENT, [slug])
        [document] = cursor.fetchone()
    return HttpResponse(document, content_type="application/json")


urlpatterns = [path("api/v1/articles/<slug:slug>", article)]
