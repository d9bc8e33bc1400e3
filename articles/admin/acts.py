"""What editors do to whole articles beside publishing them: retire, and restore a version."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles import models
from articles.admin.forms import RetireForm
from articles.editorial import drafts, versions, vocabulary
from articles.editorial.edits import Hand
from articles.publishing import gates, publish, unpublished
from contentapi.admin_site import as_pk
from contentapi.errors import Conflict, DomainError, InvalidInput


def name_of(request: HttpRequest) -> str:
    """Who is at work, as it is recorded."""
    user: AbstractBaseUser | AnonymousUser = request.user
    return user.get_username()


def redirect_to(act: str, queryset: QuerySet[models.Article]) -> HttpResponse:
    """To the page of `act` for the selected articles."""
    ids = ",".join(str(pk) for pk in queryset.values_list("pk", flat=True))
    return HttpResponseRedirect(f"{reverse(f'admin:articles_article_{act}')}?ids={ids}")


# More than anybody selects, and fewer than a database takes as parameters of one query.
_MOST_AT_ONCE = 500


def selected(request: HttpRequest) -> list[models.Article]:
    """The drafts that an act was chosen for."""
    given = [as_pk(one) for one in request.GET.get("ids", "").split(",")]
    ids = [pk for pk in given if pk is not None][:_MOST_AT_ONCE]
    return list(models.Article.objects.filter(pk__in=ids).order_by("slug"))


def verdicts_on(article: models.Article) -> dict[str, list[str]] | None:
    """What is wrong with each scenario of the draft, by key; None where they cannot be run."""
    content = drafts.read(article)
    try:
        run = gates.run_scenarios(content, vocabulary.read())
    except InvalidInput:
        return None
    return {
        scenario["key"]: [fault.detail for fault in faults]
        for scenario, faults in zip(content["scenarios"], run, strict=True)
    }


def retire_view(request: HttpRequest) -> HttpResponse:
    """Asks for the successor; on POST, each selected article is retired."""
    return _retire_page(request, selected(request), "admin:articles_article_changelist")


def retire_live_view(request: HttpRequest) -> HttpResponse:
    """The same for live articles by their slug: whether they have a draft does not matter."""
    slugs = request.GET.get("slugs", "").split(",")
    live = models.PublishedArticle.objects.filter(slug__in=slugs, retired_at=None)
    return _retire_page(request, list(live), "admin:articles_publishedarticle_changelist")


def _retire_page(request: HttpRequest, articles: list[Any], back: str) -> HttpResponse:
    if not request.user.has_perm("articles.retire_article"):
        raise PermissionDenied
    form = RetireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        articles = [article for article in articles if not _retire(request, article, form.cleaned_data["successor"])]
        if not articles:
            return HttpResponseRedirect(reverse(back))
    context = {
        **admin.site.each_context(request),
        "title": "Retire",
        "form": form,
        "articles": articles,
        "live": _live_versions(articles),
        "back": reverse(back),
        "opts": models.Article._meta,
    }
    return render(request, "admin/articles/retire.html", context)


def _live_versions(articles: list[Any]) -> dict[str, int]:
    """The live version of each article that has one, by slug."""
    live = models.PublishedArticle.objects.filter(slug__in=[one.slug for one in articles], retired_at=None)
    return dict(live.values_list("slug", "version__number"))


def _retire(request: HttpRequest, article: Any, successor: str) -> bool:
    try:
        with transaction.atomic():
            models.ChangeFeed.lock()
            live = _live_versions([article]).get(article.slug)
            if live is not None and request.POST.get(f"live-{article.slug}") != str(live):
                raise Conflict(
                    f"“{article}” was not retired: version {live} is live, which this page has not shown you."
                )
            publish.retire(article.slug, by=name_of(request), successor=successor or None)
    except DomainError as refused:
        messages.error(request, refused.detail)
        return False
    messages.success(request, f"“{article}” is retired.")
    return True


def log(request: HttpRequest, row: Any, what: str) -> None:
    """Into the row's history in the admin, beside its saves."""
    admin.site.get_model_admin(type(row)).log_change(request, row, what)


def restore_view(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: makes a version the draft of its article again; asks first where the draft has unpublished work in it."""
    if request.method != "POST" or not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    version = get_object_or_404(models.ArticleVersion, pk=pk) if as_pk(pk) is not None else None
    if version is None:
        raise Http404
    article = models.Article.objects.filter(slug=version.slug).first()
    # Before it is looked at: what is saved while that is done has been seen by nobody.
    over = versions.of(article) if article else None
    agreed = request.POST.get("over")
    work = unpublished.in_draft(article) if article else None
    if work is not None and agreed != work.version:
        return _ask_to_restore(request, version, work, again=agreed is not None)
    try:
        hand = Hand.of(request.user)  # type: ignore[arg-type]
        restored = publish.restore(version.slug, version.number, by=name_of(request), over=over, hand=hand)
    except DomainError as refused:
        for words in [refused.detail, *(f"{fault.pointer}: {fault.detail}" for fault in refused.faults)]:
            messages.error(request, words)
        return HttpResponseRedirect(reverse("admin:articles_articleversion_change", args=[pk]))
    log(request, restored.article, f"Restored version {version.number}.")
    messages.success(request, f"The draft is version {version.number} again. Readers see it when it is published.")
    if work is not None:
        messages.success(request, "What the draft said before is kept: see the copies at the end of this page.")
    if restored.unsigned:
        said = f"The review by {restored.unsigned} does not come back: it was not of what the draft says now."
        messages.warning(request, said)
    for name in restored.differs:
        messages.warning(request, f"{name}: the shared entry has changed since then; the draft uses today's.")
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[restored.article.pk]))


def _ask_to_restore(
    request: HttpRequest, version: models.ArticleVersion, work: unpublished.Unpublished, *, again: bool
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": f"Restore version {version.number} of “{work.article}”",
        "version": version,
        "work": work,
        "again": again,
        "opts": models.ArticleVersion._meta,
    }
    return render(request, "admin/articles/restore.html", context)
