"""Whether a colleague's claim should end: a lead is asked about it once, and told what becomes of their work."""

from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from testimonials.admin import pages
from testimonials.admin.access import may_reopen
from testimonials.admin.codes import short_code
from testimonials.models import Submission
from testimonials.moderation import leases


def ask_end_claim_view(request: HttpRequest, submission_id: str) -> HttpResponse:
    """Asks alone. The form leads to the act itself (`acts`), which the door refuses to anybody but leads."""
    if not may_reopen(request):
        raise PermissionDenied
    submission = Submission.objects.filter(pk=submission_id, erased_at=None).first()
    if submission is None:
        raise Http404
    return pages.show(
        request,
        "end_claim.html",
        title="End a claim",
        tab="waiting",
        submission=submission,
        code=short_code(submission),
        holder=leases.holder(submission, datetime.now(UTC)),
        back=pages.story_url(submission_id),
    )
