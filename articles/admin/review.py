"""The page on which a clinician reads the whole of a draft and signs it; and what was signed, to look at."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles import models
from articles.admin import places
from articles.admin.acts import name_of
from articles.admin.published import ReadOnlyAdmin
from articles.editorial import checks, reading
from articles.publishing import document as documents
from articles.publishing import publish
from articles.publishing.document import Document, Publication
from articles.review import notice, reviewing
from articles.review.reviewing import Draft
from articles.review.standing import MOST_NAMED, Standing, State
from contentapi.errors import Conflict, DomainError, Fault

PERMISSION = "articles.review_article"
# At which field of the form a fault of the act is said.
_FIELDS = {"/review/reviewed_by/credentials": "credentials", "/review/next_review_due": "next_review_due"}


class ReviewForm(forms.Form):
    """What a reviewer says of their review. Their name is their account's."""

    credentials = forms.CharField(max_length=200, help_text="What makes you a reviewer, as readers will see it: MRCOG.")
    next_review_due = forms.DateField(
        label="Next review due",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="The day by which it is to be reviewed again.",
    )
    signed = forms.BooleanField(
        label="I have read all of the above, as it stands here, and I stand for it clinically.",
        error_messages={"required": "Tick this to sign. Without it, nothing is signed."},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


def review_view(request: HttpRequest, object_id: str) -> HttpResponse:
    """The whole of a draft as it would be served; on POST, it is signed, if it still says what was shown."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    article = _article(object_id)
    form = ReviewForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _sign(request, article, form):
        return HttpResponseRedirect(_where_to_go(request, article))
    draft = Draft.of(article)
    shown = reading.content_hash(draft.content, draft.words)
    if form is None or form["seen"].value() != shown:
        # What was shown is no longer there: nobody has ticked what is shown now.
        form = ReviewForm(initial={**(form.data.dict() if form else {}), "signed": False, "seen": shown})  # type: ignore[attr-defined]
    context = {
        **admin.site.each_context(request),
        "title": "Review",
        "article": article,
        "opts": models.Article._meta,
        "form": form,
        "reviewer": request.user,
        **_read_back(draft),
        "standing": reviewing.standing_of(draft),
        "in_the_way": reviewing.faults_in_reviewer(draft, request.user),  # type: ignore[arg-type]
        "before_publishing": _before_publishing(draft),
        "worth_a_look": notice.faults_in_reviewed(draft.content["notice"], draft.content["language"]),
    }
    return render(request, "admin/articles/review.html", context)


def _article(object_id: str) -> models.Article:
    found = None
    if object_id.isascii() and object_id.isdigit() and len(object_id) < 19:
        found = models.Article.objects.filter(pk=object_id).first()
    if found is None:
        raise Http404("There is no such article.")
    return found


def _sign(request: HttpRequest, article: models.Article, form: ReviewForm) -> bool:
    """Whether it is signed now; the person is told either way."""
    given = form.cleaned_data
    try:
        signed = reviewing.review(
            article.slug,
            by="",
            user=request.user,  # type: ignore[arg-type]
            credentials=given["credentials"],
            next_review_due=given["next_review_due"],
            seen=given["seen"],
            recorded_by=name_of(request),
        )
    except Conflict as moved:
        messages.error(request, moved.detail)
        return False
    except DomainError as refused:
        for fault in refused.faults or [Fault(refused.detail, refused.code)]:
            form.add_error(_FIELDS.get(fault.pointer or ""), fault.detail)
        return False
    messages.success(request, f"“{article}” is reviewed by {signed.name} as it stands. It is not published by that.")
    return True


def _where_to_go(request: HttpRequest, article: models.Article) -> str:
    may_look = any(request.user.has_perm(f"articles.{act}_article") for act in ("view", "change"))
    return reverse(f"admin:articles_article_{'change' if may_look else 'review'}", args=[article.pk])


def _read_back(draft: Draft) -> dict[str, Any]:
    """The document as it would be served, or what keeps it from being one."""
    if faults := checks.faults_in_content(draft.content, draft.words):
        return {"document": None, "faults": _placed(faults, draft)}
    now = datetime.now(UTC)
    document: Document = documents.render(draft.content, draft.words, Publication(1, now, now))
    return {"document": document}


def _before_publishing(draft: Draft) -> list[tuple[str, str]]:
    """What else the gates have against the draft: to put it right changes what it says, and would end the review.

    The gates take it for unreviewed, as it is yet; what its notice must say for that, is not to be signed along.
    """
    faults = publish.faults_in_draft(draft.article.slug, allow_unreviewed=True)
    left = [fault for fault in faults if fault.pointer != "/review" and fault.code not in notice.OF_THE_UNREVIEWED]
    return _placed([fault for fault in left if not fault.advisory], draft)


def _placed(faults: Iterable[Fault], draft: Draft) -> list[tuple[str, str]]:
    return [(places.linked(fault, draft.article, draft.content), fault.detail) for fault in faults]


def state_in_words(article: models.Article) -> SafeString:
    """What an article's review is worth, as its page shows it."""
    standing = reviewing.standing_of(Draft.of(article))
    return format_html("{}{}", _sentence(standing), _why(standing))


def way_to_the_act(article: models.Article) -> SafeString:
    url = reverse("admin:articles_article_review", args=[article.pk])
    return format_html('<a href="{}">Read all of it, and review…</a>', url)


def _sentence(standing: Standing) -> str:
    review, by = standing.review, standing.review["reviewed_by"]
    if standing.counts:
        named = f"{by['name']} ({by['credentials']})"
        overdue = " That day has passed: the next review is overdue." if standing.advice else ""
        return (
            f"Reviewed by {named} on {_day(review['reviewed_on'])}; that fits what the draft says. "
            f"The next review is due on {_day(review['next_review_due'])}.{overdue}"
        )
    if standing.state is State.NOBODY:
        return "Nobody has reviewed what the draft says."
    if standing.state is State.CHANGED:
        return standing.against[0].detail
    return f"The review does not count. {standing.summary}"


def _why(standing: Standing) -> SafeString:
    if not standing.changes:
        return SafeString("")
    named = [(change.words,) for change in standing.changes[:MOST_NAMED]]
    if more := len(standing.changes) - len(named):
        named.append((f"And {more} more.",))
    return format_html(" Changed since:<ul>{}</ul>", format_html_join("", "<li>{}</li>", named))


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "j F Y")


@admin.register(models.ClinicalReview)
class ClinicalReviewAdmin(ReadOnlyAdmin):
    list_display = ["slug", "name", "credentials", "reviewed_on", "next_review_due", "recorded_by", "recorded_at"]
    search_fields = ["slug", "name"]
    fields = [
        *("slug", "name", "credentials", "account", "reviewed_on", "next_review_due", "content_hash"),
        *("recorded_by", "recorded_at", "signed"),
    ]
    readonly_fields = ["signed"]

    @admin.display(description="what was signed")
    def signed(self, review: models.ClinicalReview) -> SafeString:
        return format_html('<pre class="document" tabindex="0">{}</pre>', reviewing.in_full(review))
