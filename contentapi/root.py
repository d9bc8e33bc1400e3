"""The way in: links to everything else. Routes are named as strings: this package imports no app."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from rest_framework import serializers

from contentapi.api import delivery
from contentapi.api.endpoints import read

# The name of each link, the route that it leads to, and what is there.
LINKS = {
    "articles": ("articles", "Articles, in brief."),
    "article_parts": ("article-parts", "Chosen members of articles."),
    "guidance_rules": ("guidance-rules", "The guidance rules of all articles."),
    "symptom_warnings": ("symptom-warnings", "The symptom warnings of all articles."),
    "topics": ("topics", "What articles are about."),
    "facts": ("facts", "What guidance turns on."),
    "activities": ("activities", "What readers decide about."),
    "sources": ("sources", "Where statements come from."),
    "support_services": ("support-services", "Whom readers can turn to."),
    "stories": ("stories", "Readers' own stories; a new one is sent there too."),
    "story_policy": ("story-policy", "What the author of a story agrees to."),
    "changes": ("changes", "What was published and what was taken away, in order."),
    "snapshot": ("snapshot", "All that is live: what a copy starts from."),
    "openapi": ("openapi-json", "The contract, as JSON."),
    "docs": ("docs", "The contract, for people."),
    "problems": ("problems", "What each kind of problem means."),
}

RootSerializer: type[serializers.Serializer[Any]] = type(
    "RootSerializer",
    (serializers.Serializer,),
    {
        "__doc__": "Where everything is.",
        **{name: serializers.URLField(help_text=there) for name, (_, there) in LINKS.items()},
    },
)


@read(
    operation_id="getRoot",
    summary="Find everything",
    description="Links to everything that this API offers.",
    tag="Start",
    answer=RootSerializer,
    answer_means="The links.",
    dated=False,
)
def root(request: HttpRequest, asked: Mapping[str, Any]) -> HttpResponse:
    links = {name: request.build_absolute_uri(reverse(route)) for name, (route, _) in LINKS.items()}
    return delivery.send(request, orjson.dumps(links), cache=delivery.FRESH, surrogate_keys="root")
