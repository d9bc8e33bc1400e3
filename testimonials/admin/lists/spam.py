"""Stories that were marked as spam, rejected together: each read by somebody, told apart, and on the version seen."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from contentapi.errors import DomainError
from testimonials.admin import pages
from testimonials.admin.access import name_of
from testimonials.admin.codes import short_code
from testimonials.admin.lists import rows
from testimonials.letters import LETTERS
from testimonials.models import Submission
from testimonials.models.intake import is_id
from testimonials.moderation import decisions, spam_marks
from testimonials.terms import DecisionReason, Move

LETTER = LETTERS[Move.REJECT][DecisionReason.SPAM]


def spam_view(request: HttpRequest) -> HttpResponse:
    """Names what is marked, with the letter that goes out; what is chosen of it and confirmed is rejected (POST)."""
    if request.method == "POST" and "confirmed" in request.POST:
        chosen = _chosen(request)
        if chosen:
            _reject(request, chosen)
        else:
            messages.warning(request, "Nothing was selected, so nothing was rejected.")
        return HttpResponseRedirect(reverse("admin:testimonials_spam"))
    marked = Submission.objects.awaiting_decision().exclude(spam_marked_by="")
    page = rows.page_of(request, marked)
    lines = rows.read(page, datetime.now(UTC), compared=True)
    return pages.show(
        request, "spam.html", title="Marked as spam", tab="waiting", rows=lines, page=page, letter=LETTER, query=""
    )


def _chosen(request: HttpRequest) -> Sequence[tuple[str, int]]:
    """Which stories, each with the version that was in the list."""
    pairs = (value.partition(":") for value in request.POST.getlist("story")[: rows.ROWS_A_PAGE])
    return [(name, int(version)) for name, _, version in pairs if is_id(name) and re.fullmatch("[0-9]{1,9}", version)]


def _reject(request: HttpRequest, chosen: Sequence[tuple[str, int]]) -> None:
    found = Submission.objects.filter(pk__in=[name for name, _ in chosen]).only(*rows.FIELDS).in_bulk()
    rejected: list[str] = []
    for name, version in chosen:
        submission = found.get(name)
        code = (short_code(submission) if submission else "") or name
        try:
            if submission is not None:
                # Of what was marked then: whatever has changed since is another version, and the door refuses it.
                spam_marks.must_be_marked(submission)
            decisions.reject(name, by=name_of(request), version=version, reason=DecisionReason.SPAM, message=LETTER)
        except DomainError as refused:
            messages.error(request, f"{code}: not rejected. {refused.detail}")
        else:
            rejected.append(code)
    if rejected:
        messages.success(request, f"Rejected as spam: {', '.join(rejected)}.")
