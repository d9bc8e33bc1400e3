"""The page on which an editor publishes: what stands in the way and what changes for readers, before anything does.

The form carries the token of what was shown, and a tick for each sentence that is less cautious than what is live. The
door looks again: what is published is what was seen, and nothing that was not ticked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from articles import models
from articles.admin import places
from articles.admin.acts import name_of, selected
from articles.admin.forms import PublicationForm, PublishForm
from articles.editorial import yaml_source
from articles.guidance.comparison import Difference, Towards
from articles.publishing import prospect, publish, telling
from articles.publishing.gates import UNTRIED_EDGE
from articles.publishing.prospect import Prospect
from articles.terms import Significance
from contentapi.errors import DomainError, Fault

Placed = tuple[str, str]


@dataclass(frozen=True)
class Standing:
    """An article at the door: what the gates have against it, as (where, what) in words, and what it would change."""

    article: models.Article
    found: Prospect
    form: PublicationForm
    blocking: list[Placed]
    advisory: list[Placed]
    edges: list[tuple[str, str, str]]

    @property
    def review(self) -> str:
        return telling.review_in_words(self.found)

    @property
    def more_cautious(self) -> list[Difference]:
        return self._towards(Towards.MORE_CAUTION)

    @property
    def neither(self) -> list[Difference]:
        return self._towards(Towards.NEITHER)

    def _towards(self, where: Towards) -> list[Difference]:
        return [one for one in self.found.comparison.differences if one.towards is where]


def publish_view(request: HttpRequest) -> HttpResponse:
    """What the door says of each selected article; on POST, each that it lets through is published."""
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    articles = selected(request)
    said = PublishForm(request.POST or None)
    bound: dict[str, PublicationForm] = {}
    if request.method == "POST" and said.is_valid():
        attempts = [(article, _publish(request, article, said.cleaned_data)) for article in articles]
        bound = {article.slug: form for article, form in attempts if form is not None}
        articles = [article for article in articles if article.slug in bound]
        if not articles:
            return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    elif request.method == "POST":
        bound = {article.slug: PublicationForm(_of(article), request.POST) for article in articles}
    allow_unreviewed = bool(request.POST.get("allow_unreviewed"))
    context = {
        **admin.site.each_context(request),
        "title": "Publish",
        "form": said,
        "standings": [
            _standing(article, bound.get(article.slug), allow_unreviewed=allow_unreviewed) for article in articles
        ],
        "opts": models.Article._meta,
    }
    return render(request, "admin/articles/publish.html", context)


def _of(article: models.Article) -> Prospect:
    return prospect.of_article(article, today=datetime.now(UTC))


def _publish(request: HttpRequest, article: models.Article, given: dict[str, Any]) -> PublicationForm | None:
    """Publishes the article, and says so; where it does not, the form as it was sent, with what is wrong told."""
    form = PublicationForm(_of(article), request.POST)
    if form.is_what_was_shown and not form.is_valid():
        messages.error(request, f"“{article}” was not published: see below.")
        return form
    try:
        version = publish.publish(
            article.slug,
            by=name_of(request),
            significance=Significance(form.wanted) if form.wanted else None,
            note=given["note"],
            allow_unreviewed=given["allow_unreviewed"],
            acknowledged=form.ticked,
            seen=form.shown,
        )
    except DomainError as refused:
        messages.error(request, f"“{article}” was not published. {_why(refused, form)}")
        return form
    messages.success(request, f"“{article}” is live as version {version.number}.")
    return None


def _why(refused: DomainError, form: PublicationForm) -> str:
    if refused.code == "moved" and not form.shown:
        return "This page has not shown you yet what it would change: it does now."
    if refused.code == "moved":
        return "It has changed since you were shown it: look at it again, below. Nothing is ticked any more."
    if isinstance(refused, publish.NotAcknowledged):
        missing = len(refused.missing)
        return f"{missing} of the sentences about less caution {'is' if missing == 1 else 'are'} not ticked."
    return refused.detail


def _standing(article: models.Article, sent: PublicationForm | None, *, allow_unreviewed: bool) -> Standing:
    found = _of(article)
    # What was ticked, or chosen, was of what was shown then.
    form = sent if sent is not None and sent.shown == found.token else PublicationForm(found)

    def placed(fault: Fault) -> str:
        return places.linked(fault, article, found.content)

    faults = telling.less_edges(found.faults(allow_unreviewed=allow_unreviewed))
    return Standing(
        article,
        found,
        form,
        _in_words(placed, (fault for fault in faults if not fault.advisory)),
        _in_words(placed, (fault for fault in faults if fault.advisory)),
        [
            (
                placed(Fault(edge.sentence, UNTRIED_EDGE, edge.pointer)),
                edge.sentence,
                yaml_source.write([dict(edge.scenario)]),
            )
            for edge in found.edges
        ],
    )


def _in_words(placed: Any, faults: Iterable[Fault]) -> list[Placed]:
    return [(placed(fault), fault.detail) for fault in faults]
