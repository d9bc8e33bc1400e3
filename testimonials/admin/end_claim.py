"""A lead ends a colleague's claim: asked about once, in words that say what becomes of their work."""

from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from contentapi.errors import DomainError
from testimonials.admin import pages
from testimonials.admin.access import may_reopen, name_of
from testimonials.admin.codes import short_code
from testimonials.models import Submission
from testimonials.moderation import leases


def end_claim_view(request: HttpRequest, submission_id: str) -> HttpResponse:
    """Asks (GET, or POST without `confirmed`), and then ends it, so that anybody can claim the story."""
    if not may_reopen(request):
        raise PermissionDenied
    back = pages.story_url(submission_id)
    if request.method == "POST" and "confirmed" in request.POST:
        try:
            leases.end(submission_id, by=name_of(request), is_lead=True)
        except DomainError as refused:
            return pages.answer_refused(request, refused, to=back)
        return pages.answer_done(request, "The claim has ended. Anybody can claim the story now.", to=back)
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
        back=back,
    )
