"""The way in: links to everything else. Routes are named as strings: this package imports no app."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from rest_framework import serializers

from contentapi import delivery
from contentapi.endpoints import read

LINKS = {
    "articles": "articles",
    "guidance_rules": "guidance-rules",
    "symptom_warnings": "symptom-warnings",
    "topics": "topics",
    "facts": "facts",
    "stories": "stories",
    "story_policy": "story-policy",
    "changes": "changes",
    "openapi": "openapi-json",
    "docs": "docs",
    "problems": "problems",
}

EXAMPLE = {
    "articles": "https://api.example.org/api/v1/articles",
    "guidance_rules": "https://api.example.org/api/v1/guidance-rules",
    "symptom_warnings": "https://api.example.org/api/v1/symptom-warnings",
    "topics": "https://api.example.org/api/v1/topics",
    "facts": "https://api.example.org/api/v1/facts",
    "stories": "https://api.example.org/api/v1/stories",
    "story_policy": "https://api.example.org/api/v1/story-policy",
    "changes": "https://api.example.org/api/v1/changes",
    "openapi": "https://api.example.org/api/openapi.json",
    "docs": "https://api.example.org/api/docs",
    "problems": "https://api.example.org/api/problems",
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
    example=EXAMPLE,
)
def root(request: HttpRequest, asked: Mapping[str, Any]) -> HttpResponse:
    links = {name: request.build_absolute_uri(reverse(route)) for name, route in LINKS.items()}
    return delivery.send(request, orjson.dumps(links), cache=delivery.FRESH, surrogate_keys="root")
