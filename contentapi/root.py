"""The way in: links to everything else. Routes are named as strings: this package imports no app."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from rest_framework import serializers

from contentapi.api import delivery
from contentapi.api.endpoints import read

LINKS = {
    "articles": "articles",
    "article_parts": "article-parts",
    "guidance_rules": "guidance-rules",
    "symptom_warnings": "symptom-warnings",
    "topics": "topics",
    "facts": "facts",
    "activities": "activities",
    "sources": "sources",
    "support_services": "support-services",
    "stories": "stories",
    "story_policy": "story-policy",
    "changes": "changes",
    "snapshot": "snapshot",
    "openapi": "openapi-json",
    "docs": "docs",
    "problems": "problems",
}

RootSerializer: type[serializers.Serializer[Any]] = type(
    "RootSerializer",
    (serializers.Serializer,),
    {"__doc__": "Where everything is.", **{name: serializers.URLField() for name in LINKS}},
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
    links = {name: request.build_absolute_uri(reverse(route)) for name, route in LINKS.items()}
    return delivery.send(request, orjson.dumps(links), cache=delivery.FRESH, surrogate_keys="root")
