"""Rival (a): the same article as a textbook serves it: nested ModelSerializers over the tables, and a RetrieveAPIView.

Kept honest and ordinary: every relation is prefetched or joined, nothing is queried twice, and nothing is made slow on
purpose. It does less than our document holds (no HTML, no sentences read back, no facts in full), which favours it.
"""
# A textbook has no types.
# mypy: ignore-errors

from typing import Any

from django.urls import path
from rest_framework import generics, serializers

from articles import models


class CodingSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.TopicCoding
        fields = ["system", "code", "display"]


class TopicSerializer(serializers.ModelSerializer):
    parent = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    codings = CodingSerializer(many=True, read_only=True)

    class Meta:
        model = models.Topic
        fields = ["slug", "name", "parent", "codings"]


class SourceSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Source
        fields = ["key", "title", "publisher", "url", "published_on", "accessed_on"]


class SupportServiceSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.SupportService
        fields = ["key", "name", "description", "url", "phone", "region", "for_crisis"]


class DefinitionSerializer(serializers.ModelSerializer):
    range_fact = serializers.SlugRelatedField(slug_field="key", read_only=True)
    according_to = serializers.SlugRelatedField(slug_field="key", read_only=True)

    class Meta:
        model = models.Definition
        fields = ["term", "meaning", "range_fact", "range_minimum", "range_below", "according_to"]


class SectionSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Section
        fields = ["key", "heading", "aspect", "body"]


class RuleConditionSerializer(serializers.ModelSerializer):
    fact = serializers.SlugRelatedField(slug_field="key", read_only=True)

    class Meta:
        model = models.RuleCondition
        fields = ["list", "fact", "operator", "value"]


class RuleCitationSerializer(serializers.ModelSerializer):
    source = serializers.SlugRelatedField(slug_field="key", read_only=True)

    class Meta:
        model = models.RuleCitation
        fields = ["source"]


class GuidanceRuleSerializer(serializers.ModelSerializer):
    activity = serializers.SlugRelatedField(slug_field="key", read_only=True)
    wait_elapsed_fact = serializers.SlugRelatedField(slug_field="key", read_only=True)
    conditions = RuleConditionSerializer(many=True, read_only=True)
    citations = RuleCitationSerializer(many=True, read_only=True)

    class Meta:
        model = models.GuidanceRule
        fields = [
            *("key", "activity", "title", "statement", "rationale", "action", "strength", "certainty"),
            *("wait_minimum", "wait_maximum", "wait_unit", "wait_elapsed_fact", "conditions", "citations"),
        ]


class WarningConditionSerializer(serializers.ModelSerializer):
    fact = serializers.SlugRelatedField(slug_field="key", read_only=True)

    class Meta:
        model = models.WarningCondition
        fields = ["fact", "operator", "value"]


class WarningCitationSerializer(serializers.ModelSerializer):
    source = serializers.SlugRelatedField(slug_field="key", read_only=True)

    class Meta:
        model = models.WarningCitation
        fields = ["source"]


class WarningCodingSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.WarningCoding
        fields = ["system", "code", "display"]


class SymptomWarningSerializer(serializers.ModelSerializer):
    conditions = WarningConditionSerializer(many=True, read_only=True)
    citations = WarningCitationSerializer(many=True, read_only=True)
    codings = WarningCodingSerializer(many=True, read_only=True)

    class Meta:
        model = models.SymptomWarning
        fields = ["key", "symptom", "description", "urgency", "action", "conditions", "citations", "codings"]


class ScenarioSerializer(serializers.ModelSerializer):
    class Meta:
        model = models.Scenario
        fields = ["key", "title", "facts", "expected_outcomes", "expected_warnings"]


class ArticleTopicSerializer(serializers.ModelSerializer):
    topic = TopicSerializer(read_only=True)

    class Meta:
        model = models.ArticleTopic
        fields = ["topic"]


class ArticleSourceSerializer(serializers.ModelSerializer):
    source = SourceSerializer(read_only=True)

    class Meta:
        model = models.ArticleSource
        fields = ["source"]


class ArticleServiceSerializer(serializers.ModelSerializer):
    service = SupportServiceSerializer(read_only=True)

    class Meta:
        model = models.ArticleService
        fields = ["service"]


class ArticleSerializer(serializers.ModelSerializer):
    topics = ArticleTopicSerializer(many=True, read_only=True)
    related = serializers.SlugRelatedField(slug_field="slug", many=True, read_only=True)
    definitions = DefinitionSerializer(many=True, read_only=True)
    sections = SectionSerializer(many=True, read_only=True)
    guidance_rules = GuidanceRuleSerializer(many=True, read_only=True)
    symptom_warnings = SymptomWarningSerializer(many=True, read_only=True)
    scenarios = ScenarioSerializer(many=True, read_only=True)
    support_services = ArticleServiceSerializer(many=True, read_only=True)
    sources = ArticleSourceSerializer(many=True, read_only=True)

    class Meta:
        model = models.Article
        fields = [
            *("slug", "language", "title", "question", "short_answer", "summary", "notice"),
            *("reviewed_by_name", "reviewed_by_credentials", "reviewed_on", "next_review_due"),
            *("topics", "related", "definitions", "sections", "guidance_rules", "symptom_warnings"),
            *("scenarios", "support_services", "sources"),
        ]


class ArticleView(generics.RetrieveAPIView[Any]):
    serializer_class = ArticleSerializer
    lookup_field = "slug"
    queryset = models.Article.objects.prefetch_related(
        "topics__topic__parent",
        "topics__topic__codings",
        "related",
        "definitions__range_fact",
        "definitions__according_to",
        "sections",
        "guidance_rules__activity",
        "guidance_rules__wait_elapsed_fact",
        "guidance_rules__conditions__fact",
        "guidance_rules__citations__source",
        "symptom_warnings__conditions__fact",
        "symptom_warnings__citations__source",
        "symptom_warnings__codings",
        "scenarios",
        "support_services__service",
        "sources__source",
    )


urlpatterns = [path("api/v1/articles/<slug:slug>", ArticleView.as_view())]
