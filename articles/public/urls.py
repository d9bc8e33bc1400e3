"""The routes of the read API, under `/api/v1/`."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from articles.public import views, vocabulary
from articles.public.assessment.views import assess_article
from contentapi.api.serializers import SLUG


class SlugConverter(StringConverter):
    """A public name, as narrow as the names are: anything else is no route."""

    regex = SLUG


class VersionConverter(IntConverter):
    """A version number: from 1, in plain digits, within what a database holds."""

    regex = "[1-9][0-9]{0,8}"


register_converter(SlugConverter, "name")
register_converter(VersionConverter, "number")

urlpatterns = [
    path("articles", views.articles, name="articles"),
    path("articles/<name:slug>", views.article, name="article"),
    path("articles/<name:slug>/related", views.related_articles, name="related-articles"),
    path("articles/<name:slug>/versions", views.article_versions, name="article-versions"),
    path("articles/<name:slug>/versions/<number:number>", views.article_version, name="article-version"),
    path("articles/<name:slug>/assessment", assess_article, name="article-assessment"),
    path("article-parts", views.article_parts, name="article-parts"),
    path("article-parts/<name:slug>", views.article_part, name="article-part"),
    path("guidance-rules", views.guidance_rules, name="guidance-rules"),
    path("symptom-warnings", views.symptom_warnings, name="symptom-warnings"),
    path("topics", vocabulary.topics, name="topics"),
    path("topics/<name:slug>", vocabulary.topic, name="topic"),
    path("facts", vocabulary.facts, name="facts"),
    path("activities", vocabulary.activities, name="activities"),
    path("sources", vocabulary.sources, name="sources"),
    path("support-services", vocabulary.support_services, name="support-services"),
    path("changes", views.changes, name="changes"),
]
