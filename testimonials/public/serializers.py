"""The one definition of how a published story is served."""

from typing import Any

from rest_framework import serializers

from articles.terms import ChangeSubject
from contentapi.api.serializers import Day, Slug, Term
from testimonials.terms import CautionKind, ContentNote


class CautionSerializer(serializers.Serializer[Any]):
    """Something that the story runs against, in the words of the guidance. Show it before the story's body."""

    kind = Term(CautionKind)
    key = Slug(help_text="The rule or warning, within its article.")
    statement = serializers.CharField(help_text="What the article says, in the words of that version.")
    note = serializers.CharField(help_text="In what way the story runs against it.")
    article_version = serializers.IntegerField(min_value=1, help_text="The version of the article that is quoted.")
    url = serializers.CharField(help_text="The article, with the rule or warning as its fragment.")


class StorySerializer(serializers.Serializer[Any]):
    """A reader's own story, read by a moderator before it became public. It is an experience, not advice."""

    id = serializers.CharField(help_text="The story's name in addresses.")
    article = Slug(help_text="The article that it belongs to.")
    display_name = serializers.CharField(
        allow_null=True, help_text="What its author wanted to be called; null for nothing."
    )
    body = serializers.CharField(
        help_text="Plain text with line breaks. What a moderator took out reads `[removed: name]`."
    )
    content_notes = serializers.ListField(
        child=Term(ContentNote), help_text="What a reader may want to know before they read. Show them first."
    )
    cautions = CautionSerializer(many=True, help_text="Where it runs against the guidance. Show them before the body.")
    language = serializers.CharField(help_text="A BCP 47 language tag.")
    published_on = Day(help_text="The day only.")


class SnapshotEntrySerializer(serializers.Serializer[Any]):
    """Something that is live. Every member is always there."""

    subject = Term(ChangeSubject, help_text="What it is, named by `slug` or by `id`.")
    slug = Slug(allow_null=True, help_text="Of an article; else null.")
    id = serializers.CharField(allow_null=True, help_text="Of a story; else null.")
    version = serializers.IntegerField(min_value=1, allow_null=True, help_text="Of an article; null for a story.")
    etag = serializers.CharField(
        help_text="The `ETag` of it, uncompressed: the quoted SHA-256 of its bytes. What you hold under it is current."
    )
    url = serializers.CharField(help_text="Where it is, relative to this API's host.")


class SnapshotPageSerializer(serializers.Serializer[Any]):
    """A page of the snapshot: articles by slug, then stories by id."""

    results = SnapshotEntrySerializer(many=True, help_text="What is live, in order.")
    next = serializers.URLField(allow_null=True, help_text="The next page; null on the last.")
    follow_from = serializers.CharField(
        max_length=200,
        help_text=(
            "Opaque. Give it to `/changes` as `after` once you have read all pages; it is the same on each. It is "
            "where the feed stood before the first page was read."
        ),
    )
