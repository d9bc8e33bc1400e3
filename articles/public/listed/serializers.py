"""What stands beside the article document: it in brief, its history, its parts by themselves, the feed of changes."""

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from articles.public.serializers import GuidanceRuleSerializer, Language, SymptomWarningSerializer
from articles.terms import ChangeKind, ChangeSubject, Significance
from contentapi.api.serializers import Key, Slug, Term, Text, Timestamp

_REVIEWED = "Whether a clinician has signed exactly what the article says."


class ArticleSummarySerializer(serializers.Serializer[Any]):
    """An article, as lists show it."""

    slug = Slug(help_text="The article's name in addresses and filters.")
    language = Language()
    version = serializers.IntegerField(min_value=1, help_text="The live version, counted from 1.")
    published_at = Timestamp(help_text="When this version was published.")
    first_published_at = Timestamp(help_text="When the article was first published.")
    title = Text(help_text="Its heading.")
    question = Text(help_text="What a reader would ask.")
    short_answer = Text(help_text="The answer to `question`, in a sentence or two.")
    summary = Text(help_text="What it says, in brief.")
    notice = Text(help_text="Show this with the content, always.")
    clinically_reviewed = serializers.BooleanField(help_text=_REVIEWED)
    topics = serializers.ListField(child=Slug(), help_text="Slugs of what it is about.")
    activities = serializers.ListField(child=Key(), help_text="Keys of the activities that its rules are about.")
    url = serializers.CharField(help_text="The document, as a reference relative to this API's host.")


@extend_schema_serializer(component_name="ArticleVersion")
class VersionSerializer(serializers.Serializer[Any]):
    """An entry in an article's history."""

    slug = Slug(help_text="The article's slug.")
    number = serializers.IntegerField(min_value=1, help_text="Counted from 1, without a gap.")
    language = Language()
    published_at = Timestamp(help_text="When it was published.")
    significance = Term(Significance)
    sha256 = serializers.CharField(help_text="SHA-256 of the document's bytes as served, in hexadecimal.")
    url = serializers.CharField(help_text="The document of this version, as a reference relative to this API's host.")


class PublishedRuleSerializer(GuidanceRuleSerializer):
    """A guidance rule, with the article that it belongs to."""

    article = Slug(help_text="The article's slug.")
    article_version = serializers.IntegerField(
        min_value=1, help_text="The version that it is taken from: the live one."
    )
    notice = Text(help_text="Show this with the content, always.")
    clinically_reviewed = serializers.BooleanField(help_text=_REVIEWED)
    url = serializers.CharField(help_text="The article and the rule's key in it, relative to this API's host.")


class PublishedWarningSerializer(SymptomWarningSerializer):
    """A symptom warning, with the article that it belongs to."""

    article = Slug(help_text="The article's slug.")
    article_version = serializers.IntegerField(
        min_value=1, help_text="The version that it is taken from: the live one."
    )
    notice = Text(help_text="Show this with the content, always.")
    clinically_reviewed = serializers.BooleanField(help_text=_REVIEWED)
    url = serializers.CharField(help_text="The article and the warning's key in it, relative to this API's host.")


class ChangeSerializer(serializers.Serializer[Any]):
    """Something that happened to what is public. Every member is always there."""

    sequence = serializers.IntegerField(min_value=1, help_text="Strictly increasing, in the order of what happened.")
    kind = Term(ChangeKind, help_text="What happened.")
    subject = Term(ChangeSubject, help_text="What it happened to, named by `slug` or by `id`.")
    slug = Slug(allow_null=True, help_text="The article, where it is about one; else null.")
    id = serializers.CharField(allow_null=True, help_text="The story, where it is about one; else null.")
    version = serializers.IntegerField(min_value=1, allow_null=True, help_text="Of the article; null for a story.")
    significance = Term(Significance, allow_null=True, help_text="Why the version was published; null where none was.")
    successor = Slug(
        allow_null=True,
        help_text="Of a retired article: the live one that stands in its place now, if any does; else null.",
    )
    at = Timestamp(help_text="When.")
    url = serializers.CharField(help_text="Where it is, or was, relative to this API's host.")


class ChangePageSerializer(serializers.Serializer[Any]):
    """A stretch of the feed, oldest first."""

    results = ChangeSerializer(many=True, help_text="What happened, in that order.")
    next_cursor = serializers.CharField(
        max_length=200,
        help_text="Opaque. Give it as `after` to read on; the same as before where there was nothing new.",
    )
