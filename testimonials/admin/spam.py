"""Many stories rejected as spam at once: each on the version that was seen, and none that may be a person in danger."""

import re
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles.models.public import PublishedArticle
from contentapi.errors import DomainError
from testimonials.admin import pages
from testimonials.admin.access import name_of
from testimonials.letters import LETTERS
from testimonials.models import Submission
from testimonials.models.intake import is_id
from testimonials.moderation import decisions
from testimonials.terms import DecisionReason, Move, Priority

MOST_AT_ONCE = 50
LETTER = LETTERS[Move.REJECT][DecisionReason.SPAM]


@require_POST
def spam_view(request: HttpRequest) -> HttpResponse:
    """Names what would be rejected, with the letter that goes out; once that is confirmed, rejects it."""
    chosen = _chosen(request)
    queue = reverse("admin:testimonials_submission_changelist")
    if not chosen:
        messages.warning(request, "Nothing was selected, so nothing was rejected.")
        return HttpResponseRedirect(queue)
    if "confirmed" in request.POST:
        _reject(request, chosen)
        return HttpResponseRedirect(queue)
    found = Submission.objects.filter(pk__in=[name for name, _ in chosen]).values_list("pk", "article", "submitted_at")
    titles = dict(PublishedArticle.objects.filter(slug__in={row[1] for row in found}).values_list("slug", "title"))
    rows = {pk: (titles.get(article, article), submitted_at) for pk, article, submitted_at in found}
    lines = [(f"{name}:{version}", name, *rows[name]) for name, version in chosen if name in rows]
    return pages.show(request, "spam.html", title="Reject as spam", tab="waiting", lines=lines, letter=LETTER)


def _chosen(request: HttpRequest) -> Sequence[tuple[str, int]]:
    """Which stories, each with the version that was in the list."""
    pairs = (value.partition(":") for value in request.POST.getlist("story")[:MOST_AT_ONCE])
    return [(name, int(version)) for name, _, version in pairs if is_id(name) and re.fullmatch("[0-9]{1,9}", version)]


def _reject(request: HttpRequest, chosen: Sequence[tuple[str, int]]) -> None:
    named = Submission.objects.filter(pk__in=[name for name, _ in chosen])
    urgent = set(named.filter(priority=Priority.CRISIS).values_list("pk", flat=True))
    rejected = 0
    for name, version in chosen:
        if name in urgent:
            messages.error(request, f"{name}: not rejected. Its author may be in danger, so it has to be read.")
            continue
        try:
            decisions.reject(name, by=name_of(request), version=version, reason=DecisionReason.SPAM, message=LETTER)
        except DomainError as refused:
            messages.error(request, f"{name}: not rejected. {refused.detail}")
        else:
            rejected += 1
    if rejected:
        messages.success(request, f"Rejected as spam: {rejected}.")
